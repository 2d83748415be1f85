// SPDX-License-Identifier: MIT
#include "bench/steadiness/by_rule.hpp"

#include "bench/steadiness/room.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace intouch::bench {

namespace {

/// The next touch of one person.
struct due_touch {
    int round = 1;
    date on; ///< by the rule, or the day to which it had to wait
    date ideal;
    double interval = 1;
    bool retry = false;
    int unanswered = 0; ///< on this channel
    int messages = 0;
    std::size_t channel = 0; ///< in `via`
};

/// Anki's fuzz: a day, and a share of the interval that shrinks as it grows.
int fuzz_of(double interval) {
    if (interval < 3) return 0;
    return static_cast<int>(std::round(1 + 0.15 * (std::min(interval, 7.0) - 2.5) +
                                       0.1 * std::max(0.0, std::min(interval, 20.0) - 7) +
                                       0.05 * std::max(0.0, interval - 20)));
}

class life_by_rule {
public:
    life_by_rule(const scenario& s, rule r, setting here)
        : s_(s), rule_(r), here_(std::move(here)), w_(here_.world), room_(w_) {
        t_.first = day_at(w_.home, w_.moment);
        t_.end = t_.first + length_of(s);
        t_.stretch = here_.stretch;
        for (const auto* p : those_who_speak(w_.roster)) {
            const auto owner = p->household.empty() ? p->id : p->household;
            people_[owner] = p;
            t_.people[owner] = {.every = every_of(w_, *p),
                                .is_protected = here_.protected_people.contains(p->id),
                                .from = t_.first};
        }
    }

    trace live() {
        plan_now(t_.first, cause::start);
        for (const auto& [owner, p] : people_) round_from(owner, 1, *p->last, t_.first);
        for (date day = t_.first; day < t_.end; day += days(1)) {
            plan_now(day, cause::new_day);
            rule_ == rule::just_in_time ? fill(day) : work(day);
        }
        return std::move(t_);
    }

private:
    void plan_now(date on, cause why) { t_.plannings.push_back({.on = on, .why = why}); }
    [[nodiscard]] std::vector<std::string> via(const std::string& owner) const {
        return roster::cadence_of(*people_.at(owner), w_.roster, w_.settings).value.via;
    }
    [[nodiscard]] std::string channel_of(const std::string& owner, const due_touch& d) const {
        return via(owner).at(d.channel);
    }

    // Dates.

    date balanced(const std::string& owner, date ideal, double interval, date today) {
        const int fuzz = fuzz_of(interval);
        std::vector<double> weights;
        double all = 0;
        for (int i = -fuzz; i <= fuzz; ++i) {
            const date day = ideal + days(i);
            double weight = day <= today ? 0 : 1 / std::pow(std::max(1, load_[day]), 2) / (interval + i);
            if (room_.minutes_on(day) == 0) weight *= 0.0001;
            weights.push_back(weight);
            all += weight;
        }
        if (all <= 0) return std::max(ideal, today + days(1));
        double at = pick(s_.seed, fmt::format("balance/{}/{}", owner, print(ideal)), 1000000) * 1e-6 * all;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0) return ideal + days(static_cast<int>(i) - fuzz);
        }
        return ideal;
    }
    void put(const std::string& owner, const due_touch& d, bool own) {
        const auto old = due_.find(owner);
        telling one{.planning = t_.plannings.size() - 1,
                    .uid = fmt::format("{}/{}", owner, d.round),
                    .owner = owner,
                    .before = {},
                    .now = {.day = d.on},
                    .own = own,
                    .first_touch = !d.retry};
        if (old != due_.end()) {
            --load_[old->second.on];
            if (old->second.round == d.round) one.before = told{.day = old->second.on};
        }
        ++load_[d.on];
        due_[owner] = d;
        if (rule_ != rule::just_in_time) t_.tellings.push_back(std::move(one));
    }
    void round_from(const std::string& owner, int round, date last, date today) {
        due_touch d{.round = round, .on = last, .ideal = last};
        const double every = t_.people.at(owner).every;
        d.interval = every;
        d.ideal = last + days(static_cast<int>(every));
        d.on = d.ideal;
        if (rule_ == rule::balanced) d.on = balanced(owner, d.ideal, every, today);
        if (rule_ == rule::just_in_time) {
            // As late as everybody is, so that the order is that of lateness; but never far too early.
            const auto& p = t_.people.at(owner);
            d.interval = every * (p.is_protected ? 1 : t_.stretch);
            d.ideal = last + days(static_cast<int>(d.interval));
            d.on = last + days(static_cast<int>(0.85 * every));
        }
        put(owner, d, true);
    }

    // Days.

    [[nodiscard]] date next_with_time(date day) const {
        for (int i = 1; i < 60; ++i)
            if (room_.minutes_on(day + days(i)) > 0) return day + days(i);
        return day + days(60);
    }

    /// The longest due first, as far as the time of the day goes.
    void work(date day) {
        std::vector<std::tuple<date, int, std::string>> list;
        for (const auto& [owner, d] : due_)
            if (d.on <= day) list.emplace_back(d.ideal, pick(s_.seed, owner, 1000000), owner);
        std::ranges::sort(list);
        const bool lost = ignored(s_.seed, s_.chance, day);
        int left = room_.minutes_on(day);
        std::vector<std::string> today;
        for (const auto& [ideal, tie, owner] : list) {
            due_touch d = due_.at(owner);
            const int length = static_cast<int>(room_.length_of(channel_of(owner, d)).count());
            const bool fits = length <= left;
            if (fits) left -= length;
            if (fits && !lost) {
                today.push_back(owner);
            } else {
                d.on = next_with_time(day);
                put(owner, d, fits);
            }
        }
        for (const auto& owner : today) attempt(owner, due_.at(owner), day);
    }

    /// Each slot takes the latest person whom it accepts, until none fits.
    void fill(date day) {
        if (ignored(s_.seed, s_.chance, day)) return;
        for (slot s : room_.on(day)) {
            while (true) {
                const std::string* best = nullptr;
                double most = -1e9;
                for (const auto& [owner, d] : due_) {
                    const auto channel = channel_of(owner, d);
                    if (d.on > day || room_.length_of(channel) > s.length) continue;
                    if (!room_.accepts(s, *people_.at(owner), channel)) continue;
                    const double late = static_cast<double>((day - d.ideal).count()) / d.interval;
                    if (late <= most) continue;
                    most = late;
                    best = &owner;
                }
                if (best == nullptr) break;
                const std::string owner = *best;
                s.length -= room_.length_of(channel_of(owner, due_.at(owner)));
                attempt(owner, due_.at(owner), day);
            }
        }
    }

    void attempt(const std::string& owner, due_touch d, date day) {
        const auto channel = channel_of(owner, d);
        const bool live = w_.settings.channels.at(channel).live;
        const answer a = live ? answer_of(s_.seed, s_.chance, owner, tries_[owner]++) : answer::reached;
        t_.tries.push_back({.on = day,
                            .uid = fmt::format("{}/{}", owner, d.round),
                            .owner = owner,
                            .contact = a == answer::reached,
                            .retry = d.retry,
                            .ideal = d.ideal,
                            .first_place = room_.first_place(*people_.at(owner), channel, d.ideal)});
        plan_now(day, cause::logged);
        if (a == answer::reached) return round_from(owner, d.round + 1, day, day);
        const auto& ladder =
            a == answer::no_answer ? w_.settings.retry.no_answer : w_.settings.retry.left_message;
        const auto n = static_cast<std::size_t>(a == answer::no_answer ? d.unanswered++ : d.messages++);
        double wait = 1;
        if (n < ladder.after.size()) {
            wait = mean_days(ladder.after[n]);
        } else if (++d.channel < via(owner).size()) {
            d.unanswered = d.messages = 0;
        } else {
            return round_from(owner, d.round + 1, day, day);
        }
        d.on = d.ideal = day + days(static_cast<int>(wait));
        d.interval = std::max(7.0, wait);
        d.retry = true;
        put(owner, d, true);
    }

    const scenario& s_;
    rule rule_;
    setting here_;
    test::world& w_;
    room room_;
    trace t_;
    std::map<std::string, const roster::person*> people_; ///< by owner
    std::map<std::string, due_touch> due_;
    std::map<date, int> load_;
    std::map<std::string, int> tries_;
};

} // namespace

trace by_rule(const scenario& s, rule r, setting here) { return life_by_rule(s, r, std::move(here)).live(); }

} // namespace intouch::bench
