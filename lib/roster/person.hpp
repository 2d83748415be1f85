// SPDX-License-Identifier: MIT
// What a user writes about people: design 3.1.
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
    bool operator==(const circle&) const = default;
};

/// A dated event of a person; with a year when it is known.
struct occasion {
    std::string name;
    month_day on;
    std::optional<std::chrono::year> year;
    std::vector<std::string> via; ///< empty: shown, no touch
    span lead{0, span_unit::day};
    place at;
    bool operator==(const occasion&) const = default;
};

enum class person_stage : std::uint8_t { steady, fresh }; ///< `fresh` is written "new"

/// Not paused; for good (until taken away); or nothing before that day.
using pause_rule = std::variant<std::monostate, std::true_type, date>;

struct person {
    std::string id;
    std::string name;
    std::vector<std::string> circles;
    partial_cadence cadence;
    /// Channel details by name: "phone", "email", "address", and what `needs` of own channels name.
    std::map<std::string, std::string> details;
    std::optional<time_zone> zone;    ///< theirs; absent: the user's
    times_of_week reach;              ///< their time; empty: any time
    std::optional<date> last;         ///< last contact before the ledger begins
    std::optional<occasion> birthday; ///< named "Birthday"; via empty
    std::string met;
    std::vector<std::string> through;
    std::vector<std::string> topics;
    std::string notes;
    person_stage stage = person_stage::steady;
    int ease = 3;          ///< 1 hard to 5 easy
    std::string household; ///< empty: none
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
    std::optional<std::chrono::weekday> on; ///< starts on this weekday
    span book{0, span_unit::day};           ///< booked this long ahead; 0: no booking touch
    std::optional<date> last;
    place at;
    bool operator==(const gathering&) const = default;
};

/// Everyone and everything on the roster, sorted by id: the order of the files is not a value.
struct roster {
    std::map<std::string, circle> circles;
    std::map<std::string, person> people;
    std::map<std::string, gathering> gatherings;
    bool operator==(const roster&) const = default;
};

} // namespace intouch::roster
