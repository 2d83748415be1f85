// SPDX-License-Identifier: MIT
// Multistatus (RFC 4918 13), also in the variants that servers send: a response at the root, a status of the
// whole response, 201 for changed objects, several propstats, ETags without quotes, repeated hrefs, any
// content type.
#pragma once

#include "core/result.hpp"
#include "dav/xml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

struct row {
    std::string href;                   ///< as sent, trimmed
    std::optional<unsigned> status{};   ///< of the response itself; absent: `found` holds its properties
    std::string etag{};                 ///< as sent; empty: none
    std::optional<std::string> data{};  ///< calendar-data, lines end with LF
    bool collection = false;            ///< its resourcetype is a collection
    bool calendar = false;              ///< its resourcetype is a calendar
    std::vector<element> found{};       ///< all other properties of a propstat with 2xx
    std::vector<xml_name> conditions{}; ///< the children of DAV:error
    bool operator==(const row&) const = default;

    [[nodiscard]] const element* find(std::string_view ns, std::string_view local) const;
    /// The href inside a property; empty: none.
    [[nodiscard]] std::string_view href_in(std::string_view ns, std::string_view local) const;
};

struct multistatus {
    std::vector<row> rows;
    std::string sync_token{};          ///< empty: none
    std::vector<std::string> faults{}; ///< why some rows could not be read
    bool operator==(const multistatus&) const = default;
};

inline constexpr std::size_t most_rows = 50'000;

/// `errc::invalid`: no multistatus, or an incomplete one. Nothing of it is used then, because a missing row
/// would look like a deleted object.
[[nodiscard]] result<multistatus> parse_multistatus(std::string_view body, const xml_limits& limits = {});

/// The objects of a CalDAV collection as one text.
struct collection_text {
    std::string text;                    ///< one object after the other; never empty
    std::vector<std::string> left_out{}; ///< objects that are no calendars, with the reason: "a.ics: …"
    bool operator==(const collection_text&) const = default;
};

/// Reads the answer to `query_events`. Errors are those of `parse_multistatus`.
[[nodiscard]] result<collection_text> read_collection(std::string_view body);

/// A DAV:error body (RFC 4918 16): its conditions, and the href that a condition may name (no-uid-conflict).
struct error_body {
    std::vector<xml_name> conditions;
    std::string href{};
    std::string message{}; ///< sabre's message, or a responsedescription
    bool operator==(const error_body&) const = default;

    [[nodiscard]] bool has(std::string_view ns, std::string_view local) const;
};
/// Empty for any other body.
[[nodiscard]] error_body parse_error_body(std::string_view body);

} // namespace intouch::dav
