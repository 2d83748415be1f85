// SPDX-License-Identifier: MIT
#include "bench/steadiness/room.hpp"

#include "roster/check/block_times.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace intouch::bench {

namespace {

bool away(const test::world& w, date day) {
    return std::ranges::any_of(w.away, [&](const auto& a) { return a.from <= day && day <= a.to; });
}

bool week_of(const roster::block& b, date day) {
    if (b.every.count == 1) return true;
    const auto monday = [](date d) { return d - (weekday_of(d) - std::chrono::Monday); };
    return (monday(day) - monday(*b.from)).count() / 7 % b.every.count == 0;
}

/// Walks the ladders of one live channel: `no` and `left` are the tries so far by outcome.
struct walk {
    const roster::retry_settings& retry;
    const odds& o;
    double touches = 0;
    double waits = 0;
    double passed = 0; ///< the share of rounds that go on with the next channel

    void from(double share, std::size_t no, std::size_t left) {
        touches += share;
        next(share * o.no_answer, retry.no_answer, no + 1, no + 1, left);
        next(share * (1 - o.reached - o.no_answer), retry.left_message, left + 1, no, left + 1);
    }
    void next(double share, const roster::ladder& l, std::size_t nth, std::size_t no, std::size_t left) {
        if (nth > l.after.size()) {
            waits += share;
            passed += share;
            return;
        }
        waits += share * mean_days(l.after[nth - 1]);
        from(share, no, left);
    }
};

/// Everything that is wanted in `weeks` weeks, as whole touches, by what accepts them.
struct wanted {
    const roster::person* person; ///< anybody of those who are alike
    std::string channel;
    double count = 0;
};

std::vector<wanted> all_wanted(const test::world& w, const odds& o, double factor, double in_days) {
    std::map<std::tuple<std::string, std::string, std::string>, wanted> kinds;
    for (const auto* p : those_who_speak(w.roster)) {
        const auto round = round_of(w, *p, o);
        const double lasts = factor * every_of(w, *p) + round.delay;
        for (const auto& [channel, touches] : round.touches) {
            auto& one =
                kinds[{channel, p->circles.front(),
                       (p->zone ? std::string(p->zone->name()) : "") + (p->reach.empty() ? "" : "!")}];
            one.person = p;
            one.channel = channel;
            one.count += in_days * touches / lasts;
        }
    }
    std::vector<wanted> out;
    for (auto& [key, one] : kinds) out.push_back(std::move(one));
    return out;
}

/// Best fit decreasing.
bool packs(const test::world& w, const odds& o, double factor) {
    constexpr int year = 364;
    room r(w);
    const date first = day_at(w.home, w.moment);
    std::vector<slot> slots;
    for (int i = 0; i < year; ++i)
        for (const slot& s : r.on(first + days(i))) slots.push_back(s);
    auto all = all_wanted(w, o, factor, year);
    std::ranges::sort(all, std::greater(), [&](const wanted& x) {
        return std::tuple(r.length_of(x.channel), x.channel, x.person->id);
    });
    for (const wanted& x : all) {
        const minutes length = r.length_of(x.channel);
        std::vector<slot*> open;
        for (slot& s : slots)
            if (s.length >= length && r.accepts(s, *x.person, x.channel)) open.push_back(&s);
        // The fullest slot that still takes one keeps taking them, as best fit would.
        std::ranges::sort(open, {}, [](const slot* s) { return std::pair(s->length, s->day); });
        auto left = static_cast<std::int64_t>(x.count);
        for (slot* s : open) {
            const std::int64_t some = std::min<std::int64_t>(left, s->length / length);
            s->length -= some * length;
            left -= some;
        }
        if (left > 0) return false;
    }
    return true;
}

double minutes_wanted(const test::world& w, const odds& o, double factor) {
    double all = 0;
    for (const wanted& x : all_wanted(w, o, factor, 1))
        all += x.count * static_cast<double>(w.settings.channels.at(x.channel).minutes.count());
    return all;
}

/// The least x for which `enough(x)` holds; it holds for all greater ones.
template <class Enough> double least(double low, double high, const Enough& enough) {
    for (int i = 0; i < 24; ++i) {
        const double middle = std::sqrt(low * high);
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace

std::vector<slot> room::on(date day) const {
    std::vector<slot> out;
    if (away(w_, day)) return out;
    for (const auto& [id, b] : w_.settings.blocks) {
        if (!week_of(b, day)) continue;
        for (const week_range& range : b.when)
            if (begins_on(range, day)) out.push_back({day, &b, range.to - range.from});
    }
    if (w_.settings.days.on.test(weekday_of(day).c_encoding()))
        out.push_back({day, nullptr, w_.settings.days.limit});
    return out;
}

int room::minutes_on(date day) const {
    int all = 0;
    for (const slot& s : on(day))
        if (s.block != nullptr || w_.settings.blocks.empty()) all += static_cast<int>(s.length.count());
    return all;
}

date room::first_place(const roster::person& p, const std::string& channel, date from) {
    for (date day = from; day < from + days(365); day += days(1)) {
        const auto there = on(day);
        if (std::ranges::any_of(there, [&](const slot& s) { return accepts(s, p, channel); })) return day;
    }
    return from;
}

bool room::accepts(const slot& s, const roster::person& p, const std::string& channel) {
    if (s.block == nullptr) // what no block takes
        return std::ranges::none_of(w_.settings.blocks, [&](const auto& b) {
            return accepts({s.day, &b.second, s.length}, p, channel);
        });
    const auto key = fmt::format("{}/{}/{}/{}/{}", s.block->id, channel, p.circles.front(),
                                 p.zone ? p.zone->name() : "", p.reach.empty() ? "" : print(p.reach.front()));
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    const bool fits =
        roster::block_times(*s.block, w_.home).best(p, {channel}, w_.settings) == roster::fit::fits;
    known_.emplace(key, fits);
    return fits;
}

expected_round round_of(const test::world& w, const roster::person& p, const odds& o) {
    const auto cadence = roster::cadence_of(p, w.roster, w.settings).value;
    expected_round out;
    double share = 1;
    double touches = 0;
    for (const std::string& channel : cadence.via) {
        if (share < 0.001) break;
        walk along{w.settings.retry, o};
        if (w.settings.channels.at(channel).live) {
            along.from(1, 0, 0);
        } else {
            along.touches = 1;
        }
        out.touches[channel] += share * along.touches / (1 - o.ignored);
        out.delay += share * along.waits;
        touches += share * along.touches;
        share *= along.passed;
    }
    room r(w);
    int times = 0;
    for (int i = 0; i < 56; ++i)
        for (const slot& s : r.on(day_at(w.home, w.moment) + days(i)))
            times += r.accepts(s, p, cadence.via.front()) ? 1 : 0;
    const double gap = std::min(28.0, 56.0 / std::max(1, times));
    out.delay += (touches - 1) * gap / 2 + touches * o.ignored / (1 - o.ignored);
    return out;
}

double stretch_of(const test::world& w, const odds& o) {
    return least(0.02, 60, [&](double factor) { return packs(w, o, factor); });
}

double scale_to(double load, test::world& w, const odds& o) {
    const double fits = stretch_of(w, o);
    const double room_given = minutes_wanted(w, o, fits);
    const double factor =
        least(0.01, 60, [&](double x) { return minutes_wanted(w, o, x) <= load * room_given; });
    for (auto& [id, p] : w.roster.people)
        p.cadence.every = {std::max(2, static_cast<int>(std::lround(factor * mean_days(*p.cadence.every)))),
                           span_unit::day};
    return fits / factor;
}

std::vector<const roster::person*> those_who_speak(const roster::roster& r) {
    std::map<std::string, const roster::person*> by_owner;
    for (const auto& [id, p] : r.people) {
        auto& one = by_owner[p.household.empty() ? id : p.household];
        if (one == nullptr || mean_days(*p.cadence.every) < mean_days(*one->cadence.every)) one = &p;
    }
    std::vector<const roster::person*> out;
    for (const auto& [owner, p] : by_owner) out.push_back(p);
    return out;
}

double every_of(const test::world& w, const roster::person& p) {
    return mean_days(roster::cadence_of(p, w.roster, w.settings).value.every);
}

} // namespace intouch::bench
