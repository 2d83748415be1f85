// SPDX-License-Identifier: MIT
#include "words/history.hpp"

#include "core/text.hpp"
#include "ledger/state.hpp"
#include "words/dates.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

std::string day_and_clock(const when& w) {
    return w.time ? fmt::format("{} {}", full_date(w.day), clock(*w.time)) : full_date(w.day);
}

/// " to 3 Dec 2026 17:30", " until 31 Jan 2027": the target of the entry.
std::string target(const ledger::entry& e) {
    if (!e.to) return {};
    const bool pauses = e.kind == ledger::entry_kind::paused;
    const bool promises = e.kind == ledger::entry_kind::promised || e.kind == ledger::entry_kind::booked;
    return fmt::format(" {} {}", pauses ? "until" : promises ? "for" : "to", day_and_clock(*e.to));
}

/// " (Wedding day of 2027)": the occasion that the entry names.
std::string occasion(const ledger::entry& e) {
    const auto named = ledger::parse_occasion(e.names);
    return named ? fmt::format(" ({} of {})", in_one_line(named->name), named->year) : std::string();
}

/// The same, or " (a promise)": what the entry is about beside the round.
std::string beside_round(const ledger::entry& e) {
    using enum ledger::entry_kind;
    const bool of_touch = ledger::is_contact(e) || ledger::is_attempt(e.kind) || e.kind == missed ||
                          e.kind == moved || e.kind == skipped;
    const auto named = occasion(e);
    return !named.empty() || e.names.empty() || !of_touch ? named : " (a promise)";
}

bool is_outcome(const ledger::entry& e) { return ledger::is_contact(e.kind) || ledger::is_attempt(e.kind); }

/// " on 3 Dec 2025, kept as history".
std::string place_in_time(const ledger::entry& e, const time_zone& zone) {
    if (!is_outcome(e)) return {};
    const bool another_day = e.on.day != day_at(zone, e.at);
    const bool counts_nowhere = e.round == 0 && e.names.empty();
    return (another_day ? " on " + full_date(e.on.day) : "") + (counts_nowhere ? ", kept as history" : "");
}

} // namespace

std::string entry_phrase(const ledger::entry& e, const time_zone& zone) {
    if (e.kind == ledger::entry_kind::block_moved || e.kind == ledger::entry_kind::block_skipped)
        return fmt::format("{}{} {}{}", kind_phrase(e.kind), e.to ? " from" : ":", day_and_clock(e.on),
                           target(e));
    const std::string note = e.note.empty() ? "" : ": " + in_one_line(e.note);
    if (e.kind == ledger::entry_kind::away)
        return fmt::format("away {} {}{}{}", e.to ? "from" : "on", day_and_clock(e.on), target(e), note);
    return kind_phrase(e) + place_in_time(e, zone) + target(e) + occasion(e) +
           (e.kind == ledger::entry_kind::promised ? note : "");
}

std::string next_sentence(const next_touch& next) {
    if (next.phrase.empty()) return next.paused ? " Nothing is planned during the pause." : "";
    return fmt::format(" {}: {}.", next.later ? "Then" : "Next", next.phrase);
}

std::string kind_phrase(const ledger::entry& e) {
    const bool not_yet = e.kind == ledger::entry_kind::noted && e.note.empty();
    return not_yet ? "not yet" : kind_phrase(e.kind);
}

std::string history_line(const ledger::entry& e) {
    const std::string channel = e.channel.empty() ? "" : e.channel + ", ";
    const std::string note = e.note.empty() ? "" : ": " + in_one_line(e.note);
    return fmt::format("{}  {}{}{}{}{}", day_and_clock(e.on), channel, kind_phrase(e), target(e),
                       beside_round(e), note);
}

std::string logged_line(const ledger::entry& e, const next_touch& next, const time_zone& zone) {
    const auto phrase = entry_phrase(e, zone);
    return (is_outcome(e) ? "Logged: " + phrase : capitalised(phrase)) + "." + next_sentence(next);
}

std::string undone_line(const std::vector<ledger::entry>& struck, const next_touch& next,
                        const time_zone& zone) {
    std::string what;
    for (const ledger::entry& e : struck) what += (what.empty() ? "" : ", ") + entry_phrase(e, zone);
    return fmt::format("Undone{}{}.{}", what.empty() ? "" : ": ", what, next_sentence(next));
}

} // namespace intouch::words
