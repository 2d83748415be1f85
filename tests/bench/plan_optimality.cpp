// SPDX-License-Identifier: MIT
// How far plan() stays from the least cost: rosters of 5 to 40 people, under- and over-full, are planned from
// nothing and written as mixed-integer programs, which CBC, a program of its own, solves. The costs, windows
// in minutes, blocks and hours are worked out here again, minute by minute; only the demands (who wants what
// by when) and who waits for a block at all are the planner's. Exact: where hours, pins, an hour to avoid or
// midnight bind, a touch chooses its start among steps of 5 minutes, of which all lengths and hours here are
// multiples, elsewhere its occurrence and the minutes add up; and a choice is left out only when it alone
// costs more than the planner's whole answer leaves for it. Pins stand where they stand and take their
// minutes; who was tried in vain keeps away from that hour where the planner found that possible.
//
// This is the proof of the 1 %. The bound that the planner itself reports (assign.cpp) needs no solver and is
// below every arrangement, but loose where many compete: 41 % at 100 people with thrice what their blocks
// hold. What it leaves open is what a Lagrangian relaxation of whole touches to whole blocks cannot see, the
// order and the gaps inside them; how much of it is real, only a solver can say, and of that size none does.
//
//     plan_optimality [INSTANCES [FIRST]]
//
// Prints a table and ends with 1 when an instance is further than 1 % from the optimum, or when CBC, absent
// or slow, proved fewer than three of four.
#include "plan/demand.hpp"
#include "plan/generated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;

constexpr int step = 5; // minutes

roster::block evening(dice& d, int n) {
    constexpr std::array<unsigned, 4> weekdays{0b0000100, 0b0010100, 0b0111110, 0b1000000};
    constexpr std::array<int, 5> hours{8, 12, 17, 17, 19};
    constexpr std::array<int, 5> lengths{30, 45, 60, 60, 120};
    roster::block b;
    b.id = fmt::format("block{}", n);
    b.name = b.id;
    week_range r{.weekdays = d.of(weekdays), .nth = 0, .from = std::chrono::hours(d.of(hours)), .to = {}};
    r.from += minutes(n * 130); // blocks of one person do not overlap
    r.to = r.from + minutes(d.of(lengths));
    b.when = {r};
    if (d.one_in(5)) b.via = {"call"};
    if (d.one_in(5)) b.circles = {"a"};
    return b;
}

roster::person contact(dice& d, const std::string& id, date today) {
    constexpr std::array<std::string_view, 6> zones{"Europe/London", "Asia/Tokyo",       "America/New_York",
                                                    "Asia/Kolkata",  "Pacific/Auckland", "Europe/Berlin"};
    constexpr std::array<std::string_view, 8> channels{"call", "call", "call",   "call",
                                                       "text", "text", "letter", "visit"};
    constexpr std::array<span, 6> spans{{{1, span_unit::week},
                                         {2, span_unit::week},
                                         {1, span_unit::month},
                                         {1, span_unit::month},
                                         {3, span_unit::month},
                                         {1, span_unit::year}}};
    roster::person p;
    p.id = id;
    p.name = id;
    if (d.one_in(2)) p.circles.emplace_back("a");
    p.cadence.every = d.of(spans);
    p.cadence.via = std::vector<std::string>{std::string(d.of(channels))};
    if (d.one_in(2)) p.zone = zone(d.of(zones));
    if (d.one_in(3)) {
        week_range r{.weekdays = 0b1111111, .nth = 0, .from = minutes(15 * d.below(64)), .to = {}};
        r.to = r.from + std::chrono::hours(2 + d.below(8));
        p.reach = {r};
    }
    const int every = static_cast<int>(mean_days(*p.cadence.every));
    p.last = today - days(d.below(every + every / 2));
    return p;
}

roster::block night(dice& d) {
    roster::block b;
    b.id = "night";
    b.name = b.id;
    week_range r{.weekdays = 0b0010100, .nth = 0, .from = std::chrono::hours(23), .to = {}};
    r.from += minutes(15 * d.below(4));
    r.to = r.from + minutes(30 * (2 + d.below(3)));
    b.when = {r};
    return b;
}

/// Some were tried in vain in the last days, some have a day or a time that the user chose.
void some_past(dice d, world& w, date today) {
    for (const auto& [id, p] : w.roster.people) {
        if (d.one_in(6))
            w.log({.person = id,
                   .outcome = ledger::entry_kind::no_answer,
                   .on = when{today - days(1 + d.below(4)), minutes(15 * d.below(96))}});
        if (!d.one_in(8)) continue;
        when to{today + days(1 + d.below(30)), std::nullopt};
        if (d.one_in(2)) to.time = minutes(15 * d.below(96));
        w.append(plan::record_move(w.input(), {.person = id}, to, {}, w.ids()));
    }
}

world instance(std::uint64_t seed) {
    dice d(seed);
    world w;
    w.home = zone("Europe/Berlin");
    w.settings.zone = w.home;
    w.moment = parse_instant("2026-12-01T07:00:00Z").value();
    const date today = day_at(w.home, w.moment);
    const int blocks = 1 + d.below(3);
    for (int i = 0; i < blocks; ++i) {
        const roster::block b = evening(d, i);
        w.settings.blocks[b.id] = b;
    }
    dice more(seed * 15485867);
    if (blocks < 3 && more.one_in(2)) w.settings.blocks["night"] = night(more);
    if (d.one_in(3)) w.settings.channels["call"].hours = parse_hours("09:00-20:00").value();
    if (d.one_in(2)) w.away.push_back({today + days(19), today + days(30), "away"});
    w.roster.circles["a"].id = "a";
    const int people = 5 + d.below(36);
    for (int i = 0; i < people; ++i) {
        const std::string id = fmt::format("p{:02}", i);
        w.roster.people[id] = contact(d, id, today);
    }
    w.join();
    if (more.one_in(2)) some_past(more, w, today);
    return w;
}

double cost(const plan::demand& d, date day) {
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

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const auto lp = std::filesystem::temp_directory_path() / fmt::format("intouch-{}.lp", first);
    double worst = 0;
    double sum = 0;
    std::uint64_t unproven = 0;
    std::uint64_t above = 0;
    std::uint64_t contended = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const world w = instance(seed);
        const program p(w, plan::plan(w.input()));
        const auto [least, proven] = p.solve(lp);
        const double gap = p.ours > least ? (p.ours - least) / std::max(least, 1e-9) : 0;
        if (gap > 0.001 || !proven)
            fmt::print("instance {}: {} people, ours {:.2f}, CBC {:.2f}{}, gap {:.2f} %\n", seed, p.people(),
                       p.ours, least, proven ? "" : " (stopped)", 100 * gap);
        std::fflush(stdout);
        worst = std::max(worst, gap);
        sum += gap;
        unproven += proven ? 0 : 1;
        above += gap > 0.01 ? 1 : 0;
        contended += p.ours > 0 ? 1 : 0;
    }
    fmt::print("{:>9} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "instances", "cost > 0", "worst", "mean", "above 1%",
               "unproven");
    fmt::print("{:>9} {:>9} {:>7.3f} % {:>7.3f} % {:>9} {:>9}\n", count, contended, 100 * worst,
               100 * sum / static_cast<double>(count), above, unproven);
    return above == 0 && unproven * 4 <= count ? 0 : 1;
}
