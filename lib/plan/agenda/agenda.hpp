// SPDX-License-Identifier: MIT
// The plan as a value. lib/json writes it as the API's agenda.
#pragma once

#include "core/zone.hpp"
#include "ledger/kind.hpp"
#include "ledger/published.hpp"
#include "plan/agenda/reason.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

enum class touch_kind : std::uint8_t { cadence, retry, intro, promise, occasion, booking, find };
[[nodiscard]] std::string_view name(touch_kind kind);

/// Where the plan holds a place for a touch whose hour is not told yet.
struct hidden_place {
    date day;
    std::optional<instant> start;
    std::string block;
    bool operator==(const hidden_place&) const = default;
};

struct touch {
    std::string uid;
    std::string person;
    std::string owner{}; ///< the id in entries: the household, else the person
    std::string name;
    std::vector<std::string> with{}; ///< ids of the household's other active members
    touch_kind kind = touch_kind::cadence;
    int round = 0;
    int attempt = 1; ///< the attempts in the round so far, plus one
    std::string channel;
    std::chrono::minutes minutes{0};
    date ideal;
    date earliest; ///< never before the day of the plan
    date latest;
    date day;                     ///< as the user is told
    std::optional<instant> start; ///< absent: all-day
    std::optional<instant> end;
    std::string block; ///< empty: none
    std::string ask{}; ///< find: id of the person to ask; empty: nobody is known
    std::string ask_name{};
    bool pinned = false;
    bool within = true; ///< the day lies in the window
    bool wished = true; ///< the day lies in the window that the roster alone gives
    // See lib/README.md, "Fixed and about".
    bool firm = true;                  ///< false: about; only `day` is told, with `band` around it
    date first_told{};                 ///< the day that the user was told first
    std::optional<date> fixed_since{}; ///< from when on it moves for nobody
    std::optional<date> drawn_in{};    ///< when Fill gave it a free place
    date own_ideal{};                  ///< `ideal` at pace 1
    date own_latest{};                 ///< `latest` at pace 1
    double pace = 1;                   ///< of the round
    days band{0};                      ///< how much later than `day` it may come, where it is not firm
    hidden_place hidden{};             ///< the place of an about touch; nothing that a user sees may use it
    std::vector<reason> reasons;
    bool operator==(const touch&) const = default;
};

/// One occurrence of a block in the horizon.
struct block_occurrence {
    std::string id;
    std::string name;
    date day; ///< the day on which it begins
    instant start;
    instant end;
    std::chrono::minutes minutes{0}; ///< its capacity
    std::chrono::minutes planned{0};
    std::vector<std::string> people; ///< in the order of their touches
    std::string taken{}; ///< the source of the appointment that leaves too little for any touch; else empty
    bool operator==(const block_occurrence&) const = default;
};

struct shown_occasion {
    std::string person;
    std::string name; ///< "Birthday"
    date day;
    std::optional<int> years;
    bool operator==(const shown_occasion&) const = default;
};

/// A gathering to come, or a gathering that was held within the calendar's history.
struct shown_gathering {
    std::string id;
    std::string name;
    date day;
    int days = 1;
    std::optional<date> book_by;
    int held = 0; ///< gatherings in a row up to this one; a skipped gathering ends the row
    std::string uid{};
    bool took_place = false; ///< else it is to come, and `held` does not count it
    std::string note{};      ///< of its booking
    bool operator==(const shown_gathering&) const = default;
};

/// A round that closed within the calendar's history.
struct shown_closed {
    std::string uid;
    std::string person;
    std::string name;
    int round = 0;
    date day;
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::string channel;
    std::string note;
    std::string entry; ///< that closed the round
    bool operator==(const shown_closed&) const = default;
};

struct circle_capacity {
    std::string id;
    double needed = 0;
    double available = 0;
    bool operator==(const circle_capacity&) const = default;
};

struct channel_capacity {
    std::string id; ///< a channel on which rounds start
    double needed = 0;
    double available = 0; ///< of the blocks that accept it
    bool operator==(const channel_capacity&) const = default;
};

/// A change that makes everything fit.
enum class remedy_kind : std::uint8_t {
    open_block,     ///< `block` accepts `circle` or `channel` too
    more_blocks,    ///< `count` more blocks a week, of `minutes` each
    longer_cadence, ///< `to` instead of `every`, for the circle, or, without one, [touch]
    more_time,      ///< every cadence is longer by the capacity's stretch
};
[[nodiscard]] std::string_view name(remedy_kind kind); ///< "open-block"

struct remedy {
    remedy_kind kind = remedy_kind::more_blocks;
    double cost = 0; ///< minutes a week: more time for the user to give, or less contact
    int count = 0;
    std::chrono::minutes minutes{0};
    std::string block{};
    std::string circle{};
    std::string channel{};
    intouch::span every{};
    intouch::span to{};
    bool operator==(const remedy&) const = default;
};

/// Whether there is time for everybody (lib/README.md, "Capacity").
struct capacity {
    double needed = 0;                       ///< minutes a week, with the tries that a contact takes
    double available = 0;                    ///< minutes a week
    std::optional<double> stretch;           ///< the largest of a class; absent when nothing is needed
    double wished = 0;                       ///< contacts a year, as the roster says
    double possible = 0;                     ///< contacts a year, at the pace that counts
    double tries = 1;                        ///< that a contact on a live channel takes
    bool is_short = false;                   ///< there is not time for everybody
    std::vector<ledger::class_pace> classes; ///< most minutes first
    span usual{};                            ///< the cadence of most people whose rhythm is stretched
    int usual_days = 0; ///< the days between contacts that the pace makes of it, with the tries it takes
    std::vector<std::string>
        protected_in_vain{}; ///< names of protected people, when they are too many for the time
    std::vector<circle_capacity> circles;
    std::vector<channel_capacity> channels;
    std::vector<remedy> remedies{}; ///< worked out on request (plan/plan.hpp)
    bool operator==(const capacity&) const = default;
};

/// Lists are sorted by date, then start (all-day first), then uid or id.
struct agenda {
    instant at;
    time_zone zone;
    std::vector<touch> touches;
    std::vector<block_occurrence> blocks;
    std::vector<shown_occasion> occasions;
    std::vector<shown_gathering> gatherings;
    std::vector<shown_closed> closed;
    std::vector<warning> warnings;
    plan::capacity capacity;
    ledger::published_pace pace; ///< for the next plan
    bool operator==(const agenda&) const = default;
};

} // namespace intouch::plan
