// SPDX-License-Identifier: MIT
// Time zones by IANA name. No other file includes cctz.
#pragma once

#include "core/date.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// A loaded zone: cheap to copy, immutable, safe in several threads.
class time_zone {
public:
    /// UTC.
    time_zone();
    /// `errc::invalid` for a name that is not in `zone_names()`; case counts, and the error suggests the
    /// nearest name. `name` is never opened as a path. `errc::unavailable` when the file of the zone cannot
    /// be read.
    [[nodiscard]] static result<time_zone> load(std::string_view name);
    [[nodiscard]] static time_zone utc() { return {}; }

    [[nodiscard]] const std::string& name() const;
    /// RFC 5545 3.3.5: in an overlap the first instant; in a gap the offset before the gap applies.
    [[nodiscard]] instant to_instant(local_second local) const;
    [[nodiscard]] local_second to_local(instant at) const;
    [[nodiscard]] seconds offset(instant at) const; ///< east of UTC
    /// True when the wall clock skips `local`.
    [[nodiscard]] bool in_gap(local_second local) const;

    struct transition {
        instant at;
        seconds before; ///< the offset east of UTC before `at`
        seconds after;
        std::string abbreviation; ///< from `at` on
        bool operator==(const transition&) const = default;
    };
    /// Changes of offset in [from, to), in order; none outside 1900 to 2199.
    [[nodiscard]] std::vector<transition> transitions(instant from, instant to) const;
    [[nodiscard]] std::string abbreviation(instant at) const;
    /// The POSIX TZ string at the end of the zone's TZif file (RFC 9636 3.3); empty when the file has none.
    [[nodiscard]] std::string footer() const;

    bool operator==(const time_zone& other) const { return impl_ == other.impl_ || name() == other.name(); }

private:
    struct impl;
    std::shared_ptr<const impl> impl_; // shared by the copies of this zone
};

[[nodiscard]] inline date day_at(const time_zone& zone, instant at) {
    return std::chrono::floor<days>(zone.to_local(at));
}
/// "2026-12-03T17:25:00+01:00" (RFC 3339).
[[nodiscard]] std::string print(instant at, const time_zone& zone);
/// The place that people mostly mean by an abbreviation: "America/New_York" by "EST" and "EDT". Empty for another name.
[[nodiscard]] std::string_view place_of_abbreviation(std::string_view name);
/// For a zone that is an offset without a place, and so has no summer time, as "EST" and "Etc/GMT+5" are: a place to
/// name instead. Empty for another zone, and for UTC and GMT.
[[nodiscard]] std::string_view place_instead(const time_zone& zone);
/// All names that `load` accepts, sorted.
[[nodiscard]] const std::vector<std::string>& zone_names();

} // namespace intouch
