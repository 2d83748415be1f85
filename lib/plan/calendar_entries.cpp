// SPDX-License-Identifier: MIT
#include "plan/calendar_entries.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/household.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

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

namespace {

class occasions {
public:
    explicit occasions(const plan_input& in) : from_(history_of(in)), to_(horizon_of(in)) {}

    void of(const roster::person& person) {
        const bool own_birthday = std::ranges::find(person.occasions, "Birthday", &roster::occasion::name) !=
                                  person.occasions.end();
        if (person.birthday && !own_birthday) show(person, *person.birthday, from_, to_, out_);
        for (const roster::occasion& occasion : person.occasions) show(person, occasion, from_, to_, out_);
    }
    std::vector<shown_occasion> sorted() {
        std::ranges::sort(out_, {},
                          [](const shown_occasion& o) { return std::tie(o.day, o.person, o.name); });
        return std::move(out_);
    }

private:
    date from_;
    date to_;
    std::vector<shown_occasion> out_;
};

} // namespace

std::vector<shown_occasion> occasions_shown(const plan_input& in) {
    occasions all(in);
    for (const auto& [id, person] : in.roster.people) all.of(person);
    return all.sorted();
}

namespace {

/// Contacts that closed a round and are still shown.
class rounds {
public:
    explicit rounds(const plan_input& in) : in_(in), from_(history_of(in)) {}

    void of_household(const std::string& id, const std::vector<const roster::person*>& members) {
        const auto name = names_of(members);
        for (const auto& round : state_of(in_, id).closed) show(id, members.front()->id, name, round);
    }
    void of_person(const roster::person& person, const ledger::person_state& state) {
        if (state.closed.empty()) return;
        const auto& together = state_of(in_, person.household).closed;
        for (const auto& round : state.closed) {
            // A round of the household is in the person's history as well.
            if (std::ranges::find(together, round.entry, &ledger::closed_round::entry) == together.end())
                show(person.id, person.id, person.name, round);
        }
    }
    std::vector<shown_closed> sorted() {
        std::ranges::sort(out_, {}, [](const shown_closed& c) { return std::tie(c.day, c.uid); });
        return std::move(out_);
    }

private:
    void show(const std::string& owner, const std::string& person, const std::string& name,
              const ledger::closed_round& round) {
        if (!ledger::is_contact(round.outcome) || round.on.day < from_) return;
        out_.push_back({.uid = touch_uid(in_.instance, owner, round.round),
                        .person = person,
                        .name = name,
                        .round = round.round,
                        .day = round.on.day,
                        .outcome = round.outcome,
                        .channel = round.channel,
                        .note = round.note});
    }

    const plan_input& in_;
    date from_;
    std::vector<shown_closed> out_;
};

} // namespace

std::vector<shown_closed> rounds_shown(const plan_input& in) {
    rounds all(in);
    for (const auto& [id, members] : households(in.roster)) all.of_household(id, members);
    states_in_order states(in);
    for (const auto& [id, person] : in.roster.people) all.of_person(person, states.of(id));
    return all.sorted();
}

namespace {

std::optional<block_occurrence> block_shown(const board& b, std::size_t lane, std::size_t i, date horizon) {
    const bin& occurrence = b.lanes()[lane][i];
    if (occurrence.day >= horizon || occurrence.capacity < 0) return std::nullopt;
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
    return shown;
}

} // namespace

std::vector<block_occurrence> blocks_shown(const board& b, date horizon) {
    std::vector<block_occurrence> out;
    for (std::size_t lane = 0; lane < b.days_lane(); ++lane) {
        const auto& bins = b.lanes()[lane].bins();
        for (std::size_t i = 0; i < bins.size() && bins[i].day < horizon; ++i) {
            if (auto shown = block_shown(b, lane, i, horizon)) out.push_back(std::move(*shown));
        }
    }
    std::ranges::sort(out, {}, [](const block_occurrence& o) { return std::tie(o.day, o.start, o.id); });
    return out;
}

} // namespace intouch::plan
