// SPDX-License-Identifier: MIT
#include "plan/agenda/reason.hpp"

namespace intouch::plan {

// No default, so that the compiler reports a missing code.
std::string_view name(reason_code code) {
    switch (code) {
    case reason_code::last_contact:
        return "last-contact";
    case reason_code::last_on_roster:
        return "last-on-roster";
    case reason_code::last_skipped:
        return "last-skipped";
    case reason_code::last_sent:
        return "last-sent";
    case reason_code::never_contacted:
        return "never-contacted";
    case reason_code::schedule_anchor:
        return "schedule-anchor";
    case reason_code::cadence:
        return "cadence";
    case reason_code::intro:
        return "intro";
    case reason_code::other_circle:
        return "other-circle";
    case reason_code::attempt:
        return "attempt";
    case reason_code::missed:
        return "missed";
    case reason_code::retry_wait:
        return "rung";
    case reason_code::next_channel:
        return "next-channel";
    case reason_code::channel_unusable:
        return "channel-unusable";
    case reason_code::no_suiting_block:
        return "no-suiting-block";
    case reason_code::avoided_hour:
        return "avoided-hour";
    case reason_code::avoid_dropped:
        return "avoid-dropped";
    case reason_code::paused_until:
        return "paused-until";
    case reason_code::pinned:
        return "pinned";
    case reason_code::lost:
        return "lost";
    case reason_code::find_through:
        return "find-through";
    case reason_code::promised:
        return "promised";
    case reason_code::occasion:
        return "occasion";
    case reason_code::occasion_taken:
        return "occasion-taken";
    case reason_code::last_held:
        return "last-held";
    case reason_code::gathering:
        return "gathering";
    case reason_code::block_had_room:
        return "block-had-room";
    case reason_code::block_full:
        return "block-full";
    case reason_code::day_full:
        return "day-full";
    case reason_code::day_not_listed:
        return "day-not-listed";
    case reason_code::away:
        return "away";
    case reason_code::busy:
        return "busy";
    case reason_code::out_of_reach:
        return "out-of-reach";
    case reason_code::out_of_hours:
        return "out-of-hours";
    case reason_code::no_block:
        return "no-block";
    case reason_code::frozen:
        return "frozen";
    case reason_code::kept:
        return "kept";
    case reason_code::today_earliest:
        return "today-earliest";
    case reason_code::later_than_window:
        return "later-than-window";
    case reason_code::about:
        return "about";
    case reason_code::gave_way:
        return "gave-way";
    case reason_code::drawn_in:
        return "drawn-in";
    case reason_code::pin_over_limit:
        return "pin-over-limit";
    }
    return "";
}

std::string_view name(warning_code code) {
    switch (code) {
    case warning_code::overload:
        return "overload";
    case warning_code::late:
        return "late";
    case warning_code::unplaced:
        return "unplaced";
    case warning_code::pin_on_away:
        return "pin-on-away";
    case warning_code::pin_on_full:
        return "pin-on-full";
    case warning_code::pin_while_paused:
        return "pin-while-paused";
    case warning_code::pin_outside_hours:
        return "pin-outside-hours";
    case warning_code::occasion_on_away:
        return "occasion-on-away";
    case warning_code::occasion_on_full:
        return "occasion-on-full";
    case warning_code::gathering_open:
        return "gathering-open";
    case warning_code::avoid_dropped:
        return "avoid-dropped";
    case warning_code::no_channel:
        return "no-channel";
    case warning_code::detail_missing:
        return "detail-missing";
    case warning_code::away_file:
        return "away-file";
    case warning_code::block_taken:
        return "block-taken";
    case warning_code::busy_source:
        return "busy-source";
    case warning_code::events_trimmed:
        return "events-trimmed";
    case warning_code::skipped_often:
        return "skipped-often";
    case warning_code::people_held:
        return "people-held";
    }
    return "";
}

} // namespace intouch::plan
