// SPDX-License-Identifier: MIT
// One function for each request. Addresses of objects are the server's hrefs, made absolute.
#pragma once

#include "dav/exchange.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace intouch::dav {

/// RFC 4918 9.1. `properties` with the writer's prefixes: "D:getetag".
[[nodiscard]] request propfind(url to, int depth, std::initializer_list<std::string_view> properties);
/// RFC 6578 3.2; no token: everything. Depth is 0, or 1 for servers before the RFC.
[[nodiscard]] request sync_collection(url collection, std::string_view token, int depth);
/// RFC 4791 7.9, of hrefs in this collection: sent as paths.
[[nodiscard]] request calendar_multiget(url collection, std::span<const std::string> hrefs);
/// RFC 4791 7.8.6: the object with that UID. `component`: "VEVENT" or "VTODO".
[[nodiscard]] request query_uid(url collection, std::string_view component, std::string_view uid);
/// RFC 4791 7.8: all events of a calendar, whenever they are: some servers look for no later occurrence of a
/// series.
[[nodiscard]] request query_events(url collection);
/// RFC 4791 5.3.1, for one type of component. `color` as in Apple's calendar-color ("#2E8B57FF"); empty:
/// none.
[[nodiscard]] request mkcalendar(url to, std::string_view name, std::string_view component,
                                 std::string_view color);
/// RFC 5689: the same for servers without MKCALENDAR.
[[nodiscard]] request mkcol(url to, std::string_view name, std::string_view component,
                            std::string_view color);

[[nodiscard]] request get(url to);
/// RFC 4791 5.3.2. If-None-Match: *.
[[nodiscard]] request create(url to, std::string body);
/// What must hold for a write to be done (RFC 9110 13.1).
struct condition {
    enum class kind : std::uint8_t {
        etag,       ///< If-Match, `value` exactly as received
        unmodified, ///< If-Unmodified-Since, `value` likewise
        there,      ///< If-Match: *
        none,       ///< nothing
    } is = kind::etag;
    std::string value{};
    bool operator==(const condition&) const = default;
};
[[nodiscard]] request update(url to, const condition& when, std::string body);
/// Schedule-Reply (RFC 6638 8.1): nobody is told that we decline, whatever became of the object.
[[nodiscard]] request remove(url to, const condition& when);

} // namespace intouch::dav
