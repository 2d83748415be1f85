// SPDX-License-Identifier: MIT
// What can go wrong between intouch and a server, sorted by what the user can do about it.
#pragma once

#include "core/date.hpp"
#include "dav/requests.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

/// What stops a sync, sorted by what the user can do about it.
enum class trouble : std::uint8_t {
    unreachable,  ///< no answer: tried again later
    busy,         ///< 429, 503: tried again when the server says
    broken,       ///< 5xx, 423
    unauthorized, ///< wrong user or password: nothing is tried until they change
    forbidden,    ///< 403
    refused,      ///< another 4xx: no right is missing, and another try is refused too
    not_found,    ///< 404, 410
    not_caldav,   ///< the address is not a CalDAV server
    no_events,    ///< the calendar does not take the component that intouch writes
    read_only,
    full,       ///< 507: the quota is used up
    conflict,   ///< 409, 412
    redirected, ///< to an address where credentials may not go, or too often
    malformed,  ///< an answer that cannot be read
    undecided,  ///< objects of a lost state are there; the user says what becomes of them
    unreadable, ///< an object of ours on the server
};

struct fault {
    trouble what = trouble::malformed;
    std::string text;                     ///< a sentence: the request, the server's answer, the remedy
    std::optional<seconds> retry_after{}; ///< from one minute to two hours
    bool operator==(const fault&) const = default;
};

template <class T> using outcome = std::expected<T, fault>;

/// Whether the settings name a user for the request.
enum class credentials_use : std::uint8_t { sent, none };

/// Retry-After (RFC 9110 10.2.3), seconds or a date, limited to one minute and two hours. Unreadable: 15
/// minutes.
[[nodiscard]] seconds retry_after(const http::response& r, instant now);

/// The fault of an answer with status 300 or above. Its text begins with `asked` ("listing the calendar"). It
/// quotes the server's own words from an error document (RFC 4918 16, sabre's message) or from plain text,
/// shortened.
[[nodiscard]] fault fault_of(const answer& a, std::string_view asked, instant now,
                             credentials_use sent = credentials_use::sent);

} // namespace intouch::dav
