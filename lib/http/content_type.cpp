// SPDX-License-Identifier: MIT
#include "http/content_type.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace intouch::http {

namespace {

/// Takes what stands before the next ";" outside quotes, and the ";".
std::string_view take_part(std::string_view& rest) {
    bool inside = false;
    std::size_t end = 0;
    for (; end < rest.size() && (inside || rest[end] != ';'); ++end) {
        if (rest[end] == '"') inside = !inside;
        if (inside && rest[end] == '\\') ++end; // a quoted pair (RFC 9110 5.6.4)
    }
    end = std::min(end, rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trimmed(part);
}

} // namespace

std::string charset_of(std::string_view content_type) {
    take_part(content_type); // the media type
    while (!content_type.empty()) {
        const auto part = take_part(content_type);
        const auto sign = part.find('=');
        if (sign == std::string_view::npos || lower_ascii(trimmed(part.substr(0, sign))) != "charset")
            continue;
        auto value = trimmed(part.substr(sign + 1));
        if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
            value = value.substr(1, value.size() - 2);
        return lower_ascii(value);
    }
    return {};
}

bool accepts_html(const request& r) {
    return lower_ascii(r.headers.find("Accept").value_or("")).contains("text/html");
}

} // namespace intouch::http
