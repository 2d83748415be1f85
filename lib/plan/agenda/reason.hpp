// SPDX-License-Identifier: MIT
// Why a touch is where it is, and what the user should know, as data. lib/words makes the sentences.
#pragma once

#include "core/date.hpp"
#include "core/span.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::plan {

enum class reason_code : std::uint8_t {
    // what the ideal date was counted from
    last_contact,    ///< date, channel
    last_on_roster,  ///< date: `last` on the roster
    last_skipped,    ///< date: the round before was skipped; until: its ideal, when that is later and counted
                     ///< from
    never_contacted, ///< date: joined; count: days of phase
    schedule_anchor, ///< date: the ideal of the round before
    cadence,         ///< span; id: circle it came from, empty: own or default; date: the ideal
    intro, ///< someone new: span: the wait; count: the number of the step; until: from when; date: the ideal
    other_circle,     ///< id, span: a longer cadence that gave way
    attempt,          ///< outcome in `text`, date, time, channel
    missed,           ///< date: the day that went by; count: how many
    retry_wait,       ///< span: the wait; count: its number; date: the ideal
    next_channel,     ///< channel: now; text: the outcome whose ladder is spent
    channel_unusable, ///< channel, text: the detail
    avoided_hour,     ///< time: the hour that failed; span of time in minutes
    avoid_dropped,    ///< time: no place in the window keeps away from it
    paused_until,     ///< date
    pinned,           ///< date, time
    promised,         ///< date, time: for when; text: the note
    occasion,         ///< text: its name; date; span: how long before it, absent: on the day
    occasion_taken,   ///< the same: the round's touch takes that day
    last_held,        ///< date: of the gathering
    gathering,        ///< text: its name; date: the first day; span: how long before it is to be booked
    lost,             ///< date: since when; absent: not known
    find_through,     ///< id, text: whom to ask, by name
    // why this place and no better one
    block_had_room,    ///< id: block, date, time
    block_full,        ///< id: block, date; or from date to until, count times
    day_full,          ///< date, minutes: the limit; or from date to until, count times
    day_not_listed,    ///< date: a weekday that [days] leaves out
    away,              ///< date, until, text: what
    busy,              ///< date, id: where the appointment is from: it leaves too little of the block
    out_of_reach,      ///< id: block, date: nothing of it lies in their reach
    out_of_hours,      ///< id: block, date, channel
    no_block,          ///< no block accepts it: all-day
    frozen,            ///< date: of its own place or a better one, too near to change for anybody else
    kept,              ///< date: stays where it was published
    today_earliest,    ///< the ideal date has gone by; date: today
    later_than_window, ///< date: the end of the window
    pin_over_limit,    ///< text: "away", "full" or "paused": the user's word stands
};

[[nodiscard]] std::string_view name(reason_code code); ///< "last-contact"

struct reason {
    reason_code code = reason_code::cadence;
    std::optional<intouch::date> date{};
    std::optional<intouch::date> until{};
    std::optional<std::chrono::minutes> time{}; ///< of day
    std::optional<intouch::span> span{};
    std::optional<int> count{};
    std::optional<std::chrono::minutes> minutes{};
    std::string id{};
    std::string channel{};
    std::string text{};
    bool operator==(const reason&) const = default;
};

enum class warning_code : std::uint8_t {
    overload,    ///< count: touches later than their window; the capacity says by how much
    late,        ///< person, date: planned after the end of its window
    unplaced,    ///< person: no day within 20 years has a place
    pin_on_away, ///< person, date, text: what
    pin_on_full, ///< person, date, id: block or empty
    pin_while_paused,
    pin_outside_hours,
    occasion_on_away, ///< person, date, text: what
    occasion_on_full, ///< person, date, id: block or empty
    gathering_open,   ///< id, date, text: its name: its days have gone by and nobody said how it went
    avoid_dropped,    ///< person, date
    no_channel,       ///< person: every channel is unusable
    detail_missing,   ///< person, channel, text: the detail
    away_file,        ///< text
    busy_source,      ///< id, text: what is wrong with it
    events_trimmed,   ///< id: feed, count
    skipped_often, ///< person; count of the last `of` rounds were skipped; span: the cadence that would fit
    people_held,   ///< count, text: names: vanished from the roster, kept until a second look agrees
};

[[nodiscard]] std::string_view name(warning_code code); ///< "overload"

struct warning {
    warning_code code = warning_code::overload;
    std::string person{}; ///< empty: nobody's
    std::optional<intouch::date> date{};
    std::optional<int> count{};
    std::string id{};
    std::string text{};
    std::optional<int> of{};
    std::optional<intouch::span> span{};
    bool operator==(const warning&) const = default;
};

} // namespace intouch::plan
