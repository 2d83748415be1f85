// SPDX-License-Identifier: MIT
// A plan's problem as a mixed-integer program, worked out minute by minute from what the user wrote.
#pragma once

#include "plan/agenda.hpp"
#include "plan/demand.hpp"
#include "plan/story.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::bench {

using namespace intouch::test;

inline constexpr int step = 5; // minutes

inline double cost(const plan::demand& d, date day) {
    const double x = static_cast<double>((day - d.ideal).count()) / d.interval;
    const double y = static_cast<double>((day - d.latest).count()) / d.interval;
    return static_cast<double>(d.length.count()) * d.interval *
           ((x < 0 ? 1 : 2) * x * x + (y > 0 ? 4 * y * y : 0));
}

/// An occurrence of a block, or a day.
struct place {
    const roster::block* block = nullptr; // null: a day
    date day;
    instant start;
    int capacity = 0;
    int pinned = 0;                         // of a day's
    std::vector<std::pair<int, int>> taken; // of a block's, from and to
};

class program {
public:
    program(const world& w, const plan::agenda& a) : w_(w), today_(day_at(w.home, w.moment)) {
        std::map<std::string, plan::demand> by_uid;
        for (const plan::demand& d : plan::wanted(w.input()).wanted) by_uid.emplace(d.uid, d);
        for (const plan::touch& t : a.touches) {
            if (t.pinned) continue;
            const plan::demand& d = by_uid.at(t.uid);
            who_.push_back(
                {d, t.start.has_value(), cost(d, t.day), t.start && d.avoid && !near(d, *t.start)});
            ours += who_.back().now;
        }
        enumerate_places();
        for (const plan::touch& t : a.touches) {
            if (t.pinned) take(t);
        }
        choose();
    }

    /// The least: what CBC finds, and whether it proved it.
    std::pair<double, bool> solve(const std::filesystem::path& lp) const {
        if (ours - least_ <= 1e-9) return {ours, true};
        write(lp);
        const auto answer = lp.string() + ".txt";
        const auto command =
            fmt::format("cbc {} sec 20 ratio 0.0005 solve solution {} >/dev/null 2>&1", lp.string(), answer);
        std::filesystem::remove(answer);
        if (std::system(command.c_str()) != 0)
            return {ours, false}; // NOLINT(cert-env33-c,concurrency-mt-unsafe)
        std::ifstream in(answer);
        std::string line;
        std::getline(in, line);
        const auto at = line.find("objective value");
        if (at == std::string::npos) return {ours, false};
        const double value = std::strtod(line.c_str() + at + 15, nullptr);
        if (line.starts_with("Infeasible")) {
            fmt::print("infeasible: {}\n", lp.string());
            return {0, false};
        }
        return {value, line.starts_with("Optimal")};
    }

    double ours = 0;
    [[nodiscard]] std::size_t people() const { return who_.size(); }

private:
    struct wish {
        plan::demand d;
        bool timed;
        double now;
        bool keeps_away; // from the hour to avoid
    };
    struct start {
        int at; // minutes
        double cost;
    };
    struct option {
        std::size_t who;
        std::size_t place;
        double cost; // the least
        std::vector<start> starts;
        bool whole; // any minute will do, at one cost
    };

    /// The hour to avoid, round midnight too.
    [[nodiscard]] bool near(const plan::demand& d, instant at) const {
        const auto clock = time_of(std::chrono::floor<minutes>(w_.home.to_local(at)));
        const auto apart = clock < d.avoid->around ? d.avoid->around - clock : clock - d.avoid->around;
        return std::min(apart, minutes(days(1)) - apart) < d.avoid->distance;
    }
    /// The minutes of a pin.
    void take(const plan::touch& t) {
        for (place& p : places_) {
            if (p.block == nullptr) {
                if (t.block.empty() && t.day == p.day) p.pinned += static_cast<int>(t.minutes.count());
            } else if (t.start && *t.start < p.start + minutes(p.capacity) && *t.end > p.start) {
                const auto from = std::chrono::duration_cast<minutes>(*t.start - p.start).count();
                p.taken.emplace_back(static_cast<int>(from),
                                     static_cast<int>(from + (*t.end - *t.start).count() / 60));
            }
        }
    }

    [[nodiscard]] bool away(date day) const {
        return std::ranges::any_of(w_.away, [&](const auto& a) { return a.from <= day && day <= a.to; });
    }
    void enumerate_places() {
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
                                           {}});
                }
            }
            if (w_.settings.days.on.test(weekday_of(day).c_encoding()))
                places_.push_back(
                    {nullptr, day, {}, static_cast<int>(w_.settings.days.limit.count()), 0, {}});
        }
    }
    [[nodiscard]] bool lets_in(const roster::block& b, const plan::demand& d) const {
        if (!b.via.empty() && std::ranges::count(b.via, d.channel) == 0) return false;
        return b.circles.empty() || std::ranges::any_of(d.circles, [&](const std::string& c) {
                   return std::ranges::count(b.circles, c) > 0;
               });
    }
    [[nodiscard]] bool reached(const plan::demand& d, instant at) const {
        if (!w_.settings.channels.at(d.channel).live) return true;
        const auto local = std::chrono::floor<minutes>(d.theirs.to_local(at));
        const auto& hours = w_.settings.channels.at(d.channel).hours;
        const auto& reach = w_.roster.people.at(d.person).reach;
        return (reach.empty() || contains(reach, local)) && (!hours || contains({*hours}, local));
    }
    [[nodiscard]] std::vector<start> starts(const wish& w, const place& p) const {
        const int length = static_cast<int>(w.d.length.count());
        std::vector<start> out;
        int run = 0;
        for (int at = 0; at + step <= p.capacity; at += step) {
            const instant now = p.start + minutes(at);
            const bool taken = std::ranges::any_of(
                p.taken, [&](const auto& t) { return t.first < at + step && at < t.second; });
            run = reached(w.d, now) && !taken ? run + step : 0;
            if (run < length) continue;
            const int begin = at + step - length;
            const instant begins = p.start + minutes(begin);
            const date day = day_at(w_.home, begins);
            if (day < w.d.earliest || (w.keeps_away && near(w.d, begins))) continue;
            out.push_back({begin, cost(w.d, day)});
        }
        return out;
    }
    [[nodiscard]] std::optional<option> choice(std::size_t who, std::size_t p) const {
        const wish& w = who_[who];
        const place& at = places_[p];
        if ((at.block != nullptr) != w.timed) return std::nullopt;
        const int length = static_cast<int>(w.d.length.count());
        if (at.block == nullptr) {
            const bool room = std::min(length, at.capacity) + at.pinned <= at.capacity;
            if (at.day < w.d.earliest || !room) return std::nullopt;
            return option{who, p, cost(w.d, at.day), {}, true};
        }
        if (!lets_in(*at.block, w.d) || at.capacity < length) return std::nullopt;
        option o{who, p, 0, starts(w, at), true};
        if (o.starts.empty()) return std::nullopt;
        const auto costs = std::ranges::minmax(o.starts, {}, &start::cost);
        o.cost = costs.min.cost;
        o.whole = o.starts.front().at == 0 && costs.min.cost == costs.max.cost &&
                  static_cast<int>(o.starts.size()) == (at.capacity - length) / step + 1;
        return o;
    }

    void choose() {
        std::vector<std::vector<option>> all(who_.size());
        std::vector<double> least;
        for (std::size_t who = 0; who < who_.size(); ++who) {
            double best = who_[who].now;
            for (std::size_t p = 0; p < places_.size(); ++p) {
                // A start after midnight may cost less by a day.
                const double about =
                    std::min(cost(who_[who].d, places_[p].day), cost(who_[who].d, places_[p].day + days(1)));
                if (about > ours) continue;
                auto o = choice(who, p);
                if (!o) continue;
                best = std::min(best, o->cost);
                all[who].push_back(std::move(*o));
            }
            least.push_back(best);
            least_ += best;
        }
        for (std::size_t who = 0; who < who_.size(); ++who) {
            const double most = ours - (least_ - least[who]) + 1e-6;
            for (option& o : all[who]) {
                std::erase_if(o.starts, [&](const start& at) { return at.cost > most; });
                if (o.cost <= most) options_.push_back(std::move(o));
            }
        }
    }

    void write(const std::filesystem::path& lp) const {
        std::map<std::size_t, bool> whole;
        for (const option& o : options_) {
            const auto [at, fresh] = whole.try_emplace(o.place, true);
            at->second = at->second && o.whole && places_[o.place].taken.empty();
        }
        std::string goal;
        std::string variables;
        std::map<std::size_t, std::string> once;
        std::map<std::size_t, std::string> minutes_of;
        std::map<std::pair<std::size_t, int>, std::string> slots;
        const auto add = [&](const option& o, const std::string& name, double cost) {
            goal += fmt::format(" + {:.9g} {}\n", cost, name);
            once[o.who] += " + " + name;
            variables += " " + name + "\n";
        };
        for (const option& o : options_) {
            const int length = static_cast<int>(who_[o.who].d.length.count());
            const place& p = places_[o.place];
            const int weight = p.block == nullptr ? std::min(length, p.capacity) : length;
            const auto name = fmt::format("x_{}_{}", o.who, o.place);
            if (whole[o.place]) {
                add(o, name, o.cost);
                minutes_of[o.place] += fmt::format(" + {} {}\n", weight, name);
                continue;
            }
            for (const start& begin : o.starts) {
                const auto at = fmt::format("{}_{}", name, begin.at);
                add(o, at, begin.cost);
                for (int slot = begin.at; slot < begin.at + length; slot += step)
                    slots[{o.place, slot}] += " + " + at + "\n";
            }
        }
        std::ofstream out(lp);
        out << "Minimize\n obj:" << goal << "Subject To\n";
        for (const auto& [who, sum] : once) out << " who" << who << ":" << sum << " = 1\n";
        for (const auto& [place, sum] : minutes_of)
            out << " full" << place << ":" << sum << " <= " << places_[place].capacity - places_[place].pinned
                << "\n";
        for (const auto& [slot, sum] : slots)
            out << " slot" << slot.first << "_" << slot.second << ":" << sum << " <= 1\n";
        out << "Binary\n" << variables << "End\n";
    }

    const world& w_;
    date today_;
    std::vector<wish> who_;
    std::vector<place> places_;
    std::vector<option> options_;
    double least_ = 0;
};

} // namespace intouch::bench
