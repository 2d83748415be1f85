// SPDX-License-Identifier: MIT
// All slots, and the position of each touch. The schedule keeps track of minutes; `fit` knows the hard
// limits, `find_slot` the cheapest slots, and `assign` decides.
#pragma once

#include "plan/due/demand.hpp"
#include "plan/solver/candidate.hpp"
#include "plan/solver/eligibility.hpp"
#include "plan/solver/free_slots.hpp"
#include "plan/solver/objective.hpp"
#include "plan/solver/single_machine.hpp"
#include "plan/solver/slot_source.hpp"
#include "plan/solver/timeline.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::plan {

class schedule {
public:
    /// `demands`, `away` and `busy` must outlive the schedule. `horizon`: the first day after it.
    schedule(std::span<const demand> demands, solver_settings settings, const away_days& away,
             const busy_times& busy, const time_zone& zone, instant moment, date horizon);
    schedule(const schedule&) = delete;
    schedule& operator=(const schedule&) = delete;

    // Slots.

    [[nodiscard]] const std::vector<timeline>& timelines() const { return timelines_; }
    [[nodiscard]] std::size_t days_timeline() const { return blocks().size(); }
    [[nodiscard]] bool is_day(slot_id id) const { return id.timeline == days_timeline(); }
    [[nodiscard]] const slot& at(slot_id id) const { return timelines_[id.timeline][id.slot]; }
    [[nodiscard]] int room(slot_id id) const { return timelines_[id.timeline].room(id.slot); }
    [[nodiscard]] const roster::block& block(std::size_t timeline) const { return *blocks()[timeline]; }
    /// The occurrence of a block that contains [start, start + length). Absent where there is none, or too far away.
    [[nodiscard]] std::optional<slot_id> find(const std::string& block, instant start, minutes length);
    /// The first occurrence of a block that begins on that day and is open.
    [[nodiscard]] std::optional<slot_id> find(const std::string& block, date day);
    /// Absent for a day in the past, or too far away.
    [[nodiscard]] std::optional<slot_id> day_slot(date day);
    /// Looks another year ahead; false when no search goes further.
    bool grow();
    /// The occurrences that hold one touch at a time together, because their time overlaps, directly or by
    /// others between them; in the order of time. Empty for a slot that overlaps none.
    [[nodiscard]] std::span<const slot_id> sharing_time(slot_id id) const;
    /// The minutes of a slot that lie on that day.
    [[nodiscard]] start_range on_day(slot_id id, date day) const { return minutes_on(at(id), day, zone()); }
    /// The day on which a touch begins that starts so many minutes after the slot.
    [[nodiscard]] date day_of(slot_id id, int start) const;
    /// The first slot of a timeline that is open to any touch.
    [[nodiscard]] std::size_t first_open(std::size_t timeline) const { return first_open_[timeline]; }

    [[nodiscard]] const away_days& away() const { return source_.away(); }
    [[nodiscard]] const busy_times& busy() const { return source_.busy(); }
    [[nodiscard]] const time_zone& zone() const { return source_.zone(); }
    [[nodiscard]] minutes daily_limit() const { return source_.settings().days.limit; }
    [[nodiscard]] instant midnight(date day) const { return source_.midnight(day); }
    [[nodiscard]] instant moment() const { return moment_; }
    [[nodiscard]] instant freeze_ends() const { return freeze_ends_; }
    [[nodiscard]] date today() const { return today_; }

    // Demands.

    [[nodiscard]] std::size_t size() const { return demands_.size(); }
    [[nodiscard]] const demand& demand_at(std::size_t index) const { return demands_[index]; }
    [[nodiscard]] double cost(std::size_t index, date day) const { return objective_.cost(index, day); }
    [[nodiscard]] double cost_now(std::size_t index) const { return cost(index, positions_[index].day); }
    /// The least cost of a touch in that slot: a slot across midnight has two days.
    [[nodiscard]] double least_cost(std::size_t index, slot_id id) const;
    [[nodiscard]] date latest(std::size_t index) const { return objective_.latest(index); }
    [[nodiscard]] date until(std::size_t index) const { return objective_.until(index); }
    /// The pin that places the touch; a pin in the past does not.
    [[nodiscard]] const std::optional<when>& pin(std::size_t index) const;
    /// The first day on which a pinned touch may stand. Precondition: there is a pin.
    [[nodiscard]] date pinned_from(std::size_t index) const {
        return demands_[index].pin_from.value_or(pin(index)->day);
    }
    /// The order of equals: the hash of the person's id.
    [[nodiscard]] std::uint64_t tie(std::size_t index);

    // Which slots accept a demand.

    [[nodiscard]] const eligibility::group& group(std::size_t index) const {
        return group_at(groups_[index]);
    }
    [[nodiscard]] std::size_t group_number(std::size_t index) const { return groups_[index]; }
    [[nodiscard]] const eligibility::group& group_at(std::size_t number) const {
        return eligibility_[number];
    }
    /// The group of a demand that has no place in the schedule.
    [[nodiscard]] std::size_t group_of(const demand& d) { return eligibility_.group_of(d); }
    [[nodiscard]] bool often_accepts(std::size_t group, std::size_t timeline) {
        return eligibility_.often_accepts(group, timeline);
    }
    /// The minutes of an occurrence in which people of the group can be reached.
    [[nodiscard]] const std::vector<run>& runs(std::size_t group, slot_id id) {
        return eligibility_.runs(group, id.timeline, id.slot);
    }
    /// The minutes of the slot in which the other person can be reached.
    [[nodiscard]] const std::vector<run>& reachable_runs(std::size_t index, slot_id id) {
        return eligibility_.runs(groups_[index], id.timeline, id.slot);
    }
    /// The timelines of the blocks that accept the demand; the days when no block does.
    [[nodiscard]] std::span<const std::size_t> timelines_for(std::size_t index) const;
    [[nodiscard]] bool accepts(std::size_t index, std::size_t timeline) const;
    /// The minutes that the touch takes of a slot: on a day never more than the limit.
    [[nodiscard]] int minutes_needed(std::size_t index) const;
    /// The first slot of a timeline that is open to the demand: not begun, not before its window, and for a
    /// steady touch not in the freeze.
    [[nodiscard]] std::size_t lowest(std::size_t index, std::size_t timeline) const;
    [[nodiscard]] bool open(std::size_t index, slot_id id) const {
        return id.slot >= lowest(index, id.timeline);
    }
    /// The same, for a slot on a day of the window.
    [[nodiscard]] bool open(std::size_t index, const free_slot& s) const {
        return s.slot >= (steady_[index] ? first_steady_ : first_open_)[s.timeline];
    }
    [[nodiscard]] free_slots& free() { return free_slots_; }
    [[nodiscard]] std::span<free_slot> free_slots_on(std::size_t index, std::size_t day) {
        return free_slots_.on(groups_[index], day);
    }

    // Positions.

    [[nodiscard]] const position& where(std::size_t index) const { return positions_[index]; }
    [[nodiscard]] bool placed(std::size_t index) const { return positions_[index].placed(); }
    /// Where the touch was published: the first choice among equals.
    [[nodiscard]] const position& published(std::size_t index) const { return published_[index]; }
    void set_published(std::size_t index, const position& p) { published_[index] = p; }
    /// Steady: the published position is allowed, so the touch does not move into the freeze.
    [[nodiscard]] bool steady(std::size_t index) const { return steady_[index]; }
    void set_steady(std::size_t index) { steady_[index] = true; }
    /// Where a published touch may go for the sake of another.
    struct leeway {
        date from = date::min();
        date to = date::max();
        bool gives_way = true; ///< for another touch
        /// Where an about touch may go unseen: days around the told day.
        std::optional<std::pair<date, date>> unseen{};
        [[nodiscard]] bool holds(date day) const { return from <= day && day <= to; }
        /// The part of `unseen` that is allowed. Precondition: there is `unseen`.
        [[nodiscard]] std::pair<date, date> unseen_days() const {
            return {std::max(from, unseen->first), unseen->second};
        }
        [[nodiscard]] bool hides(date day) const {
            return unseen && unseen_days().first <= day && day <= unseen_days().second;
        }
    };
    [[nodiscard]] const leeway& leeway_of(std::size_t index) const { return leeways_[index]; }
    void set_leeway(std::size_t index, const leeway& l) { leeways_[index] = l; }
    /// Whether there is not time for everybody.
    [[nodiscard]] bool is_short() const { return is_short_; }
    /// There is not. Called at most once, before any touch has a position.
    void set_short();
    [[nodiscard]] minutes freeze() const { return source_.settings().freeze; }

    /// Fixed: the touch moves for nobody.
    [[nodiscard]] bool fixed(std::size_t index) const { return fixed_[index]; }
    void fix(std::size_t index);

    /// Places a touch that has no position, as `fit` said.
    void take(std::size_t index, slot_id id, const arrangement& a);
    void take(std::size_t index, const candidate& c) { take(index, c.at, c.arranged); }
    void leave(std::size_t index);
    /// Begins at another minute of its slot, which is free.
    void shift(std::size_t index, int start);
    /// Places a pinned time, whatever is in its way, and fixes it. Takes the time from every block it
    /// overlaps.
    void force(std::size_t index, const when& at);

    /// Whether another touch is at the same time. Only the user's word brings that about.
    [[nodiscard]] bool clashes(std::size_t index) const;

    /// Slots that a touch took, left or shifted in, in this order.
    [[nodiscard]] const std::vector<slot_id>& touched() const { return touched_; }

private:
    [[nodiscard]] const std::vector<const roster::block*>& blocks() const {
        return source_.settings().blocks;
    }
    void grow(date to);
    void find_first_open();
    void allocate(std::size_t index, slot_id id, int start);
    template <class Visit> void each_overlapping(instant from, instant to, const Visit& visit) const;
    void find_shared_time();
    void take_time(std::size_t index, slot_id id);
    void give_back_time(std::size_t index, slot_id id);
    void take_shared_time(std::size_t index);
    void give_back_shared_time(std::size_t index);

    std::span<const demand> demands_;
    slot_source source_;
    instant moment_;
    instant freeze_ends_;
    date today_;
    date grown_to_;
    date never_; // no search goes further
    std::vector<timeline> timelines_;
    std::vector<std::vector<std::size_t>> shared_; // by timeline and slot: 1 + number in `machines_`, or 0
    std::vector<std::vector<slot_id>> machines_;   // occurrences that share time
    std::vector<slot_id> together_;                // the last of them; later ones may begin before their end
    instant together_end_;
    std::vector<bool> anyone_;              // by timeline: a block without circles, or the days
    std::vector<std::size_t> first_open_;   // by timeline
    std::vector<std::size_t> first_steady_; // by timeline
    std::unordered_map<std::string_view, std::size_t> timeline_ids_; // by id of the block
    std::size_t only_days_;
    bool is_short_ = false;
    eligibility eligibility_;
    free_slots free_slots_;
    objective objective_;
    // By demand.
    std::vector<std::size_t> groups_;
    std::vector<position> positions_;
    std::vector<position> published_;
    std::vector<bool> steady_;
    std::vector<bool> fixed_;
    std::vector<leeway> leeways_;
    std::vector<std::optional<std::uint64_t>> ties_;
    std::vector<slot_id> touched_;
};

} // namespace intouch::plan
