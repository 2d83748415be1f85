// SPDX-License-Identifier: MIT
#include "record/record_gathering.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "ledger/fold.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/due/gathering.hpp"
#include "plan/due/household.hpp"
#include "record/record_entry.hpp"

#include <algorithm>

namespace intouch::record {
namespace {

using ledger::entry_kind;

std::string listed(const std::vector<std::string>& all) {
    std::string list;
    for (const auto& one : all) list += (list.empty() ? "" : ", ") + one;
    return list;
}

result<const roster::gathering*> known_gathering(const plan::plan_input& in, const std::string& id) {
    const auto found = in.roster.gatherings.find(id);
    if (found != in.roster.gatherings.end()) return &found->second;
    std::vector<std::string> ids;
    for (const auto& [known, g] : in.roster.gatherings) ids.push_back(known);
    return fail(errc::not_found, "gathering: found " + quoted(id) + ", expected a gathering of the roster" +
                                     did_you_mean(id, ids));
}

result<void> check(const plan::plan_input& in, const roster::gathering& g, const plan::next_gathering& next,
                   const gathering_request& request) {
    const auto outcome = request.outcome;
    if (outcome != entry_kind::booked && outcome != entry_kind::held && outcome != entry_kind::skipped)
        return fail(errc::invalid,
                    "outcome: found " + quoted(name(outcome)) + ", expected one of booked, held, skipped");
    if (auto ok = still_open(g.id, next.round, request.round); !ok) return ok;
    if (request.on && *request.on > now(in) && outcome == entry_kind::booked)
        return fail(errc::in_future, "on: found " + print(*request.on) +
                                         ", which is still to come, expected the day on which you booked it; "
                                         "`to` (--to) is the first day of the gathering");
    if (request.on && *request.on > now(in))
        return fail(errc::in_future, "on: found " + print(*request.on) +
                                         ", which is still to come; expected " + present_as(in, *request.on) +
                                         " or earlier");
    if (request.to && outcome != entry_kind::booked)
        return fail(errc::invalid, "to: found beside " + quoted(name(outcome)) +
                                       ", expected only with \"booked\", for the first day that was booked");
    if (request.to && *request.to < today(in))
        return fail(errc::in_past, "to: found " + print(*request.to) + ", which has gone by; expected " +
                                       print(today(in)) + " or later");
    if (request.to)
        if (auto ok = not_too_far(in, "to", {*request.to, std::nullopt}); !ok) return ok;
    if (!request.excused.empty() && outcome != entry_kind::held)
        return fail(errc::invalid,
                    "excused: found beside " + quoted(name(outcome)) + ", expected only with \"held\"");
    for (const auto& id : request.excused)
        if (std::ranges::find(g.members, id) == g.members.end())
            return fail(errc::invalid, "excused: found " + quoted(id) + ", expected members of " + g.id +
                                           ": " + listed(g.members));
    return {};
}

/// The people for whom it counts: the members who came, and the household of each.
std::vector<std::string> who_came(const plan::plan_input& in, const roster::gathering& g,
                                  const std::vector<std::string>& excused) {
    std::vector<std::string> all;
    const auto add = [&](const std::string& id) {
        if (!id.empty() && std::ranges::find(all, id) == all.end()) all.push_back(id);
    };
    for (const auto& id : g.members)
        if (std::ranges::find(excused, id) == excused.end()) add(id);
    for (const auto came = all; const auto& id : came) add(in.roster.people.at(id).household);
    return all;
}

} // namespace

result<std::vector<ledger::entry>> record_gathering(const plan::plan_input& in,
                                                    const gathering_request& request, const origin& from,
                                                    const new_id& id) {
    const auto known = known_gathering(in, request.gathering);
    if (!known) return std::unexpected(known.error());
    const auto& g = **known;
    const auto next = next_gathering_of(in, g);
    if (auto ok = check(in, g, next, request); !ok) return std::unexpected(ok.error());

    auto e = new_entry(in, g.id, request.outcome, from, id, request.note);
    e.round = next.round;
    if (request.on) e.on = *request.on;
    if (request.outcome == entry_kind::booked) {
        if (request.to) e.to = when{*request.to, std::nullopt};
        return std::vector{e};
    }
    e.ideal = next.due;
    if (request.outcome == entry_kind::skipped) return std::vector{e};

    if (!request.on) e.on = {std::min(next.day, today(in)), std::nullopt};
    const auto& state = state_of(in, g.id);
    if ((state.last_contact && !ledger::is_after(e.on, state.last_contact->on)) ||
        (g.last && e.on.day <= *g.last)) {
        e.round = 0;
        e.ideal.reset();
    }
    if (in.settings.channels.contains("visit")) e.channel = "visit";
    e.with = who_came(in, g, request.excused);
    std::vector<ledger::entry> entries{e};
    if (!request.excused.empty()) {
        auto missing = new_entry(in, g.id, entry_kind::excused, from, id);
        missing.on = e.on;
        missing.with = request.excused;
        missing.names = e.id;
        missing.key = key_with(e.id);
        entries.push_back(std::move(missing));
    }
    return entries;
}

} // namespace intouch::record
