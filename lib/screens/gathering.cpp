// SPDX-License-Identifier: MIT
#include "screens/gathering.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/due/gathering.hpp"
#include "screens/day_words.hpp"
#include "words/gathering_text.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace intouch::screens {

std::optional<gathering_screen> gathering_of(std::string_view id, const plan::agenda& a,
                                             const plan::plan_input& in,
                                             std::span<const ledger::entry> entries) {
    const auto found = in.roster.gatherings.find(std::string(id));
    if (found == in.roster.gatherings.end()) return std::nullopt;
    const auto& g = found->second;
    const date today = plan::today(in);
    const auto next = plan::next_gathering_of(in, g);
    gathering_screen s;
    s.id = g.id;
    s.name = g.name;
    s.about = words::capitalised(words::every(g.every));
    if (g.days > 1) s.about += fmt::format(" · {} days", g.days);
    s.when = fmt::format("{}{}{}", next.day < today ? "It was to begin on " : "", long_day(next.day, today),
                         next.booked ? ", booked" : ", not booked yet");
    s.round = next.round;
    s.booked = next.booked;
    s.day = next.day;
    s.held = std::min(next.day, today);
    if (const auto* shown = words::next_gathering(a, g.id))
        s.lines = words::gathering_lines(*shown, in.roster, roster::naming::full);
    for (const auto& t : a.touches)
        if (t.owner == g.id && !s.booking) s.booking = card_of(t, a, in);
    for (const auto& member : g.members) {
        const auto p = in.roster.people.find(member);
        s.members.push_back({member, p == in.roster.people.end() ? member : p->second.name});
    }
    s.history = happened_of(plan::history_of(in, std::span(&g.id, 1)), in, entries);
    return s;
}

} // namespace intouch::screens
