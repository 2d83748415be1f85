// SPDX-License-Identifier: MIT
// What happened in a simulated life, in order. A method writes it; measure.hpp reads it.
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::bench {

/// What the user was told of a touch.
struct told {
    date day;
    bool firm = true;               ///< the hour is told, or a fixed day; else the day is about
    bool fixed = false;             ///< it moves for nobody else
    std::optional<instant> start{}; ///< of a firm touch in a block
    bool operator==(const told&) const = default;
};

enum class cause : std::uint8_t { start, new_day, missed, logged, edited };

/// The dates were made again.
struct planning {
    date on;
    cause why = cause::start;
    int missed = 0;                 ///< touches whose day passed
    int about_within_week = 0;      ///< touches whose about day lies within seven days
    double contacts_a_year = 0;     ///< that the method says are possible; 0: it does not say
    std::optional<bool> is_short{}; ///< absent: the method does not know shortage
    double pace = 1;                ///< the largest
};

/// A touch has a date that it had not before.
struct telling {
    std::size_t planning = 0; ///< index
    std::string uid;          ///< of the round
    std::string owner;
    std::optional<told> before; ///< absent: the round was not told yet
    told now;
    bool own = false;         ///< the cause concerned the person
    bool fill = false;        ///< an about touch moved into a place that had stayed free
    bool first_touch = false; ///< nothing was tried in the round
};

/// A touch was made.
struct try_made {
    date on;
    std::string uid;
    std::string owner;
    bool contact = false;
    bool retry = false;
    date ideal{};
    date first_place{}; ///< the first day from `ideal` on with a place that accepts the person
};

struct life_of_person {
    double every = 0; ///< in days, before any stretch
    bool is_protected = false;
    date from;
};

struct trace {
    date first;
    date end;
    double stretch = 1; ///< of the intervals, so that everything just fits; at least 1
    std::map<std::string, life_of_person> people; ///< by owner
    std::vector<planning> plannings;
    std::vector<telling> tellings;
    std::vector<try_made> tries;
};

} // namespace intouch::bench
