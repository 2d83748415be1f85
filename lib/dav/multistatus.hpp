// SPDX-License-Identifier: MIT
// RFC 4918 13 and what servers make of it: a response at the root, a status at the response's level, 201 for
// what has changed, several propstats, ETags without quotes, hrefs twice, content types of any kind.
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
    std::string href;                  ///< as sent, blanks at both ends gone
    std::optional<unsigned> status{};  ///< of the response itself; without: `found` are its properties
    std::string etag{};                ///< as sent; empty: none
    std::optional<std::string> data{}; ///< calendar-data, lines ended by LF
    bool collection = false;           ///< of its resourcetype
    bool calendar = false;
    std::vector<element> found{};       ///< all other properties of a propstat with 2xx
    std::vector<xml_name> conditions{}; ///< children of DAV:error
    bool operator==(const row&) const = default;

    [[nodiscard]] const element* find(std::string_view ns, std::string_view local) const;
    /// Of a property that holds one; empty: none.
    [[nodiscard]] std::string_view href_in(std::string_view ns, std::string_view local) const;
};

struct multistatus {
    std::vector<row> rows;
    std::string sync_token{};          ///< empty: none
    std::vector<std::string> faults{}; ///< rows that could not be read, why
    bool operator==(const multistatus&) const = default;
};

inline constexpr std::size_t most_rows = 50'000;

/// `errc::invalid` when it is no multistatus, or not whole; nothing of it is used then: what is missing
/// would pass for deleted.
[[nodiscard]] result<multistatus> parse_multistatus(std::string_view body, const xml_limits& limits = {});

/// RFC 4918 16: the conditions of a DAV:error body, and the href that one may name (no-uid-conflict).
struct error_body {
    std::vector<xml_name> conditions;
    std::string href{};
    std::string message{}; ///< sabre's, or a responsedescription
    bool operator==(const error_body&) const = default;

    [[nodiscard]] bool has(std::string_view ns, std::string_view local) const;
};
/// Empty for a body that is none.
[[nodiscard]] error_body parse_error_body(std::string_view body);

} // namespace intouch::dav
