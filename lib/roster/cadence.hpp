// SPDX-License-Identifier: MIT
// How often a person is due, and how far a touch may be from its ideal date.
#pragma once

#include "core/span.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intouch::roster {

/// A percentage of the days between the last contact and the ideal date; 0 to 100.
struct percent {
    int value = 0;
    bool operator==(const percent&) const = default;
};
using tolerance = std::variant<span, percent>;

/// The start of an interval: the day of the contact, or the day on which it was due.
enum class anchoring : std::uint8_t { contact, schedule };

/// A cadence in which every key has a value.
struct cadence {
    span every{2, span_unit::month};
    tolerance early = percent{15};
    tolerance late = percent{25};
    anchoring anchor = anchoring::contact;
    std::vector<std::string> via{"call", "text"};
    bool operator==(const cadence&) const = default;
};

/// A cadence as written in a file. `filled` supplies the absent keys.
struct partial_cadence {
    std::optional<span> every;
    std::optional<tolerance> early;
    std::optional<tolerance> late;
    std::optional<anchoring> anchor;
    std::optional<std::vector<std::string>> via;
    bool operator==(const partial_cadence&) const = default;
};

} // namespace intouch::roster
