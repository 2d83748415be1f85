// SPDX-License-Identifier: MIT
// What wants a place, before anybody has one: for each active person the open round's touch, with its window,
// channel and hours, and the touches beside it. Which date rules is decided here and only here (design 5:
// pin, ladder, intro, cadence).
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/availability/contact_hours.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::plan {

/// Times of day to keep away from after an attempt that failed, in the user's zone.
struct avoided {
    minutes around;   ///< of day: when it failed
    minutes distance; ///< keep at least this far, on any day, round midnight too
    bool operator==(const avoided&) const = default;
};

/// The interval of a touch that no cadence and no wait leads to (lib/README.md, "Objective").
inline constexpr days default_interval{14};

struct demand {
    std::string uid;
    std::string person;              ///< of a household the one who speaks for it; of a booking the gathering
    std::string owner{};             ///< whom entries and the UID name: the household, else the person
    std::vector<std::string> with{}; ///< the household's other active people
    std::string name;
    touch_kind kind = touch_kind::cadence;
    int round = 1;
    int attempt = 1;
    std::string channel;
    std::chrono::minutes length{0};
    date ideal;
    date earliest;            ///< not before today
    date latest;              ///< may lie before today; never before the ideal
    date until = date::max(); ///< after it there is nothing left to do: the day before a gathering begins
    double interval = 1;      ///< e of the objective: days of the interval that led to it, at least 1
    std::optional<when> pin;
    std::optional<avoided> avoid;
    contact_hours contact{};
    std::vector<std::string> circles;
    std::string ask{}; ///< find: whom to ask; empty: nobody is known
    std::string ask_name{};
    std::vector<reason> reasons; ///< up to the ideal date
    bool operator==(const demand&) const = default;
};

struct demands {
    std::vector<demand> wanted; ///< sorted by person, of one person the round first
    std::vector<warning> warnings;
};

/// Every active person's open round, promises and occasions, and the bookings of gatherings. Errors there are
/// none: what cannot be contacted is a warning.
[[nodiscard]] demands wanted(const plan_input& in);

/// Whether the filters of a block, `via` and `circles`, accept the demand.
[[nodiscard]] bool passes_filters(const roster::block& b, const demand& d);

} // namespace intouch::plan
