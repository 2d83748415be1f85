// SPDX-License-Identifier: MIT
// The roster: people, circles and gatherings, as roster.toml describes them (roster.toml(5)).
#pragma once

#include "core/times_of_week.hpp"
#include "core/zone.hpp"
#include "roster/cadence.hpp"
#include "roster/fault.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intouch::roster {

struct circle {
    std::string id;
    std::string name; ///< default: the id, capitalised
    partial_cadence cadence;
    place at;
    bool protect = false; ///< its people go first when time is short
    bool operator==(const circle&) const = default;
};

/// A yearly event of a person, such as a wedding anniversary. `year` is the first year, when it is known.
struct occasion {
    std::string name;
    month_day on;
    std::optional<std::chrono::year> year;
    std::vector<std::string> via; ///< empty: the occasion is shown, but needs no touch
    span lead{0, span_unit::day};
    place at;
    bool operator==(const occasion&) const = default;
};

enum class person_stage : std::uint8_t { steady, fresh }; ///< the file says "new" for `fresh`

/// Not paused; paused until the user removes the key; or paused until that day.
using pause_rule = std::variant<std::monostate, std::true_type, date>;

struct person {
    std::string id;
    std::string name;
    std::vector<std::string> circles;
    partial_cadence cadence;
    /// Details by key: "phone", "email", "address", and the keys that a channel names in `needs`.
    std::map<std::string, std::string> details;
    std::optional<time_zone> zone;    ///< of the person; absent: the user's zone
    times_of_week reach;              ///< in the person's zone; empty: any time
    std::optional<date> last;         ///< the last contact before the first entry in the ledger
    std::optional<occasion> birthday; ///< its name is "Birthday", its `via` is empty
    std::string met;
    std::vector<std::string> through;
    std::vector<std::string> topics;
    std::string notes;
    person_stage stage = person_stage::steady;
    int ease = 3;                ///< 1 (hard) to 5 (easy): easy people join the ramp first
    std::optional<bool> protect; ///< goes first when time is short; absent: as the circles say
    std::string household;       ///< empty: none
    std::vector<std::string> formerly;
    pause_rule pause;
    std::vector<occasion> occasions;
    place at;
    bool operator==(const person&) const = default;
};

struct gathering {
    std::string id;
    std::string name;
    std::vector<std::string> members;
    span every{1, span_unit::year};
    int days = 1;
    std::optional<std::chrono::weekday> on; ///< the first day must be this weekday
    span book{0, span_unit::day};           ///< how long before the first day to book; 0: no booking touch
    std::optional<date> last;
    std::optional<int> held; ///< in a row up to `last`
    place at;
    bool operator==(const gathering&) const = default;
};

/// Sorted by id: the order of entries in the files has no meaning.
struct roster {
    std::map<std::string, circle> circles;
    std::map<std::string, person> people;
    std::map<std::string, gathering> gatherings;
    bool complete = true; ///< false when a file could not be read: it may hold the names that are missing
    bool operator==(const roster&) const = default;
};

} // namespace intouch::roster
