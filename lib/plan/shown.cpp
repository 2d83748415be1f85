// SPDX-License-Identifier: MIT
#include "plan/shown.hpp"

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
    for (const auto& [id, person] : in.roster.people) {
        const auto state = in.state.people.find(id);
        if (state == in.state.people.end()) continue;
        for (const ledger::closed_round& round : state->second.closed) {
            if (!ledger::is_contact(round.outcome) || round.on.day < from) continue;
            out.push_back({.uid = touch_uid(in.instance, id, round.round),
                           .person = id,
                           .name = person.name,
                           .round = round.round,
                           .day = round.on.day,
                           .outcome = round.outcome,
                           .channel = round.channel,
                           .note = round.note});
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
                                   .start = occurrence.start,
                                   .end = occurrence.end,
                                   .minutes = minutes(occurrence.capacity),
                                   .people = {}};
            for (const seat& s : occurrence.seats) {
                if (s.foreign) continue;
                shown.planned += minutes(s.length);
                shown.people.push_back(b.wanted(s.who).person);
            }
            out.push_back(std::move(shown));
        }
    }
    std::ranges::sort(out, {}, [](const block_occurrence& o) { return std::tie(o.day, o.start, o.id); });
    return out;
}

} // namespace intouch::plan
