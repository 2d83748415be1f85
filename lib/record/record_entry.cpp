// SPDX-License-Identifier: MIT
#include "record/record_entry.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "ledger/fold.hpp"
#include "plan/due/round_demand.hpp"

#include <utility>

namespace intouch::record {

result<plan::party> known_person(const plan::plan_input& in, const std::string& id) {
    const auto found = in.roster.people.find(id);
    if (found != in.roster.people.end()) {
        auto s = party_of(in, found->second);
        if (!s.joined) s.joined = s.today;
        return s;
    }
    if (const auto members = plan::members_of(in.roster, id); !id.empty() && !members.empty())
        return known_person(in, members.front()->id);
    std::vector<std::string> ids;
    ids.reserve(in.roster.people.size());
    for (const auto& [known, person] : in.roster.people) ids.push_back(known);
    return fail(errc::not_found,
                "person: found " + quoted(id) + ", expected someone on the roster" + did_you_mean(id, ids));
}

const std::string& spoken_of(const plan::plan_input& in, const plan::party& s, const std::string& id) {
    return in.roster.people.contains(id) ? id : s.person.id;
}

result<std::vector<ledger::entry>> record_each(const plan::plan_input& in, const std::string& id,
                                               const origin& from, const record_one& record) {
    std::vector<std::string> people;
    if (!id.empty() && !in.roster.people.contains(id))
        for (const auto* member : plan::members_of(in.roster, id)) people.push_back(member->id);
    if (people.empty()) people.push_back(id);
    std::vector<ledger::entry> made;
    std::optional<error> refused;
    for (const auto& person : people) {
        auto one = record(
            person, {.source = from.source, .key = made.empty() ? from.key : key_beside(made.back().id)});
        if (one)
            made.push_back(std::move(*one));
        else if (!refused)
            refused = std::move(one.error());
    }
    if (made.empty()) return std::unexpected(*refused);
    return made;
}

result<void> still_open(const std::string& of, int open, std::optional<int> round) {
    if (!round || *round == open) return {};
    return fail(errc::conflict, "round: found " + std::to_string(*round) + ", but the open round of " + of +
                                    " is " + std::to_string(open) +
                                    ": look at it again and name that one, or none");
}

std::string present_as(const plan::plan_input& in, const when& found) {
    return found.time ? print(now(in)) : print(today(in));
}

result<void> not_in_past(const plan::plan_input& in, std::string_view field, when to) {
    const when present = now(in);
    const bool gone = to.day < present.day || (to.day == present.day && to.time && *to.time < *present.time);
    if (!gone) return {};
    return fail(errc::in_past, std::string(field) + ": found " + print(to) +
                                   ", which has gone by; expected " + present_as(in, to) + " or later");
}

result<void> not_too_far(const plan::plan_input& in, std::string_view field, when to) {
    const date last = today(in) + plan::planning_range - days(1);
    if (to.day <= last) return {};
    return fail(errc::in_future, std::string(field) + ": found " + print(to) +
                                     ", which is further ahead than intouch plans; expected " + print(last) +
                                     " or earlier");
}

when as_clocks_show(const plan::plan_input& in, when to) {
    if (!to.time) return to;
    const auto shown =
        std::chrono::floor<minutes>(in.zone.to_local(in.zone.to_instant(local_second{to.day} + *to.time)));
    return {day_of(shown), time_of(shown)};
}

result<void> can_be_planned(const plan::plan_input& in, std::string_view field, when to) {
    if (auto ok = not_too_far(in, field, to); !ok) return ok;
    return not_in_past(in, field, to);
}

ledger::entry new_entry(const plan::plan_input& in, const std::string& person, ledger::entry_kind kind,
                        const origin& from, const new_id& id, std::string_view note) {
    ledger::entry e;
    e.id = id();
    e.at = in.moment;
    e.person = person;
    e.kind = kind;
    e.on = now(in);
    e.source = from.source;
    e.key = from.key;
    e.note = without_control(note, true);
    return e;
}

ledger::entry round_entry(const plan::plan_input& in, const plan::party& s, const std::string& spoken_of,
                          ledger::entry_kind kind, const origin& from, const new_id& id,
                          std::string_view note) {
    auto e = new_entry(in, s.owner, kind, from, id, note);
    if (s.owner == s.person.id) return e;
    e.with.push_back(spoken_of);
    const auto add = [&](const std::string& member) {
        if (member != spoken_of) e.with.push_back(member);
    };
    add(s.person.id);
    for (const auto& member : s.with) add(member);
    return e;
}

void remember_pace(ledger::entry& e, const plan::round_demand& open) {
    e.pace = open.pace;
    if (open.pace > 1) e.stretched = open.stretched_ideal;
}

origin by_daemon() { return {.source = ledger::entry_source::daemon, .key = {}}; }

std::string key_with(const std::string& id) { return "with:" + id; }

std::string key_beside(const std::string& id) { return "beside:" + id; }

std::optional<ledger::entry> skip_when_spent(const plan::plan_input& in, const plan::party& s,
                                             const ledger::entry& last, const new_id& id) {
    ledger::state one;
    one.people[s.owner] = s.state;
    ledger::apply(one, {}, last);
    const auto after = as_if(s, one.people.at(s.owner));
    const auto round = round_demand_of(in, after);
    if (!round.rests) return std::nullopt;
    auto e = round_entry(in, s, s.person.id, ledger::entry_kind::skipped, by_daemon(), id);
    e.round = s.state.round;
    e.on = last.on;
    e.channel = last.channel;
    e.ideal = round.skip_ideal;
    remember_pace(e, round);
    e.key = key_with(last.id);
    return e;
}

} // namespace intouch::record
