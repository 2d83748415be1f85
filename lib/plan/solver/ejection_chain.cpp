// SPDX-License-Identifier: MIT
#include "plan/solver/ejection_chain.hpp"

#include "plan/solver/rollback.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// What a move must save at least, relative to the cost: above the noise of floating point.
constexpr double margin = 1e-9;
/// The places asked nearest to its ideal.
constexpr std::size_t looked_at = 4;
/// Who give way together at most.
constexpr std::size_t most_together = 3;
/// And further on, in intervals of whoever looks.
constexpr std::array ahead{0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0};

struct step {
    std::size_t who;
    std::size_t lane;
    std::size_t bin;
    std::size_t gives_way;
};
struct chain {
    std::vector<step> steps;
    std::size_t last = 0; ///< who takes what is free
    offer free;
    double price = 0; ///< of all that it changes
};

class search {
public:
    search(board& b, date until, const effort& e) : b_(b), until_(until), effort_(e) {}

    /// The cheapest way to seat `who` for less than `below`, the others' losses included.
    std::optional<chain> seat(std::size_t who, double below, int chain_left) {
        std::optional<chain> best;
        const standing& at = b_.where(who);
        if (at.lane != lane::none) { // who gives way
            if (auto free = b_.best(who, {.below = below, .not_lane = at.lane, .not_bin = at.bin})) {
                below = free->cost * (1 - margin);
                best = chain{.steps = {}, .last = who, .free = std::move(*free), .price = 0};
                best->price = best->free.cost;
            }
        }
        if (chain_left == 0) return best;
        for (const option& o : options(who, below)) {
            const double now = b_.cost(o.other, b_.where(o.other).day);
            const double limit = below - o.cost + now;
            if (limit <= 0 || !b_.fit(who, o.lane, o.bin, true, o.other)) continue;
            giving_way_.push_back(o.other);
            auto rest = seat(o.other, limit, chain_left - 1);
            giving_way_.pop_back();
            if (!rest || rest->price + o.cost - now >= below) continue;
            rest->price += o.cost - now;
            rest->steps.insert(rest->steps.begin(), {who, o.lane, o.bin, o.other});
            below = rest->price * (1 - margin);
            best = std::move(rest);
        }
        return best;
    }

    /// Whether it came to pass: two of a chain may have counted on the same minutes.
    bool take(const chain& c) {
        as_it_was before(b_);
        for (const step& s : c.steps) before.remember(s.lane, s.bin);
        before.remember(c.free.lane, c.free.bin);

        b_.leave(c.last);
        b_.take(c.last, c.free);
        for (auto s = c.steps.rbegin(); s != c.steps.rend(); ++s) {
            b_.leave(s->who);
            const auto seat = b_.fit(s->who, s->lane, s->bin);
            if (!seat) {
                b_.leave(c.last);
                for (const step& gone : c.steps) b_.leave(gone.who);
                before.put_back();
                return false;
            }
            b_.take(s->who, s->lane, s->bin, *seat);
        }
        return true;
    }

private:
    struct option {
        double estimate;
        double cost;
        std::size_t other;
        std::size_t lane;
        std::size_t bin;
    };

    /// What is asked for `who`: near its ideal, and, of whoever gives way, later than now.
    std::vector<std::pair<std::size_t, std::size_t>> places(std::size_t who, double below) {
        std::vector<std::pair<std::size_t, std::size_t>> out;
        const standing& at = b_.where(who);
        const demand& d = b_.wanted(who);
        if (at.lane == lane::none)
            for (const auto& [cost, spot] : b_.nearest(who, looked_at, below))
                out.emplace_back(spot.lane, spot.bin);
        if (effort_.chain == 1) return out;
        const date from = at.lane == lane::none ? d.ideal : std::max(d.ideal, at.day);
        for (const double share : ahead) {
            const date day = from + days(1 + static_cast<int>(share * d.interval));
            if (day >= until_) break;
            std::size_t lane_found = lane::none;
            std::size_t bin_found = 0;
            for (const std::size_t lane : b_.lanes_for(who)) {
                const plan::lane& line = b_.lanes()[lane];
                std::size_t bin = std::max(line.from_day(day), b_.lowest(who, lane));
                while (bin < line.size() && line[bin].capacity < 0) ++bin;
                if (bin == line.size()) continue;
                if (lane_found != lane::none && b_.lanes()[lane_found][bin_found].start <= line[bin].start)
                    continue;
                lane_found = lane;
                bin_found = bin;
            }
            if (lane_found != lane::none) out.emplace_back(lane_found, bin_found);
        }
        std::ranges::sort(out);
        const auto again = std::ranges::unique(out);
        out.erase(again.begin(), again.end());
        return out;
    }

    /// Who could give way where, the most promising first: by what it would cost them to wait until the
    /// places are no longer taken.
    std::vector<option> options(std::size_t who, double below) {
        std::vector<option> out;
        const int needed = b_.needed(who);
        for (const auto& [lane, bin] : places(who, below)) {
            const double cost = b_.least_cost(who, lane, bin);
            if (cost >= below) continue;
            const plan::lane& line = b_.lanes()[lane];
            const int missing = needed - line.room(bin);
            for (const plan::seat& s : line[bin].seats) {
                if (s.foreign || s.who == who || s.length < missing || b_.fixed(s.who) || b_.pin(s.who))
                    continue;
                if (std::ranges::find(giving_way_, s.who) != giving_way_.end()) continue;
                const date then = std::max(until_, b_.wanted(s.who).ideal);
                const double loss = b_.cost(s.who, then) - b_.cost(s.who, b_.where(s.who).day);
                out.push_back({cost + loss, cost, s.who, lane, bin});
            }
        }
        std::ranges::sort(out, {}, [](const option& o) { return std::tuple(o.estimate, o.other); });
        if (out.size() > effort_.tried) out.resize(effort_.tried);
        return out;
    }

    board& b_;
    date until_;
    effort effort_;
    std::vector<std::size_t> giving_way_;
};

/// A long touch in a place that several short ones hold together: each of them goes to what is free.
class party {
public:
    party(board& b, std::size_t who) : b_(b), who_(who) {}

    /// Whether it sat down there for less than `below`, the others' losses included.
    bool take(double below) {
        std::optional<std::pair<std::size_t, std::size_t>> best;
        for (const auto& [cost, at] : b_.nearest(who_, looked_at, below)) {
            const auto price = attempt(at.lane, at.bin, below, false);
            if (!price) continue;
            below = *price * (1 - margin);
            best.emplace(at.lane, at.bin);
        }
        return best && attempt(best->first, best->second, below * (1 + 2 * margin) + margin, true);
    }

private:
    /// The fewest, of equally many the shortest intervals last.
    [[nodiscard]] std::vector<std::size_t> who_gives_way(std::size_t lane, std::size_t bin) const {
        int missing = b_.needed(who_) - b_.lanes()[lane].room(bin);
        std::vector<plan::seat> seats;
        for (const plan::seat& s : b_.lanes()[lane][bin].seats)
            if (!s.foreign && !b_.fixed(s.who) && !b_.pin(s.who)) seats.push_back(s);
        std::ranges::sort(seats, {}, [&](const plan::seat& s) {
            return std::tuple(-s.length, -b_.wanted(s.who).interval, s.who);
        });
        std::vector<std::size_t> out;
        for (const plan::seat& s : seats) {
            if (missing <= 0 || out.size() == most_together) break;
            missing -= s.length;
            out.push_back(s.who);
        }
        if (missing > 0 || out.size() < 2) out.clear();
        return out;
    }

    /// What it comes to, when that is less than `below`; all is as it was afterwards unless it `stays`.
    std::optional<double> attempt(std::size_t lane, std::size_t bin, double below, bool stays) {
        const auto others = who_gives_way(lane, bin);
        if (others.empty()) return std::nullopt;
        as_it_was before(b_);
        before.remember(lane, bin);
        double price = 0;
        for (const std::size_t other : others) {
            price -= b_.cost(other, b_.where(other).day);
            b_.leave(other);
        }
        bool seated = false;
        if (const auto seat = b_.fit(who_, lane, bin)) {
            b_.take(who_, lane, bin, *seat);
            price += b_.cost(who_, b_.where(who_).day);
            seated = std::ranges::all_of(others, [&](std::size_t other) {
                const auto free = b_.best(other, {.below = below - price});
                if (!free) return false;
                before.remember(free->lane, free->bin);
                b_.take(other, *free);
                price += free->cost;
                return price < below;
            });
        }
        if (seated && stays) return price;
        b_.leave(who_);
        for (const std::size_t other : others) b_.leave(other);
        before.put_back();
        return seated ? std::optional(price) : std::nullopt;
    }

    board& b_;
    std::size_t who_;
};

} // namespace

bool make_room(board& b, std::size_t who, const offer& free, const effort& e) {
    search s(b, b.day_of(free), e);
    const double below = free.cost * (1 - margin);
    const auto best = s.seat(who, below, e.chain);
    if (e.chain > 1 && party(b, who).take(best ? best->price * (1 - margin) : below)) return true;
    return best && s.take(*best);
}

} // namespace intouch::plan
