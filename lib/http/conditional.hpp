// SPDX-License-Identifier: MIT
// Conditional GET (RFC 9110 13): may the answer be 304?
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

/// RFC 9110 8.8.3.
struct entity_tag {
    std::string opaque; ///< between the quotes
    bool weak = false;
    bool operator==(const entity_tag&) const = default;
};

[[nodiscard]] std::string print(const entity_tag& tag); ///< "\"abc\"" or "W/\"abc\""
/// One tag and nothing beside it.
[[nodiscard]] std::optional<entity_tag> parse_entity_tag(std::string_view text);
/// RFC 9110 8.8.3.2: the weak comparison.
[[nodiscard]] bool weak_match(const entity_tag& a, const entity_tag& b);

/// What is served now.
struct validators {
    std::optional<entity_tag> etag;
    std::optional<instant> last_modified;
};

/// Whether `r` is answered by 304 (RFC 9110 13.2.2): If-None-Match decides when it is there (weak comparison,
/// lists over several fields, "*"), else If-Modified-Since. Only for GET and HEAD. A list or a date that
/// cannot be read matches nothing, so that the whole answer is sent.
[[nodiscard]] bool not_modified(const request& r, const validators& now);

/// Gives an answer to `r` its tag, by which a client asks again each time. A client with the same bytes gets
/// a 304.
void revalidate(response& answer, const request& r, const entity_tag& tag);

} // namespace intouch::http
