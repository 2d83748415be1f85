// SPDX-License-Identifier: MIT
#include "plan/capacity/capacity.hpp"

#include "plan/capacity/remedies.hpp"
#include "plan/capacity/weekly_need.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

/// Sums by circle and channel. People of one group share the look-up.
class sums {
public:
    sums(const schedule& s, const weekly_needs& all) : schedule_(s), all_(all), known_(s.groups()) {}

    void add(const weekly_need& r) {
        auto& to = known_[r.group];
        if (!to) {
            to.emplace();
            for (const std::string& circle : schedule_.demand_at(r.index).circles)
                to->push_back(&circles[circle]);
            to->push_back(&channels[all_.name(r.channel)]);
        }
        for (double* sum : *to) *sum += r.minutes;
    }

    std::map<std::string_view, double> circles;
    std::map<std::string_view, double> channels;

private:
    const schedule& schedule_;
    const weekly_needs& all_;
    std::vector<std::optional<std::vector<double*>>> known_; ///< by group
};

} // namespace

capacity capacity_of(const plan_input& in, schedule& s) {
    const weekly_needs all(in, s);
    const needs_by_blocks met = needs_of(all, s);
    capacity out;
    for (const double minutes : met.available) out.available += minutes;
    sums by(s, all);
    for (const auto& r : all.all()) {
        if (!r) continue;
        out.needed += r->minutes;
        by.add(*r);
    }
    if (!met.available.empty()) out.stretch = least_stretch(met.needs, met.available);
    for (const auto& [id, circle] : in.roster.circles) {
        circle_capacity c{.id = id};
        if (const auto found = by.circles.find(id); found != by.circles.end()) c.needed = found->second;
        for (std::size_t i = 0; i < met.available.size(); ++i) {
            const auto& only = s.block(i).circles;
            if (only.empty() || std::ranges::find(only, id) != only.end()) c.available += met.available[i];
        }
        out.circles.push_back(std::move(c));
    }
    for (const auto& [id, needed] : by.channels) {
        channel_capacity c{.id = std::string(id), .needed = needed};
        for (std::size_t i = 0; i < met.available.size(); ++i) {
            const auto& only = s.block(i).via;
            if (only.empty() || std::ranges::find(only, id) != only.end()) c.available += met.available[i];
        }
        out.channels.push_back(std::move(c));
    }
    if (out.stretch) out.remedies = remedies_of(in, s, all, met, *out.stretch);
    return out;
}

} // namespace intouch::plan
