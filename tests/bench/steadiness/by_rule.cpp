// SPDX-License-Identifier: MIT
#include "bench/steadiness/methods.hpp"
#include "core/digest.hpp"
#include "plan/availability/window.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace intouch::bench {

namespace {

/// The due touch of one person.
struct due_touch {
    date on; ///< by the rule, or the day to which it had to wait
    date ideal;
    date latest;
    bool retry = false;
    bool moved = false; ///< by hand
    bool waits = false; ///< had to
    bool seen = false;
    int unanswered = 0; ///< of this round
    int messages = 0;
    bool text = false; ///< after the ladder
};

/// Anki's fuzz: a day, and a share of the interval that shrinks as it grows.
int fuzz_of(int interval) {
    if (interval < 3) return 0;
    const double i = interval;
    return static_cast<int>(std::round(1 + 0.15 * (std::min(i, 7.0) - 2.5) +
                                       0.1 * std::max(0.0, std::min(i, 20.0) - 7) +
                                       0.05 * std::max(0.0, i - 20)));
}

class life {
public:
    life(const scenario& s, rule r)
        : s_(s), rule_(r), w_(village(s)), first_(day_at(w_.home, w_.moment)),
          t_(r == rule::naive ? "last + every" : "balanced", s, first_) {}

    tally live() {
        for (const auto& [id, p] : w_.roster.people) round_from(id, *p.last, first_);
        for (date day = first_; day < first_ + days(365 * s_.years); day += days(1)) {
            for (const event& e : happenings(s_, day, ids())) happen(e, day);
            work(day);
            t_.given(day, minutes_on(w_, day));
            for (const auto& [id, p] : w_.roster.people) t_.lived(day, cadence(id).every);
        }
        return std::move(t_);
    }

private:
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> out;
        for (const auto& [id, p] : w_.roster.people) out.push_back(id);
        return out;
    }
    [[nodiscard]] roster::cadence cadence(const std::string& id) const {
        return roster::cadence_of(w_.roster.people.at(id), w_.roster, w_.settings).value;
    }
    [[nodiscard]] int minutes_of(const std::string& id, const due_touch& d) const {
        const auto& via = w_.roster.people.at(id).cadence.via;
        const auto channel = d.text ? "text" : via ? via->front() : "call";
        return static_cast<int>(w_.settings.channels.at(channel).minutes.count());
    }
    [[nodiscard]] bool live_channel(const std::string& id, const due_touch& d) const {
        return !d.text && !w_.roster.people.at(id).cadence.via;
    }

    // Dates.

    date balanced(const std::string& id, date ideal, int interval, date today) {
        const int fuzz = fuzz_of(interval);
        std::vector<double> weights;
        double all = 0;
        for (int i = -fuzz; i <= fuzz; ++i) {
            const date day = ideal + days(i);
            const auto on = load_.find(day);
            const double count = on == load_.end() ? 0 : on->second;
            double weight = day <= today ? 0 : 1 / std::pow(std::max(1.0, count), 2) / (interval + i);
            if (minutes_on(w_, day) == 0) weight *= 0.0001;
            weights.push_back(weight);
            all += weight;
        }
        if (all <= 0) return std::max(ideal, today + days(1));
        const auto roll = tie_break(fmt::format("{}/{}/{}", s_.seed, id, print(ideal))) >> 11U;
        double at = static_cast<double>(roll) * 0x1.0p-53 * all;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0) return ideal + days(static_cast<int>(i) - fuzz);
        }
        return ideal;
    }
    void put(const std::string& id, due_touch d) {
        take_off(id);
        load_[d.on] += 1;
        due_[id] = d;
    }
    void take_off(const std::string& id) {
        const auto old = due_.find(id);
        if (old == due_.end()) return;
        load_[old->second.on] -= 1;
        due_.erase(old);
    }
    void round_from(const std::string& id, date last, date today) {
        last_[id] = last;
        const auto c = cadence(id);
        due_touch d;
        d.ideal = last + c.every;
        const auto interval = d.ideal - last;
        d.latest = plan::cadence_window(d.ideal, c, interval).latest;
        d.on =
            rule_ == rule::naive ? d.ideal : balanced(id, d.ideal, static_cast<int>(interval.count()), today);
        put(id, d);
    }
    void rung(const std::string& id, due_touch d, date ideal, span wait) {
        d.on = d.ideal = ideal;
        d.latest = plan::retry_window(ideal, length(wait, ideal)).latest;
        d.retry = true;
        d.waits = d.seen = d.moved = false;
        put(id, d);
    }

    // Days.

    void happen(const event& e, date day) {
        switch (e.what) {
        case happening::called_us:
            return reached(e.person, day);
        case happening::moved: {
            auto d = due_.at(e.person);
            d.on = day + days(e.days);
            d.moved = true;
            put(e.person, d);
            return t_.happened("moved", 0);
        }
        case happening::joined: {
            auto p = newcomer(s_, newcomers_++);
            const auto id = p.id;
            w_.roster.people.emplace(id, std::move(p));
            round_from(id, day, day);
            return t_.happened("joined", 0);
        }
        case happening::left:
            w_.roster.people.erase(e.person);
            take_off(e.person);
            return t_.happened("left", 0);
        case happening::cadence:
            w_.roster.people.at(e.person).cadence.every = e.every;
            round_from(e.person, last_.at(e.person), day);
            return t_.happened("cadence", 0);
        case happening::holiday:
            w_.away.push_back({day + days(e.days), day + days(e.days + e.length - 1), "holiday"});
            return t_.happened("holiday", 0);
        }
    }
    void reached(const std::string& id, date day) {
        t_.contact(day, cadence(id).every);
        round_from(id, day, day);
        t_.happened("reached", 0);
    }

    [[nodiscard]] date next_with_time(date day) const {
        do day += days(1);
        while (minutes_on(w_, day) == 0);
        return day;
    }

    void work(date day) {
        std::vector<std::tuple<date, std::uint64_t, std::string>> list;
        for (const auto& [id, d] : due_) {
            if (d.on > day) continue;
            list.emplace_back(d.ideal, tie_break(id), id);
            if (!d.waits && !d.moved) t_.asked(day, minutes_of(id, d));
        }
        std::ranges::sort(list);
        const bool lost = lost_day(s_, day);
        int left = minutes_on(w_, day);
        int moved = 0;
        int missed = 0;
        for (const auto& [ideal, tie, id] : list) {
            due_touch d = due_.at(id);
            const int length = minutes_of(id, d);
            if (length > left) {
                ++moved;
                d.waits = true;
                d.on = next_with_time(day);
                put(id, d);
                continue;
            }
            left -= length;
            if (!d.seen && !d.moved && any_time(w_, d.ideal, d.latest))
                t_.came_up(day, d.ideal, d.latest, cadence(id).every, d.retry);
            d.seen = true;
            d.waits = false;
            if (lost || !attempt(id, d, day)) {
                d.on = next_with_time(day);
                put(id, d);
                ++missed;
            }
        }
        t_.happened(missed > 0 ? "missed" : "new day", moved);
    }

    /// Whether the touch was done. The ladder is that of intouch.
    bool attempt(const std::string& id, due_touch d, date day) {
        const bool live = live_channel(id, d);
        const answer a = answer_of(s_, id, tries_[id]++);
        if (a == answer::no_word) return false;
        if (!live || a == answer::reached) {
            reached(id, day);
            return true;
        }
        const bool unanswered = a == answer::no_answer;
        const auto& after =
            unanswered ? w_.settings.retry.no_answer.after : w_.settings.retry.left_message.after;
        const auto n = static_cast<std::size_t>(unanswered ? d.unanswered++ : d.messages++);
        d.text = n >= after.size();
        const span wait = d.text ? span{1, span_unit::day} : after[n];
        rung(id, d, day + wait, wait);
        t_.happened("tried", 0);
        return true;
    }

    const scenario& s_;
    rule rule_;
    test::world w_;
    date first_;
    tally t_;
    std::map<std::string, due_touch> due_;
    std::map<date, double> load_;
    std::map<std::string, date> last_;
    std::map<std::string, int> tries_;
    int newcomers_ = 0;
};

} // namespace

tally by_rule(const scenario& s, rule r) { return life(s, r).live(); }

} // namespace intouch::bench
