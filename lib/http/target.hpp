// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

struct target_parts {
    std::vector<std::string> path;
    std::vector<parameter> query;
    bool operator==(const target_parts&) const = default;
};

/// Reads an origin-form target (RFC 9112 3.2.1), only the characters of RFC 3986 3.3 and 3.4. No path of a
/// request becomes a file name; the reader is strict anyway. `errc::invalid` for "." and ".." segments,
/// for an encoded "/", "\" or control character, for an escape that is none and for text that is not UTF-8.
[[nodiscard]] result<target_parts> parse_target(std::string_view target);

/// The target of a request line in origin-form (RFC 9112 3.2.1), or "*" of OPTIONS. An absolute-form (3.2.2)
/// must name the same authority as `host`, the Host field; its path and query are returned. A view into
/// `target`.
[[nodiscard]] result<std::string_view> origin_form(std::string_view method, std::string_view target,
                                                   std::string_view host);

/// The parameters of a form (application/x-www-form-urlencoded), by the same rules as a query's. A value may have
/// several lines; other control characters are left out.
[[nodiscard]] result<std::vector<parameter>> parse_form(std::string_view body);

/// `text` as one path segment or query value: everything but unreserved characters is %-encoded.
[[nodiscard]] std::string encode_component(std::string_view text);

} // namespace intouch::http
