// SPDX-License-Identifier: MIT
// Why a touch is where it is, and what the user should know, as data. lib/words makes sentences of it.
#pragma once

#include "core/date.hpp"
#include "core/span.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::plan {

enum class reason_code : std::uint8_t {
    // clang-format off
    // where the ideal date comes from
    last_contact,      ///< date, channel
    last_on_roster,    ///< date: `last` on the roster
    last_skipped,      ///< date: the skip of the round before; until: its ideal, when that is later and counts
    last_sent,         ///< date, channel: what closed the round before, and is no contact
    never_contacted,   ///< date: joined; count: days of phase
    schedule_anchor,   ///< date: the ideal of the round before
    cadence,           ///< span; id: the circle it comes from, empty: own or default; date: the ideal;
                       ///< count: the days that the present pace makes of it
    intro,             ///< span: the wait; count: the number of the step; until: from when; date: the ideal
    other_circle,      ///< id, span: a circle with a longer cadence, which does not decide
    attempt,           ///< text: the outcome; date, time, channel
    missed,            ///< date: the missed day; count: missed days so far
    retry_wait,        ///< span: the wait; count: its number; date: the ideal
    next_channel,      ///< channel: the present one; text: the outcome whose ladder is spent
    channel_unusable,  ///< channel, text: the detail
    no_suiting_block,  ///< channel: no block near the date meets the hours of this channel, so the next one comes
    avoided_hour,      ///< time: the hour that failed; minutes: the distance from it
    avoid_dropped,     ///< time: no slot in the window keeps away from it
    paused_until,      ///< date
    pinned,            ///< date, time
    promised,          ///< date, time: the promised moment; text: the note
    occasion,          ///< text: its name; date; span: how long before it, absent: on the day
    occasion_taken,    ///< the same: the round's touch takes that day; id: whose occasion, when of another person
    last_held,         ///< date: of the gathering
    gathering,         ///< text: its name; date: the first day; span: how long before it the booking is due
    lost,              ///< date: since when; absent: unknown
    find_through,      ///< id, text: the person to ask, by name
    // why this slot and no better one
    block_had_room,    ///< id: block, date, time
    block_full,        ///< id: block, date; or from date to until, count times
    day_full,          ///< date, minutes: the limit; or from date to until, count times
    day_not_listed,    ///< date: a weekday outside [days]
    away,              ///< date, until, text: what
    busy,              ///< date, id: the source of the appointment, which leaves too little of the block
    out_of_reach,      ///< id: block, date: no part of it lies in the person's reach
    out_of_hours,      ///< id: block, date, channel
    no_block,          ///< no block accepts the touch: all-day
    frozen,            ///< date: of its own slot or of a better one, too near to change for another person
    kept,              ///< date: the touch stays where it was published
    today_earliest,    ///< the ideal date lies in the past; date: today
    later_than_window, ///< date: the end of the window
    pin_over_limit,    ///< text: "away", "full" or "paused": the user's word stands
    // what is told of the place (lib/README.md, "Fixed and about")
    about,             ///< date: the told day; the hour is told later
    gave_way,          ///< date: the day told first, which the touch left for another one
    drawn_in,          ///< date, time: a free place there went to this touch
    // clang-format on
};

[[nodiscard]] std::string_view name(reason_code code); ///< "last-contact"

struct reason {
    reason_code code = reason_code::cadence;
    std::optional<intouch::date> date{};
    std::optional<intouch::date> until{};
    std::optional<std::chrono::minutes> time{}; ///< minute of the day
    std::optional<intouch::span> span{};
    std::optional<int> count{};
    std::optional<std::chrono::minutes> minutes{};
    std::string id{};
    std::string channel{};
    std::string text{};
    bool operator==(const reason&) const = default;
};

enum class warning_code : std::uint8_t {
    // clang-format off
    overload,          ///< count: touches after the end of their window
    late,              ///< person, date: planned after the end of its window
    unplaced,          ///< person: no slot within 20 years
    pin_on_away,       ///< person, date, text: what
    pin_on_full,       ///< person, date, id: block or empty
    pin_while_paused,  ///< person, date
    pin_outside_hours,
    occasion_on_away,  ///< person, date, text: what
    occasion_on_full,  ///< person, date, id: block or empty
    gathering_open,    ///< id, date, text: its name: it ended, and nobody said how it went
    avoid_dropped,     ///< person, date
    no_channel,        ///< person: every channel is unusable
    detail_missing,    ///< person, id: channel, text: the detail
    away_file,         ///< text
    block_taken,       ///< id: block, date: the first day, count: of days, text: the source of the appointments
    busy_source,       ///< id, text: the fault
    events_trimmed,    ///< id: feed, count
    skipped_often,     ///< person; count of the last `of` rounds were skipped; span: the cadence that fits
    people_held,       ///< count, text: names (lib/README.md, "Vanished people")
    // clang-format on
};

[[nodiscard]] std::string_view name(warning_code code); ///< "overload"

struct warning {
    warning_code code = warning_code::overload;
    std::string person{}; ///< empty: about no single person
    std::optional<intouch::date> date{};
    std::optional<int> count{};
    std::string id{};
    std::string text{};
    std::optional<int> of{};
    std::optional<intouch::span> span{};
    bool operator==(const warning&) const = default;
};

} // namespace intouch::plan
