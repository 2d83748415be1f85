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

std::optional<share> share_of(const input& in, board& b, const demand& d) {
    if (!is_round(d.kind)) return std::nullopt;
    const auto found = in.roster.people.find(d.person);
    if (found == in.roster.people.end()) return std::nullopt;
    const auto cadence = roster::cadence_of(found->second, in.roster, in.settings);
    share s{.person = d.person,
            .circle = cadence.circle,
            .is_default = cadence.is_default,
            .every = cadence.value.every,
            .channel = first_channel(cadence.value, d),
            .blocks = {},
            .circles = d.circles};
    const bool as_wanted = s.channel == d.channel;
    s.length = as_wanted ? d.length : channel_of(in.settings, s.channel).minutes;
    s.blocks = b.group_for(as_wanted ? d : on_channel(d, s.channel, found->second, in)).lanes;
    return s;
}

needs_and_blocks needs_of(const input& in, board& b) {
    needs_and_blocks out{.rates = {}, .needs = {}, .available = minutes_a_week(b)};
    std::map<std::vector<std::size_t>, std::size_t> by_blocks;
    const auto need_of = [&](const std::vector<std::size_t>& lanes) {
        if (lanes.empty()) return rate::none;
        const auto [at, fresh] = by_blocks.try_emplace(lanes, out.needs.size());
        if (fresh) out.needs.push_back({lanes, 0});
        return at->second;
    };
    constexpr std::size_t not_asked = rate::none - 1;
    std::vector<std::size_t> by_group(b.groups(), not_asked);
    auto next = in.roster.people.begin(); // both are by person
    for (std::size_t who = 0; who < b.size(); ++who) {
        const demand& d = b.wanted(who);
        if (!is_round(d.kind)) continue;
        while (next != in.roster.people.end() && next->first < d.person) ++next;
        if (next == in.roster.people.end()) break;
        if (next->first != d.person) continue;
        const roster::person* person = &next->second;
        const auto cadence = roster::cadence_of(*person, in.roster, in.settings);
        rate r{.who = who, .person = person, .is_default = cadence.is_default, .every = cadence.value.every};
        if (const auto circle = in.roster.circles.find(cadence.circle); circle != in.roster.circles.end())
            r.circle = &circle->first;
        r.channel = first_channel(cadence.value, d);
        if (r.channel == d.channel) {
            r.minutes = static_cast<double>(d.length.count());
            std::size_t& known = by_group[b.group_number(who)];
            if (known == not_asked) known = need_of(b.group(who).lanes);
            r.need = known;
        } else {
            r.minutes = static_cast<double>(channel_of(in.settings, r.channel).minutes.count());
            r.need = need_of(b.group_for(on_channel(d, r.channel, *person, in)).lanes);
        }
        r.minutes = r.minutes * 7 / mean_days(r.every);
        if (r.need != rate::none) out.needs[r.need].minutes += r.minutes;
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
