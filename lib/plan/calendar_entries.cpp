// SPDX-License-Identifier: MIT
#include "plan/calendar_entries.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/household.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

void add_occasion(const roster::person& person, const roster::occasion& occasion, date from, date to,
                  std::vector<shown_occasion>& out) {
    for (auto year = civil(from).year(); year <= civil(to).year(); ++year) {
        const date day = in_year(occasion.on, year);
        if (day < from || day >= to) continue;
        shown_occasion shown{.person = person.id, .name = occasion.name, .day = day, .years = std::nullopt};
        if (occasion.year) {
            shown.years = static_cast<int>(year) - static_cast<int>(*occasion.year);
            if (*shown.years < 1) continue;
        }
        out.push_back(std::move(shown));
    }
}

std::string names_of(const std::vector<const roster::person*>& people) {
    std::string names;
    for (const auto* p : people) names += (names.empty() ? "" : ", ") + p->name;
    return names;
}

void add_closed(const plan_input& in, const std::string& owner, const std::string& person,
                const std::string& name, const ledger::closed_round& round, std::vector<shown_closed>& out) {
    if (!ledger::is_contact(round.outcome) || round.on.day < history_of(in)) return;
    out.push_back({.uid = touch_uid(in.instance, owner, round.round),
                   .person = person,
                   .name = name,
                   .round = round.round,
                   .day = round.on.day,
                   .outcome = round.outcome,
                   .channel = round.channel,
                   .note = round.note,
                   .entry = round.entry});
}

block_occurrence block_entry(const schedule& s, std::span<const telling> told, std::size_t timeline,
                             const slot& occurrence) {
    block_occurrence out{.id = s.block(timeline).id,
                         .name = s.block(timeline).name,
                         .day = occurrence.day,
                         .start = occurrence.whole_start,
                         .end = occurrence.whole_end,
                         .minutes = minutes(std::max(occurrence.capacity, 0)),
                         .people = {}};
    for (const allocation& a : occurrence.allocations) {
        if (a.foreign || told[a.index].about) continue;
        out.planned += minutes(a.length);
        const demand& d = s.demand_at(a.index);
        out.people.push_back(d.person);
        out.people.insert(out.people.end(), d.with.begin(), d.with.end());
    }
    return out;
}

/// By timeline: the length of the shortest touch that the block accepts; zero when it accepts none.
std::vector<minutes> shortest_touches(const schedule& s) {
    std::vector<minutes> out(s.days_timeline(), minutes(0));
    for (std::size_t index = 0; index < s.size(); ++index) {
        const minutes length = s.demand_at(index).length;
        for (const std::size_t timeline : s.group(index).timelines)
            if (out[timeline] == minutes(0) || length < out[timeline]) out[timeline] = length;
    }
    return out;
}

/// The source of the appointment that leaves nothing of an occurrence, or too little for the shortest touch of its
/// block; empty when enough is left.
std::string taken_by(const schedule& s, const slot& occurrence, minutes shortest) {
    if (occurrence.capacity >= 0 && minutes(occurrence.capacity) >= shortest) return {};
    if (occurrence.whole_start <= s.moment() || s.away().covering(occurrence.day) != nullptr) return {};
    const busy_span* busy = s.busy().within(occurrence.whole_start, occurrence.whole_end);
    return busy == nullptr ? std::string() : busy->source;
}

} // namespace

std::vector<shown_occasion> occasion_entries(const plan_input& in) {
    std::vector<shown_occasion> out;
    const date from = history_of(in);
    const date to = horizon_of(in);
    for (const auto& [id, person] : in.roster.people) {
        const bool own_birthday = std::ranges::find(person.occasions, "Birthday", &roster::occasion::name) !=
                                  person.occasions.end();
        if (person.birthday && !own_birthday) add_occasion(person, *person.birthday, from, to, out);
        for (const roster::occasion& occasion : person.occasions)
            add_occasion(person, occasion, from, to, out);
    }
    std::ranges::sort(out, {}, [](const shown_occasion& o) { return std::tie(o.day, o.person, o.name); });
    return out;
}

std::vector<shown_closed> closed_entries(const plan_input& in) {
    std::vector<shown_closed> out;
    for (const auto& [id, members] : households(in.roster)) {
        const auto name = names_of(members);
        for (const auto& round : state_of(in, id).closed)
            add_closed(in, id, members.front()->id, name, round, out);
    }
    states_in_order states(in);
    for (const auto& [id, person] : in.roster.people) {
        const ledger::person_state& state = states.of(id);
        if (state.closed.empty()) continue;
        const auto& together = state_of(in, person.household).closed;
        for (const auto& round : state.closed) {
            // The person's history holds the rounds of the household too.
            if (std::ranges::find(together, round.entry, &ledger::closed_round::entry) == together.end())
                add_closed(in, id, id, person.name, round, out);
        }
    }
    std::ranges::sort(out, {}, [](const shown_closed& c) { return std::tie(c.day, c.uid); });
    return out;
}

std::vector<warning> blocks_taken(const std::vector<block_occurrence>& blocks) {
    std::vector<warning> out;
    for (const block_occurrence& o : blocks) {
        if (o.taken.empty()) continue;
        const auto same =
            std::ranges::find_if(out, [&](const warning& w) { return w.id == o.id && w.text == o.taken; });
        if (same != out.end())
            ++*same->count;
        else
            out.push_back(
                {.code = warning_code::block_taken, .date = o.day, .count = 1, .id = o.id, .text = o.taken});
    }
    return out;
}

std::vector<block_occurrence> block_entries(const schedule& s, std::span<const telling> told, date horizon) {
    const std::vector<minutes> shortest = shortest_touches(s);
    struct shown {
        std::size_t timeline;
        const slot* occurrence;
    };
    std::vector<shown> all;
    for (std::size_t timeline = 0; timeline < s.days_timeline(); ++timeline) {
        for (const slot& occurrence : s.timelines()[timeline].slots()) {
            if (occurrence.day >= horizon) break;
            if (occurrence.capacity >= 0 || !taken_by(s, occurrence, shortest[timeline]).empty())
                all.push_back({timeline, &occurrence});
        }
    }
    std::ranges::sort(all, {}, [&](const shown& o) { // timelines are in the order of ids
        return std::tuple(o.occurrence->day, o.occurrence->whole_start, o.timeline);
    });
    std::vector<block_occurrence> out;
    out.reserve(all.size());
    for (const shown& o : all) {
        out.push_back(block_entry(s, told, o.timeline, *o.occurrence));
        out.back().taken = taken_by(s, *o.occurrence, shortest[o.timeline]);
    }
    return out;
}

} // namespace intouch::plan
