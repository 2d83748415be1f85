// SPDX-License-Identifier: MIT
// What can go wrong between intouch and a server, sorted by what the user can do about it.
#pragma once

#include "core/date.hpp"
#include "dav/exchange.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

/// What keeps an account from being synchronised, by what the user can do about it.
enum class trouble : std::uint8_t {
    unreachable,  ///< no answer: try again later
    busy,         ///< 429, 503: later, when the server says
    broken,       ///< 5xx; 423
    unauthorized, ///< user and password are not taken: nothing is tried until they change
    forbidden,    ///< 403
    not_found,    ///< 404, 410
    not_caldav,   ///< what answers is no CalDAV server
    no_events,    ///< the calendar takes other things than we write
    read_only,
    full,       ///< 507: quota
    conflict,   ///< 409, 412
    redirected, ///< elsewhere, where credentials may not go, or too often
    malformed,  ///< an answer that cannot be read
};

struct fault {
    trouble what = trouble::malformed;
    std::string text;                     ///< a sentence: what was asked, what the server said, what to do
    std::optional<seconds> retry_after{}; ///< within a minute and two hours
    bool operator==(const fault&) const = default;
};

template <class T> using outcome = std::expected<T, fault>;

/// RFC 9110 10.2.3, seconds or a date, within a minute and two hours; 15 minutes when it cannot be read.
[[nodiscard]] seconds retry_after(const http::response& r, instant now);

/// The fault that an answer of 300 and above is, in words that begin with `asked` ("listing the calendar").
/// Quotes what the server says in an error document (RFC 4918 16, sabre's message) or plain text, shortened.
[[nodiscard]] fault fault_of(const answer& a, std::string_view asked, instant now);

} // namespace intouch::dav
