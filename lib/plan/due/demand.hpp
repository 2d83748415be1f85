// SPDX-License-Identifier: MIT
// A touch that is due but has no slot yet: its window, channel, length and hours. The solver gives it a slot.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/availability/contact_hours.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

/// The hour of a failed attempt, from which the next attempt keeps its distance; in the user's zone.
struct avoided {
    minutes around;   ///< minute of the day of the failed attempt
    minutes distance; ///< the least distance on any day, also across midnight
    bool operator==(const avoided&) const = default;
};

/// The interval of a touch that no cadence and no wait leads to (lib/README.md, "Objective").
inline constexpr days default_interval{14};

struct demand {
    std::string uid;
    std::string person;              ///< the lead of a household; the gathering of a booking
    std::string owner{};             ///< the id in entries and in the UID: the household, else the person
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
    date until = date::max(); ///< the last useful day: for a booking the day before the gathering
    double interval = 1;      ///< e of lib/README.md, "Objective": days, at least 1
    date own_ideal{};         ///< at pace 1; the ideal of what does not stretch
    date own_latest{};        ///< likewise
    double pace = 1;          ///< of the round
    bool is_protected = false;
    std::optional<date> birthday{}; ///< the next birthday of these people, or one of the last seven days
    std::optional<when> pin;
    std::optional<date> pin_from{}; ///< a block from this day up to the pin's may take the touch
    std::optional<avoided> avoid;
    contact_hours contact{};
    std::vector<std::string> circles;
    bool timeless =
        false;         ///< no block near the date suits it: a day without a time (lib/README.md, "Places")
    std::string ask{}; ///< find: id of the person to ask; empty: nobody is known
    std::string ask_name{};
    std::vector<reason> reasons; ///< up to the ideal date
    bool operator==(const demand&) const = default;
};

/// Whether the block's filters `via` and `circles` accept the demand.
[[nodiscard]] bool passes_filters(const roster::block& b, const demand& d);

/// Moves the window behind the end of a pause, the day `until`; the room after the ideal stays.
void delay(demand& d, date until);

} // namespace intouch::plan
