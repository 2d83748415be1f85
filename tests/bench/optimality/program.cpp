// SPDX-License-Identifier: MIT
#include "bench/optimality/program.hpp"

#include "core/local_ranges.hpp"
#include "plan/solver/keep_published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

namespace intouch::bench {

namespace {

double cost_on(const plan::demand& d, date day) {
    const double x = static_cast<double>((day - d.ideal).count()) / d.interval;
    const double y = static_cast<double>((day - d.latest).count()) / d.interval;
    return static_cast<double>(d.length.count()) * d.interval *
           ((x < 0 ? 1 : 2) * x * x + (y > 0 ? 4 * y * y : 0));
}

} // namespace

program::program(const world& w, const plan::agenda& a, freedom f)
    : w_(w), freedom_(f), today_(day_at(w.home, w.moment)), short_(a.pace.is_short) {
    std::string all;
    std::map<std::string, double> paces;
    for (const plan::touch& t : a.touches) paces[t.owner] = std::max(paces[t.owner], t.pace);
    const auto pace_of = [&](const std::string& owner) { return paces.contains(owner) ? paces[owner] : 1; };
    std::map<std::string, plan::demand> by_uid;
    for (const plan::demand& d : plan::collect_demands(w.input(), pace_of).wanted) by_uid.emplace(d.uid, d);
    std::vector<const plan::touch*> standing;
    for (const plan::touch& t : a.touches) {
        const plan::demand& d = by_uid.at(t.uid);
        const plan::hidden_place at = t.firm ? plan::hidden_place{t.day, t.start, t.block} : t.hidden;
        const auto was = w.published.find(t.uid);
        const bool same = was != w.published.end() && plan::unchanged(d, t.pinned, was->second);
        const bool there = same && was->second.day == at.day && was->second.start == at.start;
        if (t.pinned || (there && stands(d, was->second))) {
            standing.push_back(&t);
            all += fmt::format("{} {} {}\n", t.uid, print(at.day), at.start ? print(*at.start) : "");
            continue;
        }
        const bool in_window = at.day <= d.latest; // a late touch had to drop its wish
        who_.push_back({.d = d,
                        .timed = at.start.has_value(),
                        .now = cost_on(d, at.day),
                        .day = at.day,
                        .keeps_away = at.start && d.avoid && in_window && !near(d, *at.start)});
        if (same) who_.back().published = was->second;
        const wish& now = who_.back();
        all += fmt::format("{} {} {} {} {} {}\n", t.uid, print(d.ideal), print(d.latest), now.timed,
                           now.keeps_away, now.published ? print(now.published->told) : "");
        ours += now.now;
        moved += movement(now, at.day);
        movers += movement(now, at.day) > 0 ? 1 : 0;
    }
    name_ = std::hash<std::string>()(all);
    enumerate_places();
    for (const plan::touch* t : standing) take(*t);
    choose();
}

date program::last_fixed(const plan::demand& d) const {
    const days frozen = std::chrono::ceil<days>(w_.settings.freeze);
    return today_ + std::max(frozen, d.length > minutes(60) ? days(14) : days(7));
}

/// While time is short, what was told with an hour stays, and so does what comes soon.
bool program::stands(const plan::demand& d, const ledger::published_touch& was) const {
    if (short_ && (!was.about || was.day <= last_fixed(d))) return true;
    return frozen(was.start ? *was.start : w_.home.to_instant(local_second(was.day)));
}

days program::band(const plan::demand& d) {
    return std::clamp(days(std::lround(0.15 * d.interval)), days(3), days(21));
}

/// The movement of what is told: an about touch moves unseen inside the band.
double program::movement(const wish& w, date day) const {
    if (!w.published) return 0;
    const ledger::published_touch& was = *w.published;
    const bool unseen = was.about && std::min(day, was.told) > last_fixed(w.d) &&
                        std::chrono::abs(day - was.told) <= band(w.d);
    return unseen ? 0 : static_cast<double>(w.d.length.count() * std::abs((day - was.told).count()));
}

/// The hour to avoid, also across midnight.
bool program::near(const plan::demand& d, instant at) const {
    const auto clock = time_of(std::chrono::floor<minutes>(w_.home.to_local(at)));
    const auto apart = clock < d.avoid->around ? d.avoid->around - clock : clock - d.avoid->around;
    return std::min(apart, minutes(days(1)) - apart) < d.avoid->distance;
}

/// The minutes of pins and of frozen touches, in any block.
void program::take(const plan::touch& t) {
    for (place& p : places_) {
        if (p.block == nullptr) {
            if (t.block.empty() && t.day == p.day) p.taken_minutes += static_cast<int>(t.minutes.count());
        } else if (t.start && *t.start < p.start + minutes(p.capacity) && *t.end > p.start) {
            const auto from = std::chrono::duration_cast<minutes>(*t.start - p.start).count();
            p.taken.emplace_back(static_cast<int>(from),
                                 static_cast<int>(from + (*t.end - *t.start).count() / 60));
        }
    }
}

bool program::away(date day) const {
    return std::ranges::any_of(w_.away, [&](const auto& a) { return a.from <= day && day <= a.to; });
}

void program::enumerate_places() {
    for (date day = today_; day < today_ + days(1500); day += days(1)) {
        if (away(day)) continue;
        for (const auto& [id, b] : w_.settings.blocks) {
            for (const week_range& r : b.when) {
                if (!r.weekdays.test(weekday_of(day).c_encoding())) continue;
                const instant start = w_.home.to_instant(local_second(day) + r.from);
                const bool cut = r.to > days(1) && away(day + days(1));
                const minutes to = cut ? days(1) : r.to;
                if (start > w_.moment && r.from < to)
                    places_.push_back({&b,
                                       day_at(w_.home, start),
                                       start,
                                       static_cast<int>((to - r.from).count()),
                                       0,
                                       false,
                                       {}});
            }
        }
        if (w_.settings.days.on.test(weekday_of(day).c_encoding()))
            places_.push_back({nullptr,
                               day,
                               w_.home.to_instant(local_second(day)),
                               static_cast<int>(w_.settings.days.limit.count()),
                               0,
                               false,
                               {}});
    }
    for (place& p : places_) {
        p.shared = p.block != nullptr && std::ranges::any_of(places_, [&](const place& other) {
                       return other.block != nullptr && other.block != p.block &&
                              other.start < p.start + minutes(p.capacity) &&
                              p.start < other.start + minutes(other.capacity);
                   });
    }
}

bool program::lets_in(const roster::block& b, const plan::demand& d) const {
    if (!b.via.empty() && std::ranges::count(b.via, d.channel) == 0) return false;
    return b.circles.empty() || std::ranges::any_of(d.circles, [&](const std::string& c) {
               return std::ranges::count(b.circles, c) > 0;
           });
}

bool program::reached(const plan::demand& d, instant at) const {
    if (!w_.settings.channels.at(d.channel).live) return true;
    const auto local = std::chrono::floor<minutes>(d.contact.zone.to_local(at));
    const auto& hours = w_.settings.channels.at(d.channel).hours;
    const auto& reach = w_.roster.people.at(d.person).reach;
    return (reach.empty() || contains(reach, local)) && (!hours || contains({*hours}, local));
}

std::vector<program::start> program::starts(const wish& w, const place& p) const {
    const int length = static_cast<int>(w.d.length.count());
    std::vector<start> out;
    int run = 0;
    for (int at = 0; at + step <= p.capacity; at += step) {
        const instant now = p.start + minutes(at);
        const bool taken =
            std::ranges::any_of(p.taken, [&](const auto& t) { return t.first < at + step && at < t.second; });
        run = reached(w.d, now) && !taken ? run + step : 0;
        if (run < length) continue;
        const int begin = at + step - length;
        const instant begins = p.start + minutes(begin);
        const date day = day_at(w_.home, begins);
        if (day < w.d.earliest || (w.keeps_away && near(w.d, begins))) continue;
        out.push_back({begin, day, cost_on(w.d, day)});
    }
    return out;
}

std::optional<program::option> program::choice(std::size_t who, std::size_t p) const {
    const wish& w = who_[who];
    const place& at = places_[p];
    if ((at.block != nullptr) != w.timed) return std::nullopt;
    const int length = static_cast<int>(w.d.length.count());
    if (at.block == nullptr) {
        const bool room = std::min(length, at.capacity) + at.taken_minutes <= at.capacity;
        if (at.day < w.d.earliest || !room) return std::nullopt;
        return option{who, p, cost_on(w.d, at.day), {{0, at.day, cost_on(w.d, at.day)}}, true};
    }
    if (!lets_in(*at.block, w.d) || at.capacity < length) return std::nullopt;
    option o{who, p, 0, starts(w, at), true};
    if (o.starts.empty()) return std::nullopt;
    o.cost = std::ranges::min(o.starts, {}, &start::cost).cost;
    o.whole = o.starts.front().at == 0 && o.starts.front().day == o.starts.back().day &&
              static_cast<int>(o.starts.size()) == (at.capacity - length) / step + 1;
    return o;
}

bool program::stands_on(const ledger::published_touch& was, const option& o) const {
    const place& p = places_[o.place];
    if (p.block == nullptr) return !was.start && was.day == p.day;
    return was.block == p.block->id && std::ranges::any_of(o.starts, [&](const start& s) {
               return was.start == p.start + minutes(s.at);
           });
}

/// A touch that can keep its published place does not move into the freeze.
void program::keep_out_of_the_freeze(std::vector<option>& options) const {
    for (option& o : options) {
        const auto gone = std::erase_if(
            o.starts, [&](const start& s) { return frozen(places_[o.place].start + minutes(s.at)); });
        o.whole = o.whole && gone == 0;
    }
    std::erase_if(options, [](const option& o) { return o.starts.empty(); });
}

/// Only the day that the planner chose may lie outside.
void program::keep_what_was_told(const wish& w, std::vector<option>& options) const {
    const ledger::published_touch& was = *w.published;
    date from = date::min();
    date to = date::max();
    if (was.about) {
        from = std::max(was.told - band(w.d), last_fixed(w.d) + days(1));
        to = was.told + band(w.d);
    } else if (was.day <= w.d.latest) {
        to = w.d.latest;
    }
    for (option& o : options) {
        const auto gone = std::erase_if(
            o.starts, [&](const start& s) { return s.day != w.day && (s.day < from || to < s.day); });
        o.whole = o.whole && gone == 0;
    }
    std::erase_if(options, [](const option& o) { return o.starts.empty(); });
}

void program::choose() {
    std::vector<std::vector<option>> all(who_.size());
    std::vector<double> least;
    for (std::size_t who = 0; who < who_.size(); ++who) {
        const wish& w = who_[who];
        for (std::size_t p = 0; p < places_.size(); ++p) {
            // A start after midnight may cost less by a day.
            const double about =
                std::min(cost_on(w.d, places_[p].day), cost_on(w.d, places_[p].day + days(1)));
            const bool was_here =
                w.published && std::min(std::chrono::abs(w.published->day - places_[p].day),
                                        std::chrono::abs(w.published->told - places_[p].day)) <= days(1);
            if (about > ours && !was_here) continue;
            if (auto o = choice(who, p)) all[who].push_back(std::move(*o));
        }
        if (w.published) {
            const auto stood = [&](const option& o) { return stands_on(*w.published, o); };
            if (std::ranges::any_of(all[who], stood)) keep_out_of_the_freeze(all[who]);
            if (freedom_ == freedom::as_told) keep_what_was_told(w, all[who]);
        }
        double best = w.now;
        for (const option& o : all[who]) best = std::min(best, o.cost);
        least.push_back(best);
        least_ += best;
    }
    for (std::size_t who = 0; who < who_.size(); ++who) {
        const double most = ours - (least_ - least[who]) + 1e-6;
        for (option& o : all[who]) {
            std::erase_if(o.starts, [&](const start& at) { return at.cost > most; });
            if (!o.starts.empty()) options_.push_back(std::move(o));
        }
    }
}

} // namespace intouch::bench
