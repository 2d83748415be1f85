// SPDX-License-Identifier: MIT
// The problem. Variables: for each touch i one bin b (an occurrence of a block that accepts it, or a day) and
// a minute in it. Hard limits: its m_i minutes lie inside b and its own hours and reach, and overlap
// nobody's; a day holds its limit; nothing before `earliest`, while away, or in the freeze. Objective: first
// the least sum of c_i(day of b), convex in the day (design 5); then the least movement from what was
// published: minutes times days, of all who want the same as then. With equal lengths and no hours it would
// be a min-cost flow; with mixed lengths it is the generalised assignment problem with release times in the
// bins, which is NP-hard, and a flow knows nothing of what fits together.
//
// The method, in four steps. (1) Pins stand, published touches that did not change keep their places: they
// are not asked to move for a little less cost, only when a better place has come free for one past its
// window. The others are inserted one by one, each at the cheapest place with room, or, when that is past its
// window, at a cheaper one whose occupant gives way, if the sum gets less (make_room.cpp; when few are new, a
// chain of up to three who give way). They come in the order of the due dates that the shortage allows
// everybody: ideal + p·e with p the common relative lateness, because where minutes are short the optimum has
// equal marginal cost per minute, 4x, that is one relative lateness for all cadences. (2) Those of them who
// still pay for others make up contests (contend.cpp), which a large-neighbourhood search settles by exact
// repairs of up to nine people at a time (contest.cpp). (3) New touches, and old ones past their window, move
// to better places that have come free, greatest gain first, until none can: every move lowers the total.
// (4) Whoever has moved by now though they want the same as before makes up a contest once more, with those
// who sit where they would rather (calm.cpp): the same search, in which what is saved is movement and what
// may not rise is the cost of all of them together. Then (3) again. Neither raises the cost, and each lowers
// it or the movement, so it ends, and at a point that the next plan starts from and finds nothing to do.
//
// A small change moves few, so the first rank is the least cost of all only where nothing is published; after
// that it is the least that can be had without asking whoever is in time to move for others' sake, but in
// such chains. bench/optimality prints how far that is from the least of all.
//
// The bound. Whoever is not in a contest costs no less than the cheapest place that its own hours leave, were
// it alone. Each contest has the bound of contest_bound.cpp, as if nobody else were on the board. Their sum
// is below every arrangement, so the gap that `assign` answers is proven; it is honest rather than tight
// where a big roster has more contests than steps, or where the order inside blocks binds.
#include "plan/solver/assign.hpp"

#include "core/digest.hpp"
#include "plan/solver/calm.hpp"
#include "plan/solver/ejection_chain.hpp"
#include "plan/solver/keep_published.hpp"
#include "plan/solver/pins.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// So many new touches are worth a search each.
constexpr std::size_t few = 30;
/// What a move must save at least, relative to the cost: above the noise of floating point.
constexpr double margin = 1e-9;
/// Places that changed, above which everybody is asked instead of those who would like one of them.
constexpr std::size_t told_apart = 64;

/// What is less by the noise of floating point alone must not go round for ever.
constexpr int most_calmed = 8;

class assigner {
public:
    assigner(board& b, double pressure) : b_(b), pressure_(pressure) {}

    optimality run() {
        place_the_rest();
        stand_in_time(b_); // before others move on, for it leaves a place
        improve();
        optimality reached = contend(b_);
        int calmed = 0;
        for (bool more = true; more;) {
            more = improve();
            more = give_pins_a_time(b_) || more;
            more = compact() || more;
            more = more || (calmed++ < most_calmed && calm(b_));
        }
        reached.cost = 0;
        for (std::size_t who = 0; who < b_.size(); ++who) {
            if (stands(who)) reached.cost += cost_now(who);
        }
        return reached;
    }

private:
    [[nodiscard]] bool stands(std::size_t who) const { return b_.where(who).lane != lane::none; }
    [[nodiscard]] double cost_now(std::size_t who) const { return b_.cost(who, b_.where(who).day); }
    [[nodiscard]] bool keeps_avoid(std::size_t who, std::size_t lane, std::size_t bin, int start) {
        const auto ranges = b_.allowed(who, lane, bin, true);
        return std::ranges::any_of(ranges,
                                   [&](start_range r) { return r.first <= start && start <= r.last; });
    }

    // Everybody else.

    /// Who stood nowhere.
    void place_the_rest() {
        struct turn {
            double due;
            double interval;
            std::uint64_t tie;
            std::size_t who;
            auto operator<=>(const turn&) const = default;
        };
        std::vector<turn> order;
        for (std::size_t who = 0; who < b_.size(); ++who) {
            if (stands(who) || b_.pin(who)) continue;
            const demand& d = b_.wanted(who);
            const double ideal = static_cast<double>(d.ideal.time_since_epoch().count());
            const double late = static_cast<double>((d.latest - d.ideal).count());
            order.push_back(
                {ideal + std::max(late, pressure_ * d.interval), d.interval, tie_break(d.person), who});
        }
        std::ranges::sort(order);
        const effort& e = order.size() <= few ? thorough : quick;
        for (const turn& t : order) place(t.who, e);
    }

    /// The cheapest place with room, away from the hour that failed when the window has such a place.
    std::optional<offer> cheapest(std::size_t who) {
        if (!b_.wanted(who).avoid) return b_.best(who);
        if (auto kept = b_.best(who, {.within_window = true})) return kept;
        auto any = b_.best(who, {.keep_avoid = false});
        if (!any) return any;
        auto kept =
            b_.best(who, {.below = any->cost * (1 + margin) + margin}); // no later, and keeps it all the same
        return kept ? kept : any;
    }

    void place(std::size_t who, const effort& e) {
        const auto free = cheapest(who);
        if (!free) return;
        if (b_.day_of(*free) <= b_.wanted(who).latest || !make_room(b_, who, *free, e)) b_.take(who, *free);
    }

    // Afterwards.

    using bin_id = board::bin_id;

    /// What was touched since the last time; too many are not worth telling apart.
    std::optional<std::vector<bin_id>> touched_since() {
        const auto begin = b_.touched().begin() + static_cast<std::ptrdiff_t>(seen_);
        std::vector<bin_id> out(begin, b_.touched().end());
        seen_ = b_.touched().size();
        std::ranges::sort(out);
        const auto again = std::ranges::unique(out);
        out.erase(again.begin(), again.end());
        if (out.size() > told_apart) return std::nullopt;
        return out;
    }
    /// Whether one of them could be better than what costs `now`.
    [[nodiscard]] bool may_gain(std::size_t who, double now, const std::vector<bin_id>& from) const {
        const int length = b_.needed(who);
        return std::ranges::any_of(from, [&](const bin_id& t) {
            const bool own = b_.where(who).lane == t.lane && b_.where(who).bin == t.bin;
            return (own || b_.lanes()[t.lane].room(t.bin) >= length) && b_.accepts(who, t.lane) &&
                   b_.least_cost(who, t.lane, t.bin) < now;
        });
    }

    bool improve() {
        struct gain {
            double saved;
            std::uint64_t tie;
            std::size_t who;
        };
        bool any = false;
        while (true) {
            const bool first = std::exchange(first_look_, false);
            const auto touched = touched_since();
            std::vector<gain> gains;
            for (std::size_t who = 0; who < b_.size(); ++who) {
                if (!stands(who) || b_.fixed(who)) continue;
                if (b_.steady(who) && b_.where(who).day <= b_.latest(who)) continue;
                if (b_.pin(who)) continue;
                const double now = cost_now(who);
                if (now <= 0) continue;
                if (!first && touched && !may_gain(who, now, *touched)) continue;
                if (const auto better = b_.best(who, {.below = now * (1 - margin)})) {
                    gains.push_back({now - better->cost, tie_break(b_.wanted(who).person), who});
                }
            }
            if (gains.empty()) return any;
            std::ranges::sort(gains, [](const gain& a, const gain& b) {
                return std::tuple(-a.saved, a.tie, a.who) < std::tuple(-b.saved, b.tie, b.who);
            });
            for (const gain& g : gains) {
                const auto better = b_.best(g.who, {.below = cost_now(g.who) * (1 - margin)});
                if (!better) continue;
                b_.leave(g.who);
                b_.take(g.who, *better);
                any = true;
            }
        }
    }

    /// Whoever is not where they were published begins as early as the others in the block allow, in the same
    /// order.
    bool compact() {
        std::vector<bin_id> bins = b_.touched(); // whoever is elsewhere has come since
        std::ranges::sort(bins);
        const auto again = std::ranges::unique(bins);
        bins.erase(again.begin(), again.end());
        bool any = false;
        for (const auto& [lane, bin] : bins) {
            if (lane != b_.days_lane()) any = compact(lane, bin) || any;
        }
        return any;
    }

    bool compact(std::size_t lane, std::size_t bin) {
        bool any = false;
        const std::vector<seat> seats = b_.lanes()[lane][bin].seats;
        for (const seat& s : seats) {
            if (s.foreign || b_.fixed(s.who) || b_.where(s.who) == b_.published(s.who)) continue;
            std::vector<taken_time> taken;
            for (const seat& other : b_.lanes()[lane][bin].seats) {
                if (other.who != s.who) taken.push_back({other.start, other.start + other.length});
            }
            const auto ranges = b_.allowed(s.who, lane, bin, keeps_avoid(s.who, lane, bin, s.start),
                                           b_.on_day(lane, bin, b_.where(s.who).day));
            const auto start = earliest_start(ranges, s.length, taken);
            if (!start || *start >= s.start) continue;
            b_.shift(s.who, *start);
            any = true;
        }
        return any;
    }

    board& b_;
    double pressure_;
    bool first_look_ = true;
    std::size_t seen_ = 0; // of what was touched
};

} // namespace

optimality assign(board& b, const ledger::published_plan& published, double pressure) {
    seat_pinned_times(b);
    keep_published(b, published);
    seat_pinned_days(b);
    return assigner(b, pressure).run();
}

} // namespace intouch::plan
