// SPDX-License-Identifier: MIT
// All places and who stands where: what an assignment plays on. It knows the hard limits and keeps them;
// which of the allowed places is the right one is for `assign` to say.
#pragma once

#include "plan/availability/away_days.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/due/demand.hpp"
#include "plan/solver/candidate.hpp"
#include "plan/solver/eligibility.hpp"
#include "plan/solver/free_slots.hpp"
#include "plan/solver/single_machine.hpp"
#include "plan/solver/timeline.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace intouch::plan {

/// Whole minutes, rounded down.
[[nodiscard]] inline int minutes_between(instant from, instant to) {
    return static_cast<int>(std::chrono::floor<minutes>(to - from).count());
}

class board {
public:
    /// Everything must outlive the board. `horizon`: the first day after it; `state`: for what the user
    /// changed of the blocks.
    board(std::span<const demand> wanted, const roster::settings& settings, const away_days& away,
          const busy_times& busy, time_zone zone, instant moment, date horizon,
          const ledger::state& state = {});
    board(const board&) = delete;
    board& operator=(const board&) = delete;

    [[nodiscard]] const std::vector<lane>& lanes() const { return lanes_; }
    [[nodiscard]] std::size_t days_lane() const { return blocks_.size(); }
    [[nodiscard]] const roster::block& block(std::size_t lane) const { return *blocks_[lane]; }
    [[nodiscard]] const demand& wanted(std::size_t who) const { return wanted_[who]; }
    [[nodiscard]] std::size_t size() const { return wanted_.size(); }
    [[nodiscard]] const standing& where(std::size_t who) const { return where_[who]; }
    [[nodiscard]] const access::group& group(std::size_t who) const { return access_[group_of_[who]]; }
    /// The same for somebody who is not on the board.
    [[nodiscard]] std::size_t group_of(const demand& d) { return access_.group_of(d); }
    [[nodiscard]] const access::group& group_at(std::size_t number) const { return access_[number]; }
    [[nodiscard]] const away_days& away() const { return away_; }
    [[nodiscard]] const busy_times& busy() const { return busy_; }
    [[nodiscard]] minutes daily_limit() const { return limit_; }
    [[nodiscard]] instant moment() const { return moment_; }
    [[nodiscard]] instant freeze_ends() const { return freeze_ends_; }
    [[nodiscard]] date today() const { return today_; }
    [[nodiscard]] const time_zone& zone() const { return zone_; }
    /// The pin that places it; a day gone by places nobody.
    [[nodiscard]] const std::optional<when>& pin(std::size_t who) const;

    /// Where anybody sat down, left or moved, as it happened.
    struct bin_id {
        std::size_t lane = lane::none;
        std::size_t bin = 0;
        auto operator<=>(const bin_id&) const = default;
    };
    [[nodiscard]] const std::vector<bin_id>& touched() const { return touched_; }
    /// Where to remember, until somebody comes or leaves, what all of its group are told of that bin; 0 when
    /// nothing is known, null where there are too many groups.
    [[nodiscard]] std::uint8_t* said_of(std::size_t who, std::size_t lane, std::size_t bin);

    /// Steady: published and unchanged, so it does not move into the freeze.
    void set_steady(std::size_t who) { steady_[who] = true; }
    [[nodiscard]] bool steady(std::size_t who) const { return steady_[who]; }
    /// Fixed: it does not move for anybody.
    [[nodiscard]] bool fixed(std::size_t who) const { return fixed_[who]; }

    [[nodiscard]] date latest(std::size_t who) const { return shapes_[who].latest; }
    [[nodiscard]] date until(std::size_t who) const { return shapes_[who].until; }
    /// Which demands are alike in hours, filters and length.
    [[nodiscard]] std::size_t group_number(std::size_t who) const { return group_of_[who]; }
    [[nodiscard]] std::size_t groups() const { return access_.size(); }

    /// Objective (1) of design 5, in minutes: m·e·(x² early, 2x² late, and 4y² past the window).
    [[nodiscard]] double cost(std::size_t who, date day) const;

    static constexpr start_range any_start{0, std::numeric_limits<int>::max()};
    /// The starts in that occurrence that its window, reach, hours and wish leave, whoever sits there.
    [[nodiscard]] start_ranges allowed(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid,
                                       start_range among = any_start);
    /// Whether a touch that begins then is nearer than it should be to the hour that failed.
    [[nodiscard]] bool near_avoided(std::size_t who, instant start) const;
    /// Whether the bin is open to it now: not begun, not before its window, not in the freeze when steady.
    [[nodiscard]] bool open(std::size_t who, std::size_t lane, std::size_t bin) const;
    /// Whether it has begun, or freezes those who are steady.
    [[nodiscard]] bool open(std::size_t who, const spot& s) const {
        return s.bin >= (steady_[who] ? first_steady_ : first_open_)[s.lane];
    }
    /// The first bin that is open to it.
    [[nodiscard]] std::size_t lowest(std::size_t who, std::size_t lane) const;
    /// The least that a touch in that bin could cost; an occurrence across midnight has two days.
    [[nodiscard]] double least_cost(std::size_t who, std::size_t lane, std::size_t bin) const;
    /// The lanes of those who accept it; the days' when none does.
    [[nodiscard]] std::span<const std::size_t> lanes_for(std::size_t who) const;
    [[nodiscard]] bool accepts(std::size_t who, std::size_t lane) const;
    /// Minutes that it takes of a bin: on a day, one that is longer than the limit needs all of it.
    [[nodiscard]] int needed(std::size_t who) const;
    /// The first bin that is open to anybody.
    [[nodiscard]] std::size_t first_open(std::size_t lane) const { return first_open_[lane]; }
    /// Room for it as things stand, beginning at one of those minutes; `leaving` is treated as gone.
    [[nodiscard]] std::optional<seating> fit(std::size_t who, std::size_t lane, std::size_t bin,
                                             bool keep_avoid = true, std::size_t leaving = lane::none,
                                             start_range among = any_start);
    /// The cheapest place with room; of equal ones that on which it was published, then a block for its
    /// circles before one for anyone, then the earliest.
    [[nodiscard]] std::optional<offer> best(std::size_t who, const wish& w = {});
    /// Up to `count` places near its ideal that cost less than `below`, cheapest first, whether or not they
    /// have room.
    struct near_place {
        double cost;
        spot at;
    };
    [[nodiscard]] std::vector<near_place> nearest(std::size_t who, std::size_t count, double below);
    /// The minutes of a bin that lie on that day.
    [[nodiscard]] start_range on_day(std::size_t lane, std::size_t bin, date day) const {
        return minutes_on(lanes_[lane][bin], day, zone_);
    }
    /// Of its group, on that day of the openings.
    [[nodiscard]] std::span<spot> spots(std::size_t who, std::size_t day) {
        return openings_.on(group_of_[who], day);
    }

    /// The day on which a touch taken there begins.
    [[nodiscard]] date day_of(const offer& o) const { return day_of_start(o.lane, o.bin, o.seat.start); }
    /// Sits down (not standing anywhere before) as `fit` said.
    void take(std::size_t who, std::size_t lane, std::size_t bin, const seating& s);
    void take(std::size_t who, const offer& o) { take(who, o.lane, o.bin, o.seat); }
    void leave(std::size_t who);
    /// Begins there at another minute, which is free.
    void shift(std::size_t who, int start);
    /// Stands exactly there, whatever else does: pins and the freeze. The lane is found by the time; `fixed`
    /// from now.
    void force(std::size_t who, const when& at);
    void force(std::size_t who, std::size_t lane, std::size_t bin, int start);
    void fix(std::size_t who);

    /// The occurrence of a block that contains [start, start + its length).
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find(const std::string& block,
                                                                          instant start,
                                                                          minutes length) const;
    [[nodiscard]] std::optional<std::size_t> day_bin(date day);
    [[nodiscard]] std::optional<std::size_t> lane_of(const std::string& block) const;
    /// The place it was published on, for ties and steady starts.
    void set_published(std::size_t who, const standing& s) { published_[who] = s; }
    [[nodiscard]] const standing& published(std::size_t who) const { return published_[who]; }
    /// Wants the same as when it was published on that day, so that each day from it counts as movement.
    void set_unchanged(std::size_t who, date day) { was_on_[who] = day; }
    /// Objective (2) of design 5: minutes times days from where it was published; none for whoever wants
    /// something new or has a day from the user.
    [[nodiscard]] double movement(std::size_t who, date day) const {
        if (was_on_[who] == date() || shapes_[who].pinned) return 0;
        const auto apart = (day - was_on_[who]).count();
        return static_cast<double>(wanted_[who].length.count() * (apart < 0 ? -apart : apart));
    }

private:
    friend class days_by_cost;
    [[nodiscard]] static date end_for(const demand& d);
    void grow(date to);
    void look(std::size_t who, std::size_t day, const wish& w, double price, std::optional<offer>& best);
    [[nodiscard]] std::optional<offer> search(std::size_t who, const wish& w);
    [[nodiscard]] bool elsewhere(std::size_t who, const spot& s) const {
        return s.lane != published_[who].lane || s.bin != published_[who].bin;
    }
    [[nodiscard]] date day_of_start(std::size_t lane, std::size_t bin, int start) const;
    [[nodiscard]] instant midnight(date day) const { return zone_.to_instant(local_second{day}); }
    [[nodiscard]] bin block_bin(const occurrence& o) const;
    [[nodiscard]] bin day_bin_of(date day) const;
    void seat_down(std::size_t who, std::size_t lane, std::size_t bin, int start);
    void open_from(instant moment);
    void give_back_time(std::size_t who, instant start);
    void note_touched(std::size_t lane, std::size_t bin) {
        touched_.push_back({lane, bin});
        if (lane < said_.size() && bin < said_[lane].size()) said_[lane][bin].clear();
    }
    template <class Visit> void each_overlapping(instant from, instant to, const Visit& visit);

    /// Of a demand, what is asked of everybody again and again, close together.
    struct shape {
        date ideal;
        date latest;
        date until;
        double interval = 1;
        double weight = 0; ///< length by interval
        bool pinned = false;
    };
    [[nodiscard]] shape shape_of(const demand& d) const;

    std::span<const demand> wanted_;
    std::vector<shape> shapes_;
    const roster::settings& settings_;
    const away_days& away_;
    const busy_times& busy_;
    time_zone zone_;
    instant moment_;
    instant freeze_ends_;
    date today_;
    date grown_to_;
    date never_; // nothing is looked for from here on
    minutes limit_;
    std::vector<const roster::block*> blocks_;
    std::vector<block_changes> changes_; ///< by block
    std::vector<lane> lanes_;
    std::vector<std::size_t> first_open_;   // by lane
    std::vector<std::size_t> first_steady_; // by lane
    std::vector<bool> anyone_;              // by lane: whether it has no circles of its own
    std::unordered_map<std::string_view, std::size_t> lane_ids_;
    access access_;
    openings openings_;
    std::vector<std::size_t> group_of_; // by who
    std::vector<standing> where_;
    std::vector<standing> published_;
    std::vector<date> was_on_; ///< the epoch: wants something new
    std::vector<bool> steady_;
    std::vector<bool> fixed_;
    std::size_t only_days_;
    std::vector<bin_id> touched_;
    std::vector<std::vector<std::vector<std::uint8_t>>> said_; // by lane, bin and group
    std::vector<taken_time> taken_;                            // kept for its memory
};

} // namespace intouch::plan
