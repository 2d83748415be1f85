// SPDX-License-Identifier: MIT
#include "plan/capacity/weekly_need.hpp"

#include "plan/due/channel_choice.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <utility>

namespace intouch::plan {

namespace {

constexpr int weeks_ahead = 12;

/// The minutes a week that each block gives over the next weeks.
std::vector<double> minutes_a_week(const schedule& s) {
    std::vector<double> out(s.days_timeline());
    const date end = s.today() + days(7 * weeks_ahead);
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const slot& occurrence : s.timelines()[i].slots()) {
            if (occurrence.day >= end) break;
            if (occurrence.day >= s.today()) out[i] += std::max(0, occurrence.capacity);
        }
        out[i] /= weeks_ahead;
    }
    return out;
}

bool is_round(touch_kind kind) {
    using enum touch_kind;
    return kind == cadence || kind == retry || kind == intro || kind == find;
}

demand on_channel(const demand& d, const std::string& id, const roster::person& p, const plan_input& in) {
    demand first = d;
    const auto channel = channel_of(in.settings, id);
    first.channel = id;
    first.length = channel.minutes;
    first.contact.live = channel.live;
    first.contact.hours = channel.live ? channel.hours : std::nullopt;
    first.contact.reach = channel.live ? p.reach : times_of_week();
    return first;
}

} // namespace

weekly_needs::weekly_needs(const plan_input& in, schedule& s) {
    (void)named("");
    all_.reserve(s.size());
    auto next = in.roster.people.begin(); // both are by person
    for (std::size_t index = 0; index < s.size(); ++index) {
        const std::string& id = s.demand_at(index).person;
        while (next != in.roster.people.end() && next->first < id) ++next;
        const bool known = next != in.roster.people.end() && next->first == id;
        all_.push_back(known ? count(in, s, index, next->second) : std::nullopt);
    }
}

std::uint32_t weekly_needs::named(const std::string& name) {
    const auto [at, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(&at->first);
    return at->second;
}

std::optional<weekly_need> weekly_needs::count(const plan_input& in, schedule& s, std::size_t index,
                                               const roster::person& person) {
    const demand& d = s.demand_at(index);
    if (!is_round(d.kind)) return std::nullopt;
    const auto cadence = roster::cadence_of(person, in.roster, in.settings);
    const std::string& channel = cadence.value.via.empty() ? d.channel : cadence.value.via.front();
    const bool as_wanted = channel == d.channel;
    const minutes length = as_wanted ? d.length : channel_of(in.settings, channel).minutes;
    return weekly_need{.index = index,
                       .group =
                           as_wanted ? s.group_number(index) : s.group_of(on_channel(d, channel, person, in)),
                       .channel = named(channel),
                       .circle = in.roster.circles.contains(cadence.circle) ? named(cadence.circle) : 0,
                       .is_default = cadence.is_default,
                       .every = cadence.value.every,
                       .minutes = static_cast<double>(length.count()) * 7 / mean_days(cadence.value.every)};
}

needs_by_blocks needs_of(const weekly_needs& all, const schedule& s) {
    constexpr std::size_t not_asked = needs_by_blocks::none - 1;
    needs_by_blocks out{.needs = {},
                        .by_group = std::vector<std::size_t>(s.groups(), not_asked),
                        .available = minutes_a_week(s)};
    std::map<std::vector<std::size_t>, std::size_t> by_blocks;
    const auto need_of = [&](const std::vector<std::size_t>& timelines) {
        if (timelines.empty()) return needs_by_blocks::none;
        const auto [at, fresh] = by_blocks.try_emplace(timelines, out.needs.size());
        if (fresh) out.needs.push_back({timelines, 0});
        return at->second;
    };
    for (const auto& r : all.all()) {
        if (!r) continue;
        std::size_t& need = out.by_group[r->group];
        if (need == not_asked) need = need_of(s.group_at(r->group).timelines);
        if (need != needs_by_blocks::none) out.needs[need].minutes += r->minutes;
    }
    return out;
}

demand first_touch(const weekly_needs& all, const weekly_need& r, const plan_input& in, const schedule& s) {
    const demand& d = s.demand_at(r.index);
    return on_channel(d, all.name(r.channel), in.roster.people.at(d.person), in);
}

} // namespace intouch::plan
