// SPDX-License-Identifier: MIT
#include "plan/shown.hpp"

#include "plan/household.hpp"
#include "plan/person_state.hpp"
#include "plan/uid.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {

namespace {

void show(const roster::person& person, const roster::occasion& occasion, date from, date to,
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

} // namespace

date horizon_of(const input& in) { return today(in) + in.settings.calendar.horizon + days(1); }
date history_of(const input& in) { return today(in) - in.settings.calendar.history; }

std::vector<shown_occasion> occasions_shown(const input& in) {
    const date from = history_of(in);
    const date to = horizon_of(in);
    std::vector<shown_occasion> out;
    for (const auto& [id, person] : in.roster.people) {
        const bool own_birthday = std::ranges::find(person.occasions, "Birthday", &roster::occasion::name) !=
                                  person.occasions.end();
        if (person.birthday && !own_birthday) show(person, *person.birthday, from, to, out);
        for (const roster::occasion& occasion : person.occasions) show(person, occasion, from, to, out);
    }
    std::ranges::sort(out, {}, [](const shown_occasion& o) { return std::tie(o.day, o.person, o.name); });
    return out;
}

std::vector<shown_closed> rounds_shown(const input& in) {
    const date from = history_of(in);
    std::vector<shown_closed> out;
    const auto show = [&](const std::string& owner, const std::string& person, const std::string& name,
                          const ledger::closed_round& round) {
        if (!ledger::is_contact(round.outcome) || round.on.day < from) return;
        out.push_back({.uid = touch_uid(in.instance, owner, round.round),
                       .person = person,
                       .name = name,
                       .round = round.round,
                       .day = round.on.day,
                       .outcome = round.outcome,
                       .channel = round.channel,
                       .note = round.note});
    };
    for (const auto& [id, members] : households(in.roster)) {
        const auto name = names_of(members);
        for (const auto& round : state_of(in, id).closed) show(id, members.front()->id, name, round);
    }
    for (const auto& [id, person] : in.roster.people) {
        const auto& together = state_of(in, person.household).closed;
        for (const auto& round : state_of(in, id).closed) {
            // A round of the household is in the person's history as well.
            if (std::ranges::find(together, round.entry, &ledger::closed_round::entry) == together.end())
                show(id, id, person.name, round);
        }
    }
    std::ranges::sort(out, {}, [](const shown_closed& c) { return std::tie(c.day, c.uid); });
    return out;
}

std::vector<block_occurrence> blocks_shown(const board& b, date horizon) {
    std::vector<block_occurrence> out;
    for (std::size_t lane = 0; lane < b.days_lane(); ++lane) {
        for (const bin& occurrence : b.lanes()[lane].bins()) {
            if (occurrence.day >= horizon) break;
            if (occurrence.capacity < 0) continue;
            block_occurrence shown{.id = b.block(lane).id,
                                   .name = b.block(lane).name,
                                   .day = occurrence.day,
                                   .start = occurrence.whole_start,
                                   .end = occurrence.whole_end,
                                   .minutes = minutes(occurrence.capacity),
                                   .people = {}};
            for (const seat& s : occurrence.seats) {
                if (s.foreign) continue;
                shown.planned += minutes(s.length);
                const demand& d = b.wanted(s.who);
                shown.people.push_back(d.person);
                shown.people.insert(shown.people.end(), d.with.begin(), d.with.end());
            }
            out.push_back(std::move(shown));
        }
    }
    std::ranges::sort(out, {}, [](const block_occurrence& o) { return std::tie(o.day, o.start, o.id); });
    return out;
}

} // namespace intouch::plan
