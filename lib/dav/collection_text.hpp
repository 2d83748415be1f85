// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

/// The objects of a CalDAV collection as one text.
struct collection_text {
    std::string text;                    ///< one object after the other; never empty
    std::vector<std::string> left_out{}; ///< objects that are no calendars, with the reason: "a.ics: …"
    bool operator==(const collection_text&) const = default;
};

/// Reads the answer to `query_events`. Errors are those of `parse_multistatus`.
[[nodiscard]] result<collection_text> read_collection(std::string_view multistatus);

} // namespace intouch::dav
