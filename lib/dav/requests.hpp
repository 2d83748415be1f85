// SPDX-License-Identifier: MIT
// A request to a server and its answer, as values, and one function for each request. The addresses of objects are
// the server's hrefs, made absolute. The sender adds Host, Content-Length and Connection. It follows no redirects.
#pragma once

#include "dav/url.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace intouch::dav {

struct request {
    url to;
    /// Only method, target (the target of `to`), headers and body are used.
    http::request message;
    bool operator==(const request&) const = default;
};

struct answer {
    url from; ///< the last address, after redirects
    http::response response;
    bool operator==(const answer&) const = default;
};

/// RFC 4918 9.1. `properties` with the writer's prefixes: "D:getetag".
[[nodiscard]] request propfind(url to, int depth, std::initializer_list<std::string_view> properties);
/// RFC 6578 3.2. An empty token asks for everything. Depth is 0, or 1 for servers older than the RFC.
[[nodiscard]] request sync_collection(url collection, std::string_view token, int depth);
/// RFC 4791 7.9, for hrefs in this collection. They are sent as paths.
[[nodiscard]] request calendar_multiget(url collection, std::span<const std::string> hrefs);
/// RFC 4791 7.8.6: the object with that UID. `component`: "VEVENT" or "VTODO".
[[nodiscard]] request query_uid(url collection, std::string_view component, std::string_view uid);
/// RFC 4791 7.8: all events of a calendar, without a time range, because some servers ignore the later
/// occurrences of a series.
[[nodiscard]] request query_events(url collection);
/// RFC 4791 5.3.1, for one type of component. `color` is Apple's calendar-color ("#2E8B57FF"); empty: none.
[[nodiscard]] request mkcalendar(url to, std::string_view name, std::string_view component,
                                 std::string_view color);
/// RFC 5689: the same request for servers without MKCALENDAR.
[[nodiscard]] request mkcol(url to, std::string_view name, std::string_view component,
                            std::string_view color);

[[nodiscard]] request get(url to);
/// RFC 4791 5.3.2, with If-None-Match: *.
[[nodiscard]] request create(url to, std::string body);
/// The condition of a write (RFC 9110 13.1).
struct condition {
    enum class kind : std::uint8_t {
        etag,       ///< If-Match with `value`, exactly as received
        unmodified, ///< If-Unmodified-Since with `value`, exactly as received
        there,      ///< If-Match: *
        none,       ///< no condition
    } is = kind::etag;
    std::string value{};
    bool operator==(const condition&) const = default;
};
[[nodiscard]] request update(url to, const condition& when, std::string body);
/// With Schedule-Reply: F (RFC 6638 8.1), so that the server tells no organizer that the user declines.
[[nodiscard]] request remove(url to, const condition& when);

} // namespace intouch::dav
