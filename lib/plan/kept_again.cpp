// SPDX-License-Identifier: MIT
// A plan from the one before: what is wanted anew, and who has to make room for it.
#include "plan/availability/block_changes.hpp"
#include "plan/calendar_entries.hpp"
#include "plan/capacity/capacity.hpp"
#include "plan/due/gathering.hpp"
#include "plan/due/household.hpp"
#include "plan/kept.hpp"
#include "plan/solver/assign.hpp"
#include "plan/solver/keep_published.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

void add_households(const plan_input& in, std::set<std::string>& people) {
    std::set<std::string_view> households;
    for (const std::string& id : people) {
        const auto found = in.roster.people.find(id);
        if (found == in.roster.people.end())
            households.insert(id); // or a gathering, or somebody who is gone
        else if (!found->second.household.empty())
            households.insert(found->second.household);
    }
    if (households.empty()) return;
    std::vector<std::string> more;
    for (const auto& [id, person] : in.roster.people) {
        if (!person.household.empty() && households.contains(person.household)) more.push_back(id);
    }
    people.insert(more.begin(), more.end());
}

} // namespace

bool planner::kept::same_ground(const plan_input& in, const news& since) const {
    return !since.places_changed && in.moment >= moment && today(in) == places->today() &&
           in.has_store == has_store && in.instance == instance && in.zone == zone && in.away == spans &&
           std::ranges::equal(in.busy, appointments) && in.settings == settings &&
           std::ranges::none_of(since.concerned, is_block_owner);
}

std::set<std::string> planner::kept::concerned(const plan_input& in, const news& since) const {
    whole people = since.concerned;
    add_households(in, people);
    // Whom to ask about them depends on anybody they share a circle with, or did.
    whole lost;
    for (const demand& d : wanted)
        if (d.kind == touch_kind::find) lost.insert(d.person);
    if (lost.empty()) return people;
    people.merge(lost);
    add_households(in, people);
    return people;
}

planner::kept::part planner::kept::wanted_anew(const plan_input& in, const whole& people) const {
    part p;
    std::unordered_map<std::string_view, std::size_t> by_uid;
    for (const std::string& id : people) {
        const auto theirs = std::ranges::equal_range(wanted, id, {}, &demand::person);
        for (auto d = theirs.begin(); d != theirs.end(); ++d)
            p.before.push_back(static_cast<std::size_t>(d - wanted.begin()));
    }
    for (std::size_t who = 0; who < wanted.size(); ++who) {
        if (wanted[who].kind == touch_kind::booking && !people.contains(wanted[who].person))
            p.before.push_back(who);
    }
    std::ranges::sort(p.before);
    for (const std::size_t who : p.before) by_uid.emplace(wanted[who].uid, who);
    demands all = wanted_of(in, people);
    p.now = std::move(all.wanted);
    p.warnings = std::move(all.warnings);
    for (const demand& d : p.now) {
        const auto was = by_uid.find(d.uid);
        const bool same = was != by_uid.end() && wanted[was->second] == d;
        p.same.push_back(same ? was->second : lane::none);
    }
    return p;
}

/// Of those whose rounds count towards what is needed, how.
planner::kept::shares planner::kept::shares_of(std::span<const std::size_t> people) const {
    shares out;
    for (const std::size_t who : people) {
        if (const auto& r = needs->of(who)) out.emplace_back(wanted[who].person, *r);
    }
    return out;
}

/// What the last plan gave is published now. Answers who stands on a day that was not their published one: of
/// a better place that they do not take, they are told from now on that they are kept.
std::vector<std::size_t> planner::kept::settle() {
    std::vector<std::size_t> newly;
    for (std::size_t who = 0; who < places->size(); ++who) {
        const standing& at = places->where(who);
        if (at.lane == lane::none) continue;
        const standing& was = places->published(who);
        if ((was.lane == lane::none || was.day != at.day) && places->cost(who, at.day) > 0)
            newly.push_back(who);
        places->set_published(who, at);
        places->set_unchanged(who, at.day);
        const auto& pin = places->pin(who);
        if (!pin || !pin->time) places->set_steady(who);
    }
    return newly;
}

/// Replaces what was wanted; answers who wants something new.
std::vector<std::size_t> planner::kept::put_in(const plan_input& in, part& p) {
    const auto stays = [&](std::size_t who) { return std::ranges::find(p.same, who) != p.same.end(); };
    for (const std::size_t who : p.before) {
        if (!stays(who)) places->leave(who);
    }
    bool alike = p.before.size() == p.now.size();
    for (std::size_t i = 0; alike && i < p.now.size(); ++i) {
        alike = wanted[p.before[i]].person == p.now[i].person &&
                (p.same[i] == p.before[i] || (p.same[i] == lane::none && !stays(p.before[i])));
    }
    std::vector<std::size_t> fresh;
    if (alike) {
        for (std::size_t i = 0; i < p.now.size(); ++i) {
            if (p.same[i] != lane::none) continue;
            wanted[p.before[i]] = std::move(p.now[i]);
            places->want_anew(p.before[i]);
            needs->count_again(in, *places, p.before[i]);
            fresh.push_back(p.before[i]);
        }
        return fresh;
    }
    std::vector<demand> next;
    std::vector<std::size_t> from;
    std::vector<std::uint8_t> late_next;
    next.reserve(wanted.size() + p.now.size());
    std::size_t now = 0;
    const auto add_now = [&] {
        if (p.same[now] == lane::none) fresh.push_back(next.size());
        from.push_back(p.same[now]);
        late_next.push_back(p.same[now] == lane::none ? 0 : late[p.same[now]]);
        next.push_back(std::move(p.now[now++]));
    };
    auto before = p.before.begin();
    for (std::size_t who = 0; who < wanted.size(); ++who) {
        if (before != p.before.end() && *before == who) {
            ++before;
            continue;
        }
        while (now < p.now.size() && p.now[now].person < wanted[who].person) add_now();
        from.push_back(who);
        late_next.push_back(late[who]);
        next.push_back(std::move(wanted[who]));
    }
    while (now < p.now.size()) add_now();
    wanted = std::move(next);
    late = std::move(late_next);
    places->renumber(wanted, from);
    needs->renumber(in, *places, from);
    return fresh;
}

/// A cadence may be written otherwise though the touch of this round is the same.
void planner::kept::count_again(const plan_input& in, const whole& people) {
    for (const std::string& id : people) {
        const auto theirs = std::ranges::equal_range(wanted, id, {}, &demand::person);
        for (auto d = theirs.begin(); d != theirs.end(); ++d)
            needs->count_again(in, *places, static_cast<std::size_t>(d - wanted.begin()));
    }
}

/// Goes on to `later`: bins that have begun since, and those that are frozen now.
std::vector<planner::kept::changed_place> planner::kept::begun_since(instant later) {
    std::vector<changed_place> out;
    const auto& lanes = places->lanes();
    std::vector<std::pair<std::size_t, std::size_t>> was;
    for (std::size_t i = 0; i < lanes.size(); ++i)
        was.emplace_back(places->first_open(i), places->first_steady(i));
    places->advance(later);
    moment = later;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        for (std::size_t bin = was[i].first; bin < places->first_open(i) && bin < lanes[i].size(); ++bin)
            out.push_back({.at = {i, bin}, .begun = true});
        for (std::size_t bin = was[i].second; bin < places->first_steady(i) && bin < lanes[i].size(); ++bin)
            out.push_back({.at = {i, bin}, .frozen = true});
    }
    for (std::size_t who = 0; who < places->size(); ++who) {
        const standing& at = places->where(who);
        if (at.lane == lane::none || places->fixed(who) || !places->steady(who)) continue;
        const instant begins = at.start ? *at.start : lanes[at.lane][at.bin].start;
        if (begins <= places->freeze_ends()) places->fix(who);
    }
    return out;
}

bool planner::kept::replan(const plan_input& in, const news& since) {
    if (unsettled || !same_ground(in, since)) return false;
    const whole people = concerned(in, since);
    part p = wanted_anew(in, people);
    for (std::size_t i = 0; i < p.now.size(); ++i) {
        if (p.same[i] == lane::none && p.now[i].pin) return false;
    }

    std::vector<touch_place> gone;
    std::vector<std::size_t> going;
    for (const std::size_t who : p.before) {
        const standing& at = places->where(who);
        if (std::ranges::find(p.same, who) != p.same.end()) continue;
        going.push_back(who);
        if (at.lane != lane::none) gone.push_back({at.day, at.start, wanted[who].uid});
    }
    const shares needed = shares_of(going);
    places->forget_touched();
    const auto fresh = put_in(in, p);
    if (since.roster_changed) count_again(in, people);
    const auto newly = settle(); // those who are fresh stand nowhere yet
    auto changed = begun_since(in.moment);
    keep_published(*places, in.published, fresh);
    if (since.roster_changed || needed != shares_of(fresh)) shown.capacity = capacity_of(in, *places, *needs);
    assign_again(*places, pressure(), fresh);
    report = {.from_nothing = false, .replanned = fresh.size(), .moved = moved()};

    const auto again = to_tell_again(fresh, newly, std::move(changed));
    told_anew = {.touches = {}, .people = people};
    for (const touch_place& t : gone) told_anew.touches.insert(t.uid);
    for (const std::size_t who : again) told_anew.touches.insert(wanted[who].uid);
    shown.at = in.moment;
    anew.assign(wanted.size(), false);
    for (const std::size_t who : fresh) anew[who] = true;
    tell_touches(again, std::move(gone));
    tell_blocks();
    tell_closed(in, people);
    for (const std::string& id : people) said.erase(id);
    said.erase("");
    say(std::move(p.warnings));
    tell_warnings(in, people, again);
    if (since.roster_changed) tell_occasions(in, people);
    shown.gatherings = gatherings_shown(in);
    return true;
}

} // namespace intouch::plan
