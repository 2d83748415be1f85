// SPDX-License-Identifier: MIT
#include "plan/solver/schedule.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

using std::chrono::years;

std::vector<bool> without_circles(const std::vector<const roster::block*>& blocks) {
    std::vector<bool> out;
    for (const roster::block* b : blocks) out.push_back(b->circles.empty());
    out.push_back(true); // the days
    return out;
}

/// Some room beyond the window of a demand.
date end_for(const demand& d) {
    const date window = d.latest + days(32);
    return d.pin ? std::max(window, d.pin->day + days(2)) : window;
}

} // namespace

schedule::schedule(std::span<const demand> demands, solver_settings settings, const away_days& away,
                   const busy_times& busy, const time_zone& zone, instant moment, date horizon)
    : demands_(demands), source_(std::move(settings), away, busy, zone), moment_(moment),
      freeze_ends_(moment + source_.settings().freeze), today_(day_at(zone, moment)), grown_to_(today_),
      never_(today_ + planning_range), timelines_(blocks().size() + 1), anyone_(without_circles(blocks())),
      first_open_(timelines_.size()), first_steady_(timelines_.size()), only_days_(blocks().size()),
      eligibility_(blocks(), timelines_),
      free_slots_({timelines_, eligibility_, source_.zone(), anyone_, today_ - days(1)}),
      objective_(demands, today_), positions_(demands.size()), published_(demands.size()),
      steady_(demands.size()), fixed_(demands.size()), leeways_(demands.size()), ties_(demands.size()) {
    for (std::size_t i = 0; i < blocks().size(); ++i) {
        timeline_ids_.emplace(blocks()[i]->id, i);
        for (slot& s : source_.of_block(i, today_ - days(1), today_)) { // began yesterday and goes on
            if (s.whole_end > midnight(today_)) timelines_[i].add(std::move(s));
        }
    }
    // All seasons count, so that acceptance depends neither on the day nor on the other demands.
    date last = horizon + days(366);
    eligibility_.judge_before(today_ + days(366)); // whatever part of it calendars show
    for (const demand& d : demands) last = std::max(last, end_for(d));
    grow(last);
    find_first_open();
    groups_.reserve(demands.size());
    for (const demand& d : demands) groups_.push_back(eligibility_.group_of(d));
}

void schedule::find_first_open() {
    const bool morning = zone().to_local(moment_) < local_second{today_} + std::chrono::hours(12);
    for (std::size_t i = 0; i < timelines_.size(); ++i) {
        const auto after = [&](instant at) {
            const auto& slots = timelines_[i].slots();
            return static_cast<std::size_t>(std::ranges::upper_bound(slots, at, {}, &slot::start) -
                                            slots.begin());
        };
        first_open_[i] = i < blocks().size() ? after(moment_) : morning ? 0 : 1;
        first_steady_[i] = std::max(first_open_[i], after(freeze_ends_));
    }
}

void schedule::grow(date to) {
    to = std::min(to, never_);
    if (to <= grown_to_) return;
    for (std::size_t i = 0; i < blocks().size(); ++i) {
        for (slot& s : source_.of_block(i, grown_to_, to)) timelines_[i].add(std::move(s));
    }
    for (date day = grown_to_; day < to; day += days(1)) timelines_[days_timeline()].add(source_.of_day(day));
    grown_to_ = to;
    free_slots_.grow(to);
    find_shared_time();
}

/// Goes through the new occurrences in the order of time. One that begins before the others have ended shares
/// time with them.
void schedule::find_shared_time() {
    if (blocks().size() < 2) return;
    std::vector<std::pair<instant, slot_id>> added;
    shared_.resize(blocks().size());
    for (std::size_t timeline = 0; timeline < blocks().size(); ++timeline) {
        const plan::timeline& line = timelines_[timeline];
        for (std::size_t i = shared_[timeline].size(); i < line.size(); ++i)
            if (line[i].capacity > 0) added.push_back({line[i].start, {timeline, i}});
        shared_[timeline].resize(line.size());
    }
    std::ranges::sort(added);
    for (const auto& [start, id] : added) {
        if (together_.empty() || start >= together_end_) {
            together_ = {id};
            together_end_ = at(id).end;
            continue;
        }
        if (together_.size() == 1) {
            shared_[together_.front().timeline][together_.front().slot] = machines_.size() + 1;
            machines_.emplace_back();
        }
        together_.push_back(id);
        together_end_ = std::max(together_end_, at(id).end);
        shared_[id.timeline][id.slot] = machines_.size();
        machines_.back() = together_;
    }
}

std::span<const slot_id> schedule::sharing_time(slot_id id) const {
    if (is_day(id) || shared_.empty()) return {};
    const std::size_t machine = shared_[id.timeline][id.slot];
    if (machine == 0) return {};
    return machines_[machine - 1];
}

bool schedule::grow() {
    if (grown_to_ >= never_) return false;
    grow(grown_to_ + days(366));
    return true;
}

std::optional<slot_id> schedule::find(const std::string& block, instant start, minutes length) {
    const auto found = timeline_ids_.find(block);
    if (found == timeline_ids_.end()) return std::nullopt;
    grow(day_at(zone(), start) + days(1));
    const auto& slots = timelines_[found->second].slots();
    const auto after = std::ranges::upper_bound(slots, start, {}, &slot::start);
    if (after == slots.begin()) return std::nullopt;
    const slot& s = *std::prev(after);
    if (s.capacity < 0 || start + length > s.start + minutes(s.capacity)) return std::nullopt;
    return slot_id{found->second, static_cast<std::size_t>(after - slots.begin() - 1)};
}

std::optional<slot_id> schedule::find(const std::string& block, date day) {
    const auto found = timeline_ids_.find(block);
    if (found == timeline_ids_.end()) return std::nullopt;
    grow(day + days(1));
    const timeline& line = timelines_[found->second];
    for (std::size_t i = line.from_day(day); i < line.size() && line[i].day == day; ++i)
        if (line[i].capacity >= 0) return slot_id{found->second, i};
    return std::nullopt;
}

std::optional<slot_id> schedule::day_slot(date day) {
    if (day < today_) return std::nullopt;
    grow(day + days(1));
    const auto i = static_cast<std::size_t>((day - today_).count());
    if (i >= timelines_[days_timeline()].size()) return std::nullopt;
    return slot_id{days_timeline(), i};
}

date schedule::day_of(slot_id id, int start) const {
    const slot& s = at(id);
    return start < s.midnight ? s.day : day_at(zone(), s.start + minutes(start));
}

void schedule::set_short() {
    is_short_ = true;
    objective_.put_protected_first(demands_);
}

double schedule::least_cost(std::size_t index, slot_id id) const {
    const slot& s = at(id);
    const double here = cost(index, s.day);
    return s.crosses_midnight() ? std::min(here, cost(index, s.day + days(1))) : here;
}

const std::optional<when>& schedule::pin(std::size_t index) const {
    static const std::optional<when> none;
    return objective_.pinned(index) ? demands_[index].pin : none;
}

std::uint64_t schedule::tie(std::size_t index) {
    if (!ties_[index]) ties_[index] = tie_break(demands_[index].person);
    return *ties_[index];
}

std::span<const std::size_t> schedule::timelines_for(std::size_t index) const {
    const auto& accepting = group(index).timelines;
    if (accepting.empty()) return {&only_days_, 1};
    return accepting;
}

bool schedule::accepts(std::size_t index, std::size_t timeline) const {
    return std::ranges::binary_search(timelines_for(index), timeline);
}

int schedule::minutes_needed(std::size_t index) const {
    const auto length = demands_[index].length;
    return static_cast<int>(
        (group(index).timelines.empty() ? std::min(length, daily_limit()) : length).count());
}

std::size_t schedule::lowest(std::size_t index, std::size_t timeline) const {
    const date earliest = demands_[index].earliest - days(timeline == days_timeline() ? 0 : 1);
    return std::max(timelines_[timeline].from_day(earliest),
                    (steady_[index] ? first_steady_ : first_open_)[timeline]);
}

// Moves.

template <class Visit> void schedule::each_overlapping(instant from, instant to, const Visit& visit) const {
    for (std::size_t timeline = 0; timeline < blocks().size(); ++timeline) {
        const auto& slots = timelines_[timeline].slots();
        auto next =
            static_cast<std::size_t>(std::ranges::upper_bound(slots, to, {}, &slot::start) - slots.begin());
        while (next > 0 && slots[next - 1].end > from) visit(slot_id{timeline, --next});
    }
}

void schedule::allocate(std::size_t index, slot_id id, int start) {
    const int length = static_cast<int>(demands_[index].length.count());
    touched_.push_back(id);
    timelines_[id.timeline].insert(
        id.slot, {.index = index, .start = start, .length = length, .fixed = fixed_[index]});
    position& p = positions_[index];
    p = {.at = id, .day = at(id).day};
    if (is_day(id)) return;
    p.start = at(id).start + minutes(start);
    p.day = day_of(id, start);
}

void schedule::take(std::size_t index, slot_id id, const arrangement& a) {
    for (const auto& [other, start] : a.moved) shift(other, start);
    allocate(index, id, a.start);
    take_shared_time(index);
}

void schedule::leave(std::size_t index) {
    position& p = positions_[index];
    if (p.placed()) {
        touched_.push_back(p.at);
        timelines_[p.at.timeline].erase(p.at.slot, index);
        free_slots_.reopen(p.at.timeline, p.at.slot);
        if (const auto& pinned = pin(index); pinned && pinned->time && p.start) {
            each_overlapping(*p.start, *p.start + demands_[index].length,
                             [&](slot_id id) { give_back_time(index, id); });
        } else {
            give_back_shared_time(index);
        }
    }
    p = {};
}

/// The part of a touch's time that lies in another slot too.
void schedule::take_time(std::size_t index, slot_id id) {
    const instant start = *positions_[index].start;
    const slot& s = at(id);
    const instant from = std::max(start, s.start);
    const instant to = std::min(start + demands_[index].length, s.end);
    if (from >= to) return;
    touched_.push_back(id);
    timelines_[id.timeline].insert(id.slot, {.index = index,
                                             .start = minutes_between(s.start, from),
                                             .length = minutes_between(from, to),
                                             .fixed = true,
                                             .foreign = true});
}

void schedule::give_back_time(std::size_t index, slot_id id) {
    touched_.push_back(id);
    timelines_[id.timeline].erase(id.slot, index);
    free_slots_.reopen(id.timeline, id.slot);
}

void schedule::take_shared_time(std::size_t index) {
    const position& p = positions_[index];
    for (const slot_id id : sharing_time(p.at)) {
        if (at(id).start >= *p.start + demands_[index].length) break;
        if (id != p.at) take_time(index, id);
    }
}

void schedule::give_back_shared_time(std::size_t index) {
    const position& p = positions_[index];
    for (const slot_id id : sharing_time(p.at)) {
        if (at(id).start >= *p.start + demands_[index].length) break;
        if (id != p.at && at(id).end > *p.start) give_back_time(index, id);
    }
}

void schedule::shift(std::size_t index, int start) {
    position& p = positions_[index];
    touched_.push_back(p.at);
    give_back_shared_time(index);
    timelines_[p.at.timeline].set_start(p.at.slot, index, start);
    free_slots_.reopen(p.at.timeline, p.at.slot);
    p.start = at(p.at).start + minutes(start);
    p.day = day_of(p.at, start);
    take_shared_time(index);
}

void schedule::fix(std::size_t index) {
    const position p = positions_[index];
    fixed_[index] = true;
    if (!p.placed()) return;
    const int start = p.start && !is_day(p.at) ? minutes_between(at(p.at).start, *p.start) : 0;
    touched_.push_back(p.at);
    timelines_[p.at.timeline].erase(p.at.slot, index);
    allocate(index, p.at, start);
    positions_[index] = p;
}

void schedule::force(std::size_t index, const when& at) {
    const auto day = day_slot(at.day);
    if (!day) return; // further ahead than the planner looks
    fixed_[index] = true;
    const instant start = zone().to_instant(local_second{at.day} + *at.time);
    const minutes length = demands_[index].length;
    const auto& accepting = group(index).timelines;
    std::optional<slot_id> home;
    for (std::size_t i = 0; i < blocks().size(); ++i) {
        const auto inside = find(blocks()[i]->id, start, length);
        const bool accepts = std::ranges::find(accepting, i) != accepting.end();
        if (inside && (!home || accepts)) {
            home = inside;
            if (accepts) break;
        }
    }
    if (home) {
        allocate(index, *home, minutes_between(this->at(*home).start, start));
    } else {
        allocate(index, *day, 0);
        positions_[index].day = at.day;
        positions_[index].start = start;
    }
    each_overlapping(start, start + length, [&](slot_id id) {
        if (home != id) take_time(index, id);
    });
}

bool schedule::clashes(std::size_t index) const {
    const position& mine = positions_[index];
    if (!mine.start) return false;
    const instant end = *mine.start + demands_[index].length;
    const auto overlaps = [&](std::size_t other) {
        const auto& start = positions_[other].start;
        return other != index && start && *start < end && *mine.start < *start + demands_[other].length;
    };
    bool found = false;
    const auto look = [&](slot_id id) {
        found = found || std::ranges::any_of(at(id).allocations,
                                             [&](const allocation& a) { return overlaps(a.index); });
    };
    each_overlapping(*mine.start, end, look);
    const timeline& all_days = timelines_[days_timeline()]; // pinned times outside every block
    for (std::size_t i = all_days.from_day(mine.day - days(1)); i < all_days.size(); ++i) {
        if (all_days[i].day > mine.day + days(1)) break;
        look({days_timeline(), i});
    }
    return found;
}

} // namespace intouch::plan
