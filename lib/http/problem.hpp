// SPDX-License-Identifier: MIT
#pragma once

#include "core/error.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace intouch::http {

/// A refusal as RFC 9457 describes it. A value only: lib/json renders it, the public listener does not.
struct problem {
    unsigned status = 500;
    std::string detail; ///< what was found, what was expected, what to do
    std::string type = "about:blank";
    std::string field; ///< the member, parameter or header at fault; empty for none
    std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>> members; ///< extensions
    fields headers;          ///< that go with the answer: Allow, WWW-Authenticate, Retry-After
    bool to_browser = false; ///< the request names text/html in Accept
    bool operator==(const problem&) const = default;
};

/// The status of an answer that fails with `code`.
[[nodiscard]] unsigned status_of(errc code);

[[nodiscard]] problem make_problem(unsigned status, std::string detail, std::string field = {});
/// "400 Bad Request\n" and nothing more, as text/plain: the answer for strangers.
[[nodiscard]] response bare_response(const problem& p);

} // namespace intouch::http
