// SPDX-License-Identifier: MIT
#include "plan/capacity.hpp"

#include "plan/channel_choice.hpp"
#include "plan/remedies.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace intouch::plan {

namespace {

constexpr int weeks_ahead = 12;

/// Minutes a week of each block over the next weeks.
std::vector<double> minutes_a_week(const board& b) {
    std::vector<double> out(b.days_lane());
    const date end = b.today() + days(7 * weeks_ahead);
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const bin& occurrence : b.lanes()[i].bins()) {
            if (occurrence.day >= end) break;
            if (occurrence.day >= b.today()) out[i] += std::max(0, occurrence.capacity);
        }
        out[i] /= weeks_ahead;
    }
    return out;
}

bool is_round(touch_kind kind) {
    using enum touch_kind;
    return kind == cadence || kind == retry || kind == intro || kind == find;
}

/// The channel that a round starts with.
std::string first_channel(const roster::cadence& cadence, const demand& d) {
    return cadence.via.empty() ? d.channel : cadence.via.front();
}

demand on_channel(const demand& d, const std::string& id, const roster::person& p, const input& in) {
    demand first = d;
    const auto channel = channel_of(in.settings, id);
    first.channel = id;
    first.length = channel.minutes;
    first.live = channel.live;
    first.hours = channel.live ? channel.hours : std::nullopt;
    first.reach = channel.live ? p.reach : times_of_week();
    return first;
}

} // namespace

needs_and_blocks needs_of(const input& in, board& b) {
    needs_and_blocks out{.rates = {}, .needs = {}, .available = minutes_a_week(b)};
    std::map<std::vector<std::size_t>, std::size_t> by_blocks;
    for (std::size_t who = 0; who < b.size(); ++who) {
        const demand& d = b.wanted(who);
        if (!is_round(d.kind)) continue;
        const auto found = in.roster.people.find(d.person);
        if (found == in.roster.people.end()) continue;
        const roster::person* person = &found->second;
        const auto cadence = roster::cadence_of(*person, in.roster, in.settings);
        rate r{.who = who, .person = person, .is_default = cadence.is_default, .every = cadence.value.every};
        if (const auto circle = in.roster.circles.find(cadence.circle); circle != in.roster.circles.end())
            r.circle = &circle->first;
        r.channel = first_channel(cadence.value, d);
        const auto length = r.channel == d.channel ? d.length : channel_of(in.settings, r.channel).minutes;
        r.minutes = static_cast<double>(length.count()) * 7 / mean_days(r.every);
        auto lanes = r.channel == d.channel ? b.group(who).lanes
                                            : b.group_for(on_channel(d, r.channel, *person, in)).lanes;
        if (!lanes.empty()) {
            const auto [at, fresh] = by_blocks.try_emplace(lanes, out.needs.size());
            if (fresh) out.needs.push_back({std::move(lanes), 0});
            r.need = at->second;
            out.needs[r.need].minutes += r.minutes;
        }
        out.rates.push_back(std::move(r));
    }
    return out;
}

demand first_touch(const rate& r, const input& in, const board& b) {
    return on_channel(b.wanted(r.who), r.channel, *r.person, in);
}

capacity capacity_of(const input& in, board& b) {
    const needs_and_blocks all = needs_of(in, b);
    capacity out;
    for (const double minutes : all.available) out.available += minutes;
    std::map<std::string_view, double> by_circle;
    std::map<std::string_view, double> by_channel;
    for (const rate& r : all.rates) {
        out.needed += r.minutes;
        for (const std::string& circle : b.wanted(r.who).circles) by_circle[circle] += r.minutes;
        by_channel[r.channel] += r.minutes;
    }
    if (!all.available.empty()) out.stretch = least_stretch(all.needs, all.available);
    for (const auto& [id, circle] : in.roster.circles) {
        circle_capacity c{.id = id};
        if (const auto found = by_circle.find(id); found != by_circle.end()) c.needed = found->second;
        for (std::size_t i = 0; i < all.available.size(); ++i) {
            const auto& only = b.block(i).circles;
            if (only.empty() || std::ranges::find(only, id) != only.end()) c.available += all.available[i];
        }
        out.circles.push_back(std::move(c));
    }
    for (const auto& [id, needed] : by_channel) {
        channel_capacity c{.id = std::string(id), .needed = needed};
        for (std::size_t i = 0; i < all.available.size(); ++i) {
            const auto& only = b.block(i).via;
            if (only.empty() || std::ranges::find(only, id) != only.end()) c.available += all.available[i];
        }
        out.channels.push_back(std::move(c));
    }
    if (out.stretch) out.remedies = remedies_of(in, b, all, *out.stretch);
    return out;
}

} // namespace intouch::plan
