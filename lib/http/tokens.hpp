// SPDX-License-Identifier: MIT
// The tokens of other programs: a phone's shortcut, a home automation. Each has a name and a scope. A file keeps their
// digests; the tokens themselves are nowhere.
#pragma once

#include "core/date.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

/// Each scope may do what the ones before it may.
enum class scope : std::uint8_t {
    read,
    log,  ///< what happened with people, and what is to come of it
    all,  ///< all but what makes further secrets
    owner ///< the user: the socket, the token of the machine, a signed-in browser
};
/// "read", "log", "all"; "owner" is no scope of a named token.
[[nodiscard]] std::string_view name(scope s);
/// Nothing for "owner", too.
[[nodiscard]] std::optional<scope> parse_scope(std::string_view text);

struct named_token {
    std::string name;
    scope may = scope::read;
    date made;
    std::string digest; ///< SHA-256 in hexadecimal digits
    bool operator==(const named_token&) const = default;
};

/// A file of lines such as "shortcut log 2026-11-30 DIGEST". `errc::invalid` names a line that is none.
[[nodiscard]] result<std::vector<named_token>> parse_tokens(std::string_view text);
[[nodiscard]] std::string print_tokens(std::span<const named_token> tokens);

/// The token that `given` is, in a time that depends on their number alone.
[[nodiscard]] std::optional<named_token> find_token(std::span<const named_token> tokens,
                                                    std::string_view given);

/// The tokens and `fresh`. `errc::invalid` for a name that is no id, `errc::conflict` for one in use.
[[nodiscard]] result<std::vector<named_token>> with_token(std::vector<named_token> tokens, named_token fresh);
/// The tokens but the one of that name. `errc::not_found` names the nearest.
[[nodiscard]] result<std::vector<named_token>> without_token(std::vector<named_token> tokens,
                                                             std::string_view name);
/// Of a new token.
[[nodiscard]] std::string digest_of_token(std::string_view token);

} // namespace intouch::http
