// SPDX-License-Identifier: MIT
// What the command `token` prints.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"
#include "http/tokens.hpp"

#include <span>
#include <string>
#include <vector>

namespace intouch::json {

/// The link that signs a browser in.
struct login_link {
    /// The same link for each name of the control listener; that of a proxy is first.
    std::vector<std::string> urls;
    instant until;
    bool operator==(const login_link&) const = default;
};
/// {"url": the first, "urls", "until"}.
[[nodiscard]] std::string login(const login_link& link, const time_zone& zone);

/// [{"name", "scope", "made"}]: the tokens of other programs.
[[nodiscard]] std::string named_tokens(std::span<const http::named_token> tokens);

} // namespace intouch::json
