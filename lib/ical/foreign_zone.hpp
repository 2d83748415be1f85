// SPDX-License-Identifier: MIT
// The meaning of a TZID in a calendar of others. The first of these that is known counts, since it is the
// most exact: an IANA name; an IANA name after a prefix ("/freeassociation.sourceforge.net/Europe/London"); a
// Windows name; the offsets of the VTIMEZONE in the same calendar. Otherwise the zone is unknown.
#pragma once

#include "core/zone.hpp"
#include "ical/content.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intouch::ical {

/// Cheap to copy.
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

    /// In an overlap the first, in a gap by the offset before it.
    [[nodiscard]] instant to_instant(local_second local) const;
    [[nodiscard]] local_second to_local(instant at) const;
    /// Its IANA name; empty where only its offsets are known.
    [[nodiscard]] std::string name() const;

private:
    using shifts = std::shared_ptr<const std::vector<shift>>; // shared by copies, immutable
    std::variant<time_zone, shifts> rules_;
};

/// The zones of a calendar; each is resolved once.
class foreign_zones {
public:
    /// `calendar` must outlive this.
    explicit foreign_zones(const component& calendar) : calendar_(&calendar) {}
    /// `errc::not_found` names what no source knows.
    [[nodiscard]] result<foreign_zone> find(const std::string& tzid);

private:
    [[nodiscard]] result<foreign_zone> look_up(const std::string& tzid) const;

    const component* calendar_;
    std::map<std::string, result<foreign_zone>, std::less<>> known_;
};

} // namespace intouch::ical
