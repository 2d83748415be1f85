// SPDX-License-Identifier: MIT
// The meaning of a TZID in a calendar of others. The first of these that is known counts:
// 1. an IANA name with a slash, or one at the end of a longer name ("/freeassociation.sourceforge.net/Europe/London");
// 2. the VTIMEZONE in the same calendar; 3. a name of Windows; 4. an IANA name without a slash, or in another case;
// 5. an offset in the name ("GMT+0100", "(UTC+05:30) Chennai, Kolkata"). The order is what calendars mean:
// "EST" with a VTIMEZONE has summer time, the IANA zone EST has none.
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"
#include "ical/libical_rules.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intouch::ical {

/// Cheap to copy. libical's own conversions are not used: in an overlap it takes the second time, in a gap the offset
/// after it (RFC 5545 3.3.5 says the first, and the offset before).
class foreign_zone {
public:
    /// A change of offset that a VTIMEZONE states, at the wall time that it replaces.
    struct shift {
        local_second at;
        seconds before; ///< east of UTC
        seconds after;
        auto operator<=>(const shift&) const = default;
    };

    explicit foreign_zone(time_zone known) : rules_(std::move(known)) {}
    /// Not empty.
    explicit foreign_zone(std::vector<shift> shifts);
    /// The same offset for ever.
    explicit foreign_zone(seconds offset) : foreign_zone(std::vector<shift>{{{}, offset, offset}}) {}

    /// In an overlap the first, in a gap by the offset before it.
    [[nodiscard]] instant to_instant(local_second local) const;
    [[nodiscard]] local_second to_local(instant at) const;
    /// Its IANA name; empty where only its offsets are known.
    [[nodiscard]] std::string name() const;
    /// Its name tells the offset of the winter and no place: its summer time is not known.
    [[nodiscard]] bool lacks_summer_time() const { return lacks_summer_time_; }
    /// `offset` for ever, of a name that may mean a zone with summer time.
    [[nodiscard]] static foreign_zone without_summer_time(seconds offset);

private:
    using shifts = std::shared_ptr<const std::vector<shift>>; // shared by copies, immutable
    std::variant<time_zone, shifts> rules_;
    bool lacks_summer_time_ = false;
};

/// The zones of a calendar; each is resolved once.
class foreign_zones {
public:
    /// Of `parts`, which outlive this, the VTIMEZONEs count. `budget` outlives this too.
    foreign_zones(std::span<const component> parts, step_budget& budget) : parts_(parts), budget_(&budget) {}
    /// `errc::not_found` names what no source knows; `errc::invalid` a VTIMEZONE that cannot be followed.
    [[nodiscard]] result<foreign_zone> find(const std::string& tzid);

private:
    [[nodiscard]] result<foreign_zone> look_up(std::string_view tzid) const;

    std::span<const component> parts_;
    step_budget* budget_;
    std::map<std::string, result<foreign_zone>, std::less<>> known_;
};

/// Whether that VTIMEZONE describes that TZID. Its name is TEXT, which escapes commas and semicolons; as a
/// parameter it may have circumflexes (RFC 6868).
[[nodiscard]] bool describes(const component& zone, std::string_view tzid);
/// Whether that TZID needs no VTIMEZONE: it is or ends with an IANA name with a slash.
[[nodiscard]] bool is_iana_name(std::string_view tzid);

} // namespace intouch::ical
