// SPDX-License-Identifier: MIT
#include "words/warnings.hpp"

#include "core/text.hpp"
#include "words/dates.hpp"
#include "words/phrase.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::words {

namespace {

struct warning_teller {
    const plan::warning& w;
    const plan::touch* t; ///< of the person in the warning; null: none
    const plan::agenda& a;
    const roster::settings& s;

    [[nodiscard]] std::string who() const {
        if (t != nullptr && !t->name.empty()) return without_control(t->name);
        return w.person.empty() ? "somebody" : w.person;
    }
    [[nodiscard]] std::string day(std::string_view before) const {
        return w.date ? fmt::format("{}{}", before, full_date(*w.date)) : "";
    }
    /// " (Holidays)"
    [[nodiscard]] std::string aside() const {
        return w.text.empty() ? "" : fmt::format(" ({})", without_control(w.text));
    }
    [[nodiscard]] std::string overload() const {
        if (a.capacity.is_short) return capacity_text(a.capacity);
        const int n = w.count.value_or(0);
        const std::string what = n == 1 ? "1 touch is planned" : fmt::format("{} touches are planned", n);
        return what + " later than the window allows, because there is no room.";
    }
    [[nodiscard]] std::string late() const {
        if (t != nullptr && t->day > t->latest) {
            return fmt::format("{}: due by {}, planned {}.", who(), full_date(t->latest), full_date(t->day));
        }
        return fmt::format("{}: planned after the day by which it is due{}.", who(), day(", on "));
    }
    [[nodiscard]] std::string pin_on_full() const {
        const std::string where = w.id.empty() ? "the day" : block_name(w.id, s);
        return fmt::format("{}: your choice{} stands, though {} has no room left.", who(), day(" of "),
                           where);
    }
    [[nodiscard]] std::string_view brought() const {
        const bool booking = t != nullptr && t->kind == plan::touch_kind::booking;
        return booking ? "it begins soon, so it is to be booked" : "an occasion brings a touch";
    }
    [[nodiscard]] std::string detail_missing() const {
        const std::string detail = w.text.empty() ? "detail" : without_control(w.text);
        const std::string use = w.id.empty() ? "" : " for " + w.id; // the channel
        return fmt::format("{}: no {} on the roster{}; add {} to [people.{}].", who(), detail_phrase(detail),
                           use, detail, w.person);
    }
    [[nodiscard]] std::string block_taken() const {
        const int more = w.count.value_or(1) - 1;
        const std::string others =
            more <= 0 ? "" : fmt::format(" and {} more {}", more, more == 1 ? "day" : "days");
        return fmt::format("{}{}{}: an appointment{} leaves too little time for a touch; {}",
                           block_name(w.id, s), day(" on "), others,
                           w.text.empty() ? "" : fmt::format(" ({})", without_control(w.text)),
                           how_to_move(w.id, w.date));
    }
    [[nodiscard]] std::string skipped_often() const {
        const std::string often = w.count && w.of ? fmt::format("{} times of {}", *w.count, *w.of) : "often";
        return fmt::format("{} was skipped {}; {} would fit.", who(), often,
                           w.span ? every(*w.span) : "a longer cadence");
    }
    [[nodiscard]] std::string people_held() const {
        const int n = w.count.value_or(0);
        const std::string names = w.text.empty() ? "" : fmt::format(" ({})", without_control(w.text));
        return fmt::format("{} vanished from the roster at once{}; they stay planned until a second look at "
                           "the files agrees. If that is what you meant, reload to confirm.",
                           n == 1 ? "1 person" : fmt::format("{} people", n), names);
    }
};

} // namespace

std::string warning_text(const plan::warning& w, const plan::agenda& a, const roster::settings& s) {
    const auto found = std::ranges::find(a.touches, w.person, &plan::touch::person);
    return warning_text(w, w.person.empty() || found == a.touches.end() ? nullptr : &*found, a, s);
}

std::string warning_text(const plan::warning& w, const plan::touch* touch, const plan::agenda& a,
                         const roster::settings& s) {
    // The touch of a household bears the name of one member; the warning may be about another.
    if (touch != nullptr && touch->person != w.person) {
        const auto own = std::ranges::find(a.touches, w.person, &plan::touch::person);
        touch = own == a.touches.end() ? nullptr : &*own;
    }
    const warning_teller tell{.w = w, .t = touch, .a = a, .s = s};
    using enum plan::warning_code;
    switch (w.code) {
    case overload:
        return tell.overload();
    case late:
        return tell.late();
    case unplaced:
        return fmt::format("{}: no day within 20 years has room; look at their `reach`, the blocks, [days] "
                           "and the days away.",
                           tell.who());
    case pin_on_away:
        return fmt::format("{}: your choice{} stands, though you are away{}.", tell.who(), tell.day(" of "),
                           tell.aside());
    case pin_on_full:
        return tell.pin_on_full();
    case pin_while_paused:
        return fmt::format("{}: your choice{} stands, though this is paused.", tell.who(), tell.day(" of "));
    case pin_outside_hours:
        return fmt::format(
            "{}: your choice{} stands, though it is outside the hours when they like to be reached.",
            tell.who(), tell.day(" of "));
    case occasion_on_away:
        return fmt::format("{}: {}{}, though you are away{}.", tell.who(), tell.brought(), tell.day(" on "),
                           tell.aside());
    case occasion_on_full:
        return fmt::format("{}: {}{}, though {} has no room left.", tell.who(), tell.brought(),
                           tell.day(" on "), w.id.empty() ? "the day" : block_name(w.id, s));
    case gathering_open:
        return fmt::format("{}: was to begin{}; log it as held or skipped, and the next one gets its date.",
                           w.text.empty() ? w.id : without_control(w.text), tell.day(" on "));
    case avoid_dropped:
        return fmt::format(
            "{}: the next try{} comes near the hour of the last one; no other place was left in its window.",
            tell.who(), tell.day(" on "));
    case no_channel:
        return fmt::format(
            "{}: no channel is left that works; a new number or address on the roster brings them back.",
            tell.who());
    case detail_missing:
        return tell.detail_missing();
    case away_file:
        return fmt::format("Days away: {}.",
                           w.text.empty() ? "a file could not be read" : without_control(w.text));
    case block_taken:
        return tell.block_taken();
    case busy_source:
        return fmt::format("Appointments{}{}: {}.", w.id.empty() ? "" : " of ", w.id,
                           w.text.empty() ? "they could not be read" : without_control(w.text));
    case events_trimmed: {
        const int n = w.count.value_or(0);
        return fmt::format(
            "The feed {} leaves out {} to stay within its limit: the oldest first, then the furthest ahead.",
            w.id.empty() ? "of touches" : w.id, n == 1 ? "1 event" : fmt::format("{} events", n));
    }
    case skipped_often:
        return tell.skipped_often();
    case people_held:
        return tell.people_held();
    }
    return {};
}

} // namespace intouch::words
