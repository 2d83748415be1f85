// SPDX-License-Identifier: MIT
// What the agenda says anew after a plan from the one before.
#include "plan/calendar_entries.hpp"
#include "plan/due/advice.hpp"
#include "plan/kept.hpp"
#include "plan/make_touch.hpp"
#include "plan/ruled_out_dates.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace intouch::plan {

namespace {

/// `all` and `more`, each sorted, as one.
template <class T> void merge_into(std::vector<T>& all, std::vector<T> more) {
    if (more.empty()) return;
    std::vector<T> out;
    out.reserve(all.size() + more.size());
    std::merge(std::make_move_iterator(all.begin()), std::make_move_iterator(all.end()),
               std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()),
               std::back_inserter(out), [](const T& x, const T& y) { return order(x) < order(y); });
    all = std::move(out);
}

/// Above this many, all are gone through instead.
constexpr std::size_t one_by_one = 64;

template <class T, class Order> auto place_of(std::vector<T>& all, const Order& at) {
    return std::ranges::lower_bound(all, at, {}, [](const T& x) { return order(x); });
}

/// Takes out one and puts `in` where it belongs; only what lies between moves.
template <class T> void replace(std::vector<T>& all, typename std::vector<T>::iterator out, T in) {
    const auto to = place_of(all, order(in));
    if (to > out) {
        std::move(out + 1, to, out);
        *(to - 1) = std::move(in);
    } else {
        std::move_backward(to, out, out + 1);
        *to = std::move(in);
    }
}

} // namespace

/// Those who would rather stand in a place that changed, and of whom it is not known that they are told the
/// same of it as before.
class planner::kept::listeners {
public:
    listeners(board& b, std::vector<changed_place> changed) : b_(b), changed_(std::move(changed)) {
        std::ranges::sort(changed_, {}, &changed_place::at);
        known_.assign(b.groups() * changed_.size(), unknown);
        accepted_.resize(b.groups());
    }

    [[nodiscard]] bool hears(std::size_t who) {
        const date day = b_.where(who).day;
        if (b_.pin(who))
            return std::ranges::any_of(
                changed_, [&](const changed_place& c) { return b_.lanes()[c.at.lane][c.at.bin].day == day; });
        const auto& near = accepted_by(who);
        if (near.empty()) return false;
        const double cost = b_.cost(who, day);
        if (cost <= 0) return false;
        return std::ranges::any_of(near, [&](std::size_t i) {
            const auto& [lane, bin] = changed_[i].at;
            return b_.least_cost(who, lane, bin) < cost && (changed_[i].begun || is_news(who, i));
        });
    }

private:
    /// Which of the places that changed would take somebody of that group at all.
    const std::vector<std::size_t>& accepted_by(std::size_t who) {
        auto& near = accepted_[b_.group_number(who)];
        if (!near) {
            near.emplace();
            for (std::size_t i = 0; i < changed_.size(); ++i)
                if (b_.accepts(who, changed_[i].at.lane)) near->push_back(i);
        }
        return *near;
    }

    enum answer : std::uint8_t { unknown, same, news };

    [[nodiscard]] bool is_news(std::size_t who, std::size_t i) {
        const auto& [lane, bin] = changed_[i].at;
        const demand& d = b_.wanted(who);
        if (d.avoid || b_.lanes()[lane][bin].day < d.earliest) return differs(who, i);
        std::uint8_t& known = known_[b_.group_number(who) * changed_.size() + i];
        if (known == unknown) known = differs(who, i) ? news : same;
        return known == news;
    }

    [[nodiscard]] bool differs(std::size_t who, std::size_t i) {
        const auto& [lane, bin] = changed_[i].at;
        const room_said now = what_is_said(b_, who, lane, bin, b_.lanes()[lane][bin]);
        if (changed_[i].frozen && now.gap) return true;
        const auto before = b_.before().find(changed_[i].at);
        return before != b_.before().end() && now != what_is_said(b_, who, lane, bin, before->second);
    }

    board& b_;
    std::vector<changed_place> changed_;
    std::vector<std::uint8_t> known_;                               ///< by group and place
    std::vector<std::optional<std::vector<std::size_t>>> accepted_; ///< by group
};

/// Who is `newly` published, who sits where somebody came, left or moved, and whoever would rather stand
/// where that is and is told something else of it now.
std::vector<std::size_t> planner::kept::to_tell_again(const std::vector<std::size_t>& fresh,
                                                      const std::vector<std::size_t>& newly,
                                                      std::vector<changed_place> changed) {
    std::vector<bool> told(wanted.size());
    for (const std::size_t who : fresh) told[who] = true;
    for (const std::size_t who : newly) told[who] = true;
    for (const auto& [at, before] : places->before()) {
        changed.push_back({.at = at});
        for (const seat& s : places->lanes()[at.lane][at.bin].seats) told[s.who] = true;
    }
    listeners all(*places, std::move(changed));
    std::vector<std::size_t> out;
    for (std::size_t who = 0; who < wanted.size(); ++who) {
        if (places->where(who).lane == lane::none) continue;
        if (told[who] || all.hears(who)) out.push_back(who);
    }
    return out;
}

void planner::kept::tell_touches(const std::vector<std::size_t>& again, std::vector<touch_place> out) {
    std::vector<touch> now;
    for (const std::size_t who : again) {
        const standing& was = places->published(who);
        touch t = touch_of(*places, who, wanted[who].reasons);
        if (was.lane != lane::none && !anew[who]) {
            if (was.day == t.day && was.start == t.start) {
                *place_of(shown.touches, order(t)) = std::move(t);
                continue;
            }
            out.push_back({was.day, was.start, t.uid});
        }
        now.push_back(std::move(t));
    }
    if (out.size() + now.size() > one_by_one) {
        std::unordered_set<std::string_view> gone;
        for (const touch_place& p : out) gone.insert(p.uid);
        std::ranges::sort(now, [](const touch& x, const touch& y) { return order(x) < order(y); });
        std::erase_if(shown.touches, [&](const touch& t) { return gone.contains(t.uid); });
        return merge_into(shown.touches, std::move(now));
    }
    // Each for its own first: no two of one order are in the agenda at any time.
    std::vector<touch> more;
    for (touch& t : now) {
        const auto own = std::ranges::find(out, t.uid, &touch_place::uid);
        if (own == out.end()) {
            more.push_back(std::move(t));
            continue;
        }
        replace(shown.touches, place_of(shown.touches, own->order()), std::move(t));
        out.erase(own);
    }
    for (touch& t : more) {
        if (out.empty()) {
            const auto at = place_of(shown.touches, order(t));
            shown.touches.insert(at, std::move(t));
            continue;
        }
        replace(shown.touches, place_of(shown.touches, out.back().order()), std::move(t));
        out.pop_back();
    }
    for (const touch_place& p : out) shown.touches.erase(place_of(shown.touches, p.order()));
}

void planner::kept::tell_blocks() {
    for (const auto& [lane, bin] : places->touched()) {
        if (lane == places->days_lane()) continue;
        auto now = block_shown(*places, lane, bin, horizon);
        if (!now) continue;
        const auto at = std::ranges::lower_bound(shown.blocks, order(*now), {},
                                                 [](const block_occurrence& o) { return order(o); });
        *at = std::move(*now);
    }
}

void planner::kept::tell_occasions(const plan_input& in, const whole& people) {
    std::erase_if(shown.occasions, [&](const shown_occasion& o) { return people.contains(o.person); });
    merge_into(shown.occasions, occasions_shown(in, people));
}

void planner::kept::tell_closed(const plan_input& in, const whole& people) {
    std::erase_if(shown.closed, [&](const shown_closed& c) { return people.contains(c.person); });
    merge_into(shown.closed, rounds_shown(in, people));
}

void planner::kept::tell_warnings(const plan_input& in, whole people, const std::vector<std::size_t>& again) {
    const auto theirs = [&](const std::string& id) {
        const auto range = std::ranges::equal_range(wanted, id, {}, &demand::person);
        return std::pair(static_cast<std::size_t>(range.begin() - wanted.begin()),
                         static_cast<std::size_t>(range.end() - wanted.begin()));
    };
    for (const std::string& id : people) {
        const auto [from, to] = theirs(id);
        for (std::size_t who = from; who < to; ++who) say(advice(in, {&wanted[who], 1}));
    }
    for (const std::size_t who : again) people.insert(wanted[who].person);
    const std::unordered_set<std::string_view> theirs_go(people.begin(), people.end());
    std::erase_if(shown.warnings,
                  [&](const warning& w) { return w.person.empty() || theirs_go.contains(w.person); });
    people.insert("");
    std::vector<warning> now;
    for (const std::string& id : people) {
        if (const auto found = said.find(id); found != said.end())
            now.insert(now.end(), found->second.begin(), found->second.end());
        const auto [from, to] = theirs(id);
        for (std::size_t who = from; who < to; ++who)
            std::ranges::move(warnings_of(who), std::back_inserter(now));
    }
    const auto count = std::ranges::count(late, 1);
    if (count > 0) now.push_back({.code = warning_code::overload, .count = static_cast<int>(count)});
    std::ranges::sort(now, [](const warning& x, const warning& y) { return order(x) < order(y); });
    merge_into(shown.warnings, std::move(now));
    const auto same = std::ranges::unique(shown.warnings);
    shown.warnings.erase(same.begin(), same.end());
}

} // namespace intouch::plan
