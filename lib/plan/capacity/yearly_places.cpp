// SPDX-License-Identifier: MIT
#include "plan/capacity/yearly_places.hpp"

#include "plan/capacity/fair_stretch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

namespace intouch::plan {

namespace {

constexpr days a_year{static_cast<int>(days_a_year)};
constexpr days known{8 * 7};
/// Limits of the share that later weeks lose. A course or a journey of weeks takes all of them, and then ends.
constexpr double least_lost = 0.05;
constexpr double most_lost = 1.0 / 3;

/// A part of an occurrence in which somebody may be reached.
struct usable {
    instant from;
    instant to;
    std::size_t timeline = 0;
    date day;
    auto operator<=>(const usable&) const = default;
};

bool lies_ahead(const schedule& s, const slot& o) { return o.day >= s.today() && o.day < s.today() + a_year; }

/// The longest part of an occurrence in which one of the groups may be reached.
run longest_run(schedule& s, std::span<const std::size_t> groups, slot_id id) {
    const int capacity = s.at(id).capacity;
    std::vector<run> all;
    for (const std::size_t group : groups) {
        const auto& accepting = s.group_at(group).timelines;
        if (!std::ranges::binary_search(accepting, id.timeline)) continue;
        const auto& own = s.runs(group, id);
        if (own.size() == 1 && own.front().from <= 0 && own.front().to >= capacity) return {0, capacity};
        std::ranges::copy(own, std::back_inserter(all));
    }
    std::ranges::sort(all);
    run best;
    run now;
    for (const run& r : all) {
        if (r.from > now.to) now = r;
        now.to = std::max(now.to, r.to);
        if (now.to - now.from > best.to - best.from) best = now;
    }
    return {best.from, std::min(best.to, capacity)};
}

/// What counts of a place beyond the first weeks. Appointments that are known shorten the places already. So only the
/// part of the expected loss that exceeds them is taken off.
double later_weight(const schedule& s, std::size_t timeline) {
    if (timeline == s.days_timeline()) return 1 - least_lost;
    struct time {
        double whole = 0;
        double left = 0;
    };
    time near;
    time later;
    for (const slot& o : s.timelines()[timeline].slots()) {
        if (!lies_ahead(s, o) || s.away().covering(o.day) != nullptr) continue;
        time& part = o.day < s.today() + known ? near : later;
        part.whole += minutes_between(o.whole_start, o.whole_end);
        part.left += std::max(0, o.capacity);
    }
    const double lost = near.whole > 0 ? 1 - near.left / near.whole : 0;
    const double expected = later.whole * (1 - std::clamp(lost, least_lost, most_lost));
    return expected < later.left ? expected / later.left : 1;
}

} // namespace

bins yearly_places(schedule& s, std::span<const std::size_t> groups) {
    std::vector<usable> all;
    for (std::size_t timeline = 0; timeline < s.days_timeline(); ++timeline) {
        const auto& slots = s.timelines()[timeline].slots();
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (!lies_ahead(s, slots[i]) || slots[i].capacity <= 0) continue;
            const run r = longest_run(s, groups, {timeline, i});
            if (r.from < r.to)
                all.push_back({slots[i].start + minutes(r.from), slots[i].start + minutes(r.to), timeline,
                               slots[i].day});
        }
    }
    std::ranges::sort(all);
    std::vector<std::map<int, double>> counts(s.days_timeline() + 1);
    std::vector<double> later;
    for (std::size_t timeline = 0; timeline <= s.days_timeline(); ++timeline)
        later.push_back(later_weight(s, timeline));
    const auto add = [&](std::size_t timeline, date day, int room) {
        if (room > 0) counts[timeline][room] += day < s.today() + known ? 1 : later[timeline];
    };
    instant taken{};
    for (const usable& u : all) {
        const instant from = std::max(u.from, taken);
        if (from < u.to) add(u.timeline, u.day, minutes_between(from, u.to));
        taken = std::max(taken, u.to);
    }
    for (const slot& day : s.timelines()[s.days_timeline()].slots()) {
        if (lies_ahead(s, day)) add(s.days_timeline(), day.day, day.capacity);
    }
    bins out;
    for (const auto& block : counts) {
        out.emplace_back();
        for (const auto& [room, count] : block) out.back().push_back({room, count});
    }
    return out;
}

std::string basis_of_places(const schedule& s) {
    std::string out = fmt::format("{}", s.daily_limit().count());
    for (const timeline& line : s.timelines()) {
        out += '\n';
        for (const slot& o : line.slots()) {
            if (!lies_ahead(s, o)) continue;
            const bool away = s.away().covering(o.day) != nullptr;
            if (&line == &s.timelines().back()) { // [days]: an appointment is no reason to count again
                out += away ? '-' : '+';
                continue;
            }
            out += fmt::format("{}{}+{} ", away ? '-' : '+', o.whole_start.time_since_epoch().count(),
                               minutes_between(o.whole_start, o.whole_end));
        }
    }
    return out;
}

} // namespace intouch::plan
