// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cctz {
class time_zone;
}

namespace intouch {

/// The offsets of one zone in the years that intouch plans and remembers, as a sorted table. A look-up in it
/// takes a tenth of the time of one in cctz. A plan asks for thousands of midnights and starts of blocks.
class zone_table {
public:
    explicit zone_table(const cctz::time_zone& zone);

    /// The offset east of UTC at that moment; absent outside 1900 to 2199.
    [[nodiscard]] std::optional<seconds> offset(instant at) const;
    /// The offset by which a wall time becomes a moment: the first of an overlap, and in a gap the offset
    /// before it (RFC 5545 3.3.5). Absent outside 1900 to 2199.
    [[nodiscard]] std::optional<seconds> offset(local_second local) const;

    /// From `at` on, the zone has another offset than before.
    struct change {
        instant at;
        local_second local; ///< wall times from here on take the new offset
        seconds offset;
    };
    /// All changes between 1900 and 2199, in order.
    [[nodiscard]] std::span<const change> changes() const { return std::span(changes_).subspan(1); }

private:
    std::vector<change> changes_; // the first is the offset at the beginning
};

} // namespace intouch
