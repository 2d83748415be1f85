// SPDX-License-Identifier: MIT
#include "words/why.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/occasion.hpp"
#include "roster/effective.hpp"
#include "words/dates.hpp"
#include "words/phrase.hpp"
#include "words/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

namespace intouch::words {

namespace {

/// Calls `tell` with each run of reasons that share a clause, in the given order.
template <class Tell> void each_telling(const plan::touch& t, const Tell& tell) {
    const std::span<const plan::reason> all = t.reasons;
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = from + 1;
        while (to < all.size() && tells_together(all[from], all[to])) ++to;
        tell(all.subspan(from, to - from));
        from = to;
    }
}

std::string without_reasons(const plan::touch& t) { return fmt::format("Planned for {}.", full_date(t.day)); }

/// The days away that begin within a year and go on for another one; nothing: there are none so long.
std::optional<plan::away_span> away_for_long(const plan::plan_input& in) {
    constexpr days a_year{365};
    const auto spans = plan::all_away(in.away, in.state);
    const auto found = std::ranges::find_if(spans, [&](const plan::away_span& s) {
        return s.from <= today(in) + a_year && s.to >= today(in) + 2 * a_year;
    });
    return found == spans.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::string why(const plan::touch& t, const roster::settings& s) {
    std::string sentence;
    each_telling(t, [&](std::span<const plan::reason> same) {
        if (!sentence.empty()) sentence += "; ";
        sentence += clause(same, t, s);
    });
    return sentence.empty() ? without_reasons(t) : capitalised(std::move(sentence)) + ".";
}

std::vector<std::string> why_lines(const plan::touch& t, const roster::settings& s) {
    std::vector<std::string> lines;
    each_telling(t, [&](std::span<const plan::reason> same) { lines.push_back(line(same, t, s)); });
    if (lines.empty()) lines.push_back(without_reasons(t));
    return lines;
}

std::string no_touch(const roster::person& p, const plan::plan_input& in) {
    const ledger::person_state& s = plan::state_of(in, p.id);
    const plan::pause paused = plan::pause_of(p, s);
    if (plan::pause_of({}, s).for_good) return "Paused until you resume.";
    if (paused.for_good) return "Paused in the roster, until you take `pause` out there.";
    if (paused.until && *paused.until > today(in))
        return fmt::format("Paused until {}.", full_date(*paused.until));
    if (!s.joined) return "Waiting: the ramp lets them in later.";
    if (s.lost)
        return fmt::format(
            "Nothing is planned with {}: nobody knows where they are. The rest of the household is "
            "planned. `intouch found {}` brings them back.",
            p.name, p.id);
    const auto via = roster::cadence_of(p, in.roster, in.settings).value.via;
    if (plan::channel_for(in.settings, p, s, via).empty())
        return "Nothing is planned: no channel is left that works. A new number or address on the roster "
               "brings them back.";
    if (const auto away = away_for_long(in))
        return fmt::format("Nothing is planned: you are away from {} to {}.", full_date(away->from),
                           full_date(away->to));
    return "Nothing is planned: no day within 20 years has room. Their `reach`, the blocks, [days] and the "
           "days away say why.";
}

std::string no_touch_word(const roster::person& p, const plan::plan_input& in) {
    const ledger::person_state& s = plan::state_of(in, p.id);
    if (plan::is_paused_on(plan::pause_of(p, s), today(in))) return "paused";
    if (s.lost) return "lost";
    return s.joined ? "nothing planned" : "waiting";
}

std::string no_booking(const plan::shown_gathering& next) {
    return fmt::format("Next on {}; nothing is to be booked now.", full_date(next.day));
}

} // namespace intouch::words
