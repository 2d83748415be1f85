// SPDX-License-Identifier: MIT
#include "words/reasons.hpp"

#include "core/text.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace intouch::words {

namespace {

using plan::reason;
using plan::reason_code;

/// Clauses are short; lines name weekdays and blocks.
enum class telling { brief, full };

struct teller {
    std::span<const reason> same;
    const reason& r;
    const plan::touch& t;
    const roster::settings& s;
    telling how;

    [[nodiscard]] bool brief() const { return how == telling::brief; }
    [[nodiscard]] std::string day(date d) const {
        if (brief()) return short_date(d, t.day);
        return civil(d).year() == civil(t.day).year() ? weekday_date(d) : full_weekday_date(d);
    }
    /// " 3 Dec"; empty when the reason has no day.
    [[nodiscard]] std::string day_after(std::string_view before) const {
        return r.date ? fmt::format("{}{}", before, day(*r.date)) : "";
    }
    [[nodiscard]] std::string time_after(std::string_view before) const {
        return r.time ? fmt::format("{}{}", before, clock(*r.time)) : "";
    }
    /// "24 Sep, 29 Sep and 1 Oct", or "24 Sep, 29 Sep and 5 more days".
    [[nodiscard]] std::string all_days() const {
        constexpr std::size_t most = 4;
        std::vector<std::string> told;
        for (const reason& each : same) {
            if (each.date) told.push_back(day(*each.date));
        }
        if (told.size() > most) {
            const std::size_t more = told.size() - 2;
            told.resize(2);
            told.push_back(fmt::format("{} more days", more));
        }
        return joined(told);
    }
    /// " on 24 Sep"; empty when no reason has a day.
    [[nodiscard]] std::string days_after(std::string_view before) const {
        const std::string told = all_days();
        return told.empty() ? told : std::string(before) + told;
    }
    [[nodiscard]] std::string span_or(std::string_view otherwise) const {
        return r.span ? print(*r.span) : std::string(otherwise);
    }
    [[nodiscard]] std::string block() const { return block_name(r.id, s); }
    [[nodiscard]] std::string channel() const { return r.channel.empty() ? "this channel" : r.channel; }
    /// "no answer": of the outcome in `text`.
    [[nodiscard]] std::string outcome() const {
        const auto kind = ledger::parse_entry_kind(r.text);
        return kind ? kind_phrase(*kind) : without_control(r.text);
    }

    [[nodiscard]] std::string last_contact() const {
        const std::string verb = r.channel.empty() || r.channel == "call" ? "spoke"
                                 : r.channel == "visit"                   ? "met"
                                                                          : "in touch";
        const bool names_channel = verb == "in touch" || (!brief() && !r.channel.empty());
        return fmt::format("last {}{}{}", verb, day_after(brief() ? " " : " on "),
                           names_channel ? fmt::format(" ({})", r.channel) : "");
    }
    [[nodiscard]] std::string never_contacted() const {
        const int phase = r.count.value_or(0);
        std::string text = "no contact on record yet";
        if (r.date) text += fmt::format(": counted from {}", day(*r.date));
        if (phase > 0) {
            text += fmt::format(" and moved by {} {}, so that not everybody comes at once", phase,
                                phase == 1 ? "day" : "days");
        }
        return text;
    }
    [[nodiscard]] std::string cadence() const {
        const std::string from = r.id.empty() ? ""
                                 : brief()    ? fmt::format(" ({})", r.id)
                                              : fmt::format(", as for the circle {},", r.id);
        // A new person is due within the first interval, not after it.
        const bool first = says(reason_code::never_contacted);
        const std::string comma = from.ends_with(',') ? "" : ",";
        // A round that began before intouch came may have a pace of its own.
        const std::string since = says(reason_code::last_on_roster) ? "at first" : "at the present pace";
        const auto at_pace = [&](int count) {
            const bool alike = r.span && every_about(count) == every(*r.span);
            return alike ? fmt::format("every {} days", count) : "about " + every_about(count);
        };
        const std::string pace = r.count ? fmt::format("{} {} {},", comma, since, at_pace(*r.count)) : "";
        const std::string rhythm = fmt::format("{}{}{}", r.span ? every(*r.span) : "the cadence", from, pace);
        const std::string_view starting = rhythm.ends_with(',') ? " starting " : ", starting ";
        return rhythm + day_after(first ? starting : " makes ");
    }
    [[nodiscard]] std::string attempt() const {
        const std::string what = outcome();
        return fmt::format("{}{}{}{}", what.empty() ? "tried" : what, day_after(brief() ? " " : " on "),
                           time_after(" at "), r.channel.empty() ? "" : fmt::format(" ({})", r.channel));
    }
    [[nodiscard]] std::string missed() const {
        const int days = r.count.value_or(1);
        if (!r.date) return "the day went by";
        if (days <= 1) return fmt::format("{} went by", day(*r.date));
        return fmt::format("{} went by, and {} before it", day(*r.date),
                           days == 2 ? std::string("one day") : fmt::format("{} days", days - 1));
    }
    [[nodiscard]] std::string rung() const {
        const std::string number = !brief() && r.count ? fmt::format(" (wait {})", *r.count) : "";
        return fmt::format("try again after {}{}{}", span_or("a wait"), number, day_after(", on "));
    }
    [[nodiscard]] std::string next_channel() const {
        const std::string what = outcome();
        const auto kind = ledger::parse_entry_kind(r.text);
        const bool tried = kind && kind != ledger::entry_kind::unreachable && !ledger::is_contact(*kind);
        return !brief() && tried ? fmt::format("enough tries with \"{}\", so {} comes next", what, channel())
                                 : channel() + " comes next";
    }
    [[nodiscard]] std::string unusable() const {
        const std::string detail = r.text.empty() ? "detail" : detail_phrase(without_control(r.text));
        return fmt::format("{} waits for a new {} on the roster", channel(), detail);
    }
    [[nodiscard]] std::string avoided() const {
        const std::string away = r.minutes ? print_duration(*r.minutes) + " away" : "away";
        return fmt::format("kept {} from {}", away, r.time ? clock(*r.time) : "the hour of the last try");
    }
    [[nodiscard]] std::string avoid_dropped() const {
        return fmt::format("no place in the window keeps away from {}",
                           r.time ? clock(*r.time) : "the hour of the last try");
    }
    [[nodiscard]] std::string had_room() const {
        if (brief()) return "that block had room" + time_after(" at ");
        return fmt::format("{}{} had room{}", block(), day_after(" on "), time_after(" at "));
    }
    /// "from 24 Nov to 5 Jan 2027 (12 times)"
    [[nodiscard]] std::string all_between() const {
        const std::string times = r.count ? fmt::format(" ({} times)", *r.count) : "";
        return fmt::format("from {} to {}{}", day(*r.date), day(*r.until), times);
    }
    [[nodiscard]] std::string block_full() const {
        if (r.date && r.until) return fmt::format("{} is full {}", block(), all_between());
        return fmt::format("{} is full{}", block(), days_after(" on "));
    }
    [[nodiscard]] std::string day_full() const {
        const std::string limit = r.minutes ? "their " + print_duration(*r.minutes) : "all they can";
        const std::string one = r.minutes ? "its " + print_duration(*r.minutes) : "all it can";
        if (!r.date) return "the day already holds " + one;
        if (r.until) return fmt::format("the days {} already hold {}", all_between(), limit);
        return same.size() > 1 ? fmt::format("{} already hold {}", all_days(), limit)
                               : fmt::format("{} already holds {}", all_days(), one);
    }
    [[nodiscard]] std::string not_listed() const {
        if (!r.date) return "the day is not among your days for touches";
        return fmt::format("{} {} your days for touches", all_days(),
                           same.size() > 1 ? "are not among" : "is not among");
    }
    [[nodiscard]] std::string away() const {
        const std::string until = r.until && r.until != r.date ? " to " + day(*r.until) : "";
        const std::string what = r.text.empty() ? "" : fmt::format(" ({})", without_control(r.text));
        return fmt::format("you are away{}{}{}", day_after(" "), r.date ? until : "", what);
    }
    [[nodiscard]] std::string frozen() const {
        return r.date ? fmt::format("{} is too near to change for other people", day(*r.date))
                      : "too near to change for other people";
    }
    [[nodiscard]] std::string today() const {
        return fmt::format("was due {}{}", day(t.ideal),
                           r.date ? fmt::format(", and is planned from {} on", day(*r.date)) : "");
    }
    [[nodiscard]] std::string over_limit() const {
        const std::string though = r.text == "away"     ? ", though you are away"
                                   : r.text == "full"   ? ", though there is no room left"
                                   : r.text == "paused" ? ", though this is paused"
                                                        : "";
        const bool of_its_own = t.kind == plan::touch_kind::occasion || t.kind == plan::touch_kind::booking;
        const bool given = says(reason_code::occasion_taken) || (of_its_own && !says(reason_code::pinned));
        return (given ? "the day stands" : "your choice stands") + though;
    }

    /// Whether one of the touch's reasons is of this kind.
    [[nodiscard]] bool says(reason_code code) const {
        return std::ranges::find(t.reasons, code, &reason::code) != t.reasons.end();
    }

    /// Whether another reason names a block that lies outside the hours of the other person.
    [[nodiscard]] bool closed_by_hours() const {
        return std::ranges::any_of(t.reasons, [](const reason& other) {
            return !other.date &&
                   (other.code == reason_code::out_of_reach || other.code == reason_code::out_of_hours);
        });
    }

    [[nodiscard]] std::string promised() const {
        const std::string note = in_one_line(r.text);
        return fmt::format("promised{}{}{}", day_after(" for "), time_after(" at "),
                           note.empty() ? "" : ": " + note);
    }
    /// "Wedding anniversary on 8 Jul": a name from the user stays as written.
    [[nodiscard]] std::string event() const {
        const std::string name = r.text.empty() ? "the occasion" : without_control(r.text);
        return name + day_after(brief() ? " " : " on ");
    }
    [[nodiscard]] std::string occasion_taken() const {
        return event() + " falls into the time for this, so it is for that day as well";
    }
    [[nodiscard]] std::string gathering() const {
        const std::string name = r.text.empty() ? "it" : without_control(r.text);
        return fmt::format("{} begins{}{}", name, day_after(brief() ? " " : " on "),
                           r.span ? fmt::format(", to be booked {} before", print(*r.span)) : "");
    }

    [[nodiscard]] std::string tell() const {
        switch (r.code) {
        case reason_code::last_contact:
            return last_contact();
        case reason_code::last_on_roster:
            return fmt::format("last in touch{}, as your roster says", day_after(brief() ? " " : " on "));
        case reason_code::last_skipped:
            return fmt::format("skipped{}{}", day_after(" on "),
                               r.until ? ", counted from " + day(*r.until) : "");
        case reason_code::last_sent:
            return fmt::format("{} sent{}", r.channel.empty() ? "something" : without_control(r.channel),
                               day_after(" on "));
        case reason_code::never_contacted:
            return never_contacted();
        case reason_code::schedule_anchor:
            return fmt::format("counted from the due date{}", day_after(" "));
        case reason_code::cadence:
            return cadence();
        case reason_code::intro:
            return fmt::format("getting to know each other: {} after {}{}", span_or("a while"),
                               r.until ? day(*r.until) : "the last time", day_after(" makes "));
        case reason_code::lost:
            return fmt::format("nobody knows where to reach {}{}",
                               t.name.empty() ? "them" : without_control(t.name), day_after(" since "));
        case reason_code::find_through:
            return fmt::format("{} may know", r.text.empty() ? r.id : without_control(r.text));
        case reason_code::other_circle:
            return fmt::format("{} alone would say {}",
                               r.id.empty() ? "another circle" : "the circle " + r.id,
                               r.span ? every(*r.span) : "a longer cadence");
        case reason_code::attempt:
            return attempt();
        case reason_code::missed:
            return missed();
        case reason_code::retry_wait:
            return rung();
        case reason_code::next_channel:
            return next_channel();
        case reason_code::channel_unusable:
            return unusable();
        case reason_code::no_suiting_block:
            return fmt::format("no block lies in their hours for a {}, so {} comes instead", channel(),
                               t.channel.empty() ? "another channel" : t.channel);
        case reason_code::avoided_hour:
            return avoided();
        case reason_code::avoid_dropped:
            return avoid_dropped();
        case reason_code::paused_until:
            return fmt::format("paused{}", day_after(" until "));
        case reason_code::pinned:
            return fmt::format("you chose {}{}", r.date ? day(*r.date) : "the day", time_after(" at "));
        case reason_code::promised:
            return promised();
        case reason_code::occasion:
            return event() + (r.span ? fmt::format(", {} before", print(*r.span)) : "");
        case reason_code::occasion_taken:
            return occasion_taken();
        case reason_code::last_held:
            return fmt::format("last held{}", day_after(brief() ? " " : " on "));
        case reason_code::gathering:
            return gathering();
        case reason_code::block_had_room:
            return had_room();
        case reason_code::block_full:
            return block_full();
        case reason_code::day_full:
            return day_full();
        case reason_code::day_not_listed:
            return not_listed();
        case reason_code::away:
            return away();
        case reason_code::busy:
            return fmt::format("{} has an appointment in the way{}", r.id.empty() ? "your calendar" : r.id,
                               days_after(" on "));
        case reason_code::out_of_reach:
            return fmt::format("{}{} is outside the hours when they like to be reached", block(),
                               days_after(" on "));
        case reason_code::out_of_hours:
            return fmt::format("{}{} is outside the hours for {}", block(), days_after(" on "), channel());
        case reason_code::no_block:
            return closed_by_hours() ? "no block suits, so the day has no time"
                                     : "no block takes it, so any time of the day will do";
        case reason_code::frozen:
            return frozen();
        case reason_code::kept:
            return r.date ? fmt::format("stays on {}", day(*r.date)) : "stays where it was";
        case reason_code::today_earliest:
            return today();
        case reason_code::later_than_window:
            return fmt::format("no place was left before{}",
                               r.date ? " the window ended " + day(*r.date) : " the window ended");
        case reason_code::about:
            return "the hour is told three to seven days before";
        case reason_code::gave_way:
            return fmt::format("it was about {} first, and made room for others",
                               r.date ? day(*r.date) : "another day");
        case reason_code::drawn_in:
            return fmt::format("a place came free{}{}, and {} was next", day_after(" on "),
                               time_after(" at "), t.name.empty() ? "this" : without_control(t.name));
        case reason_code::pin_over_limit:
            return over_limit();
        }
        return {};
    }
};

std::string told(std::span<const reason> same, const plan::touch& t, const roster::settings& s, telling how) {
    return teller{.same = same, .r = same.front(), .t = t, .s = s, .how = how}.tell();
}

} // namespace

bool tells_together(const reason& a, const reason& b) {
    switch (a.code) {
    case reason_code::block_full:
    case reason_code::day_full:
    case reason_code::day_not_listed:
    case reason_code::out_of_reach:
    case reason_code::out_of_hours:
        return a.code == b.code && a.id == b.id && a.channel == b.channel && a.minutes == b.minutes &&
               a.date && b.date && !a.until && !b.until;
    default:
        return false;
    }
}

std::string clause(std::span<const reason> same, const plan::touch& t, const roster::settings& s) {
    return told(same, t, s, telling::brief);
}

std::string line(std::span<const reason> same, const plan::touch& t, const roster::settings& s) {
    return capitalised(told(same, t, s, telling::full)) + ".";
}

} // namespace intouch::words
