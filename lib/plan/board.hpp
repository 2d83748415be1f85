// SPDX-License-Identifier: MIT
// All places and who stands where: what an assignment plays on. It knows the hard limits and keeps them;
// which of the allowed places is the right one is for `assign` to say.
#pragma once

#include "plan/access.hpp"
#include "plan/busy.hpp"
#include "plan/demand.hpp"
#include "plan/lane.hpp"
#include "plan/places.hpp"
#include "plan/sequence.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace intouch::plan {

/// Whole minutes, rounded down.
[[nodiscard]] inline int minutes_between(instant from, instant to) {
    return static_cast<int>(std::chrono::floor<minutes>(to - from).count());
}

/// Where a touch stands. A lane is a block, by id in order, or, the last one, the days.
struct standing {
    std::size_t lane = lane::none; ///< `none`: nowhere
    std::size_t bin = 0;
    date day; ///< on which it begins
    std::optional<instant>
        start; ///< absent: all-day; on the days' lane only for a pinned time outside any block
    bool operator==(const standing&) const = default;
};

/// How somebody would sit in a bin, and who there would begin at another minute.
struct seating {
    int start = 0;
    std::vector<std::pair<std::size_t, int>> moved;
};

/// A place that could be taken.
struct offer {
    std::size_t lane = lane::none;
    std::size_t bin = 0;
    seating seat;
    double cost = std::numeric_limits<double>::infinity();
    instant start;
};

struct wish {
    bool keep_avoid = true; ///< keep away from the hour that failed
    bool within_window = false;
    double below = std::numeric_limits<double>::infinity(); ///< only what costs less
    std::size_t not_lane = lane::none;                      ///< and not that bin
    std::size_t not_bin = lane::none;
};

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
    [[nodiscard]] access::group group_for(const demand& d) { return access_[access_.group_of(d)]; }
    [[nodiscard]] const away_days& away() const { return away_; }
    [[nodiscard]] const busy_times& busy() const { return busy_; }
    [[nodiscard]] minutes daily_limit() const { return limit_; }
    [[nodiscard]] instant moment() const { return moment_; }
    [[nodiscard]] instant freeze_ends() const { return freeze_ends_; }
    [[nodiscard]] date today() const { return today_; }
    [[nodiscard]] const time_zone& zone() const { return zone_; }
    /// The pin that places it; a day gone by places nobody.
    [[nodiscard]] const std::optional<when>& pin(std::size_t who) const;

    /// Steady: published and unchanged, so it does not move into the freeze.
    void set_steady(std::size_t who) { steady_[who] = true; }
    [[nodiscard]] bool steady(std::size_t who) const { return steady_[who]; }
    /// Fixed: it does not move for anybody.
    [[nodiscard]] bool fixed(std::size_t who) const { return fixed_[who]; }

    /// Objective (1) of design 5, in minutes: m·e·(x² early, 2x² late, and 4y² past the window).
    [[nodiscard]] double cost(std::size_t who, date day) const;

    /// The starts in that occurrence that its window, reach, hours and wish leave, whoever sits there.
    [[nodiscard]] start_ranges allowed(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid);
    /// Whether a touch that begins then is nearer than it should be to the hour that failed.
    [[nodiscard]] bool near_avoided(std::size_t who, instant start) const;
    /// Whether the bin is open to it now: not begun, not before its window, not in the freeze when steady.
    [[nodiscard]] bool open(std::size_t who, std::size_t lane, std::size_t bin) const;
    /// The first bin that is open to it.
    [[nodiscard]] std::size_t lowest(std::size_t who, std::size_t lane) const;
    /// The least that a touch in that bin could cost; an occurrence across midnight has two days.
    [[nodiscard]] double least_cost(std::size_t who, std::size_t lane, std::size_t bin) const;
    /// The lanes of those who accept it; the days' when none does.
    [[nodiscard]] std::span<const std::size_t> lanes_for(std::size_t who) const;
    /// The first bin that is open to anybody.
    [[nodiscard]] std::size_t first_open(std::size_t lane) const { return first_open_[lane]; }
    /// Room for it as things stand; `leaving` is treated as gone.
    [[nodiscard]] std::optional<seating> fit(std::size_t who, std::size_t lane, std::size_t bin,
                                             bool keep_avoid = true, std::size_t leaving = lane::none);
    /// The cheapest place with room; of equal ones that on which it was published, then a block for its
    /// circles before one for anyone, then the earliest.
    [[nodiscard]] std::optional<offer> best(std::size_t who, const wish& w = {});
    /// Up to `count` places near its ideal that cost less than `below`, cheapest first, whether or not they
    /// have room.
    [[nodiscard]] std::vector<offer> nearest(std::size_t who, std::size_t count, double below);

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
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    find(const std::string& block, instant start, minutes length) const;
    [[nodiscard]] std::optional<std::size_t> day_bin(date day);
    [[nodiscard]] std::optional<std::size_t> lane_of(const std::string& block) const;
    /// The place it was published on, for ties and steady starts.
    void set_published(std::size_t who, const standing& s) { published_[who] = s; }
    [[nodiscard]] const standing& published(std::size_t who) const { return published_[who]; }

private:
    void grow(date to);
    void scan(std::size_t who, std::size_t lane, const wish& w, std::optional<offer>& best, bool upward);
    void consider(std::size_t who, std::size_t lane, std::size_t bin, seating s,
                  std::optional<offer>& best) const;
    [[nodiscard]] bool better(std::size_t who, const offer& a, const offer& b) const;
    [[nodiscard]] date day_of_start(std::size_t lane, std::size_t bin, int start) const;
    [[nodiscard]] int needed(std::size_t who, std::size_t lane) const;
    [[nodiscard]] instant midnight(date day) const { return zone_.to_instant(local_second{day}); }
    [[nodiscard]] bin block_bin(const occurrence& o) const;
    [[nodiscard]] bin day_bin_of(date day) const;
    [[nodiscard]] bool is_known_full(std::size_t who, std::size_t lane, std::size_t bin) const;
    void know_full(std::size_t who, std::size_t lane, std::size_t bin);
    [[nodiscard]] bool has_cuts(std::size_t who, std::size_t lane, std::size_t bin) const;
    void seat_down(std::size_t who, std::size_t lane, std::size_t bin, int start);

    std::span<const demand> wanted_;
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
    access access_;
    std::vector<std::size_t> group_of_; // by who
    /// By group, lane and bin: the version at which it was found to have no room for them.
    std::vector<std::vector<std::vector<std::uint32_t>>> full_;
    std::vector<standing> where_;
    std::vector<standing> published_;
    std::vector<bool> steady_;
    std::vector<bool> fixed_;
    std::size_t only_days_;
};

} // namespace intouch::plan
