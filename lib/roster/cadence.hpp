// SPDX-License-Identifier: MIT
// How often somebody is to hear from the user, and with how much room around the date.
#pragma once

#include "core/span.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intouch::roster {

/// Of the days between last contact and ideal; 0 to 100.
struct percent {
    int value = 0;
    bool operator==(const percent&) const = default;
};
using tolerance = std::variant<span, percent>;

/// What an interval is counted from: the contact itself, or the date it was due.
enum class anchoring : std::uint8_t { contact, schedule };

/// A cadence with every key decided.
struct cadence {
    span every{2, span_unit::month};
    tolerance early = percent{15};
    tolerance late = percent{25};
    anchoring anchor = anchoring::contact;
    std::vector<std::string> via{"call", "text"};
    bool operator==(const cadence&) const = default;
};

/// A cadence as written: absent keys fall back.
struct partial_cadence {
    std::optional<span> every;
    std::optional<tolerance> early;
    std::optional<tolerance> late;
    std::optional<anchoring> anchor;
    std::optional<std::vector<std::string>> via;
    bool operator==(const partial_cadence&) const = default;
};

} // namespace intouch::roster
