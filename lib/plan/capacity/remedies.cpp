// SPDX-License-Identifier: MIT
#include "plan/capacity/remedies.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

constexpr double fits = 1.005; ///< the greatest stretch that nobody notices
constexpr std::size_t most_offered = 3;
constexpr std::size_t tried = 8; ///< cadences; the ones that need most come first
constexpr double step = 15;      ///< minutes: the length of a block is a multiple of it
constexpr double filled = 0.8;   ///< the share of a block that whole touches must fill

double up_to_step(double minutes) { return std::ceil(minutes / step - 1e-9) * step; }

auto order(const remedy& r) { return std::tie(r.cost, r.kind, r.block, r.circle, r.channel, r.person); }

/// The people whose cadence one line of the files gives.
struct rhythm {
    std::string circle;
    std::string name;
    std::string person; ///< without a circle: the cadence of this person; without both: the default
    span every;
    double minutes = 0;
    std::map<std::size_t, double> by_need;
};

class finder {
public:
    finder(const plan_input& in, schedule& s, const weekly_needs& all, const needs_by_blocks& met,
           double stretch)
        : in_(in), schedule_(s), all_(all), met_(met), stretch_(stretch),
          short_(shortage_of(met.needs, met.available)) {
        for (const need& n : met.needs) wanted_ += n.minutes;
        for (const auto& r : all.all()) {
            if (r && need_of(*r) != none && short_.needs[need_of(*r)]) competing_.push_back(&*r);
        }
        std::vector<bool> alike(s.groups());
        for (const weekly_need* r : competing_) {
            if (alike[r->group]) continue;
            alike[r->group] = true;
            kinds_.push_back(r);
        }
    }

    std::vector<remedy> found() {
        std::vector<remedy> out;
        open_blocks(out);
        out.push_back(more_blocks());
        longer_cadences(out);
        out.push_back({.kind = remedy_kind::more_time, .cost = wanted_ * (1 - 1 / stretch_)});
        std::ranges::sort(out, [](const remedy& x, const remedy& y) { return order(x) < order(y); });
        if (out.size() > most_offered) out.resize(most_offered);
        return out;
    }

private:
    [[nodiscard]] bool enough(std::span<const need> needs) const {
        return shortage_of(needs, met_.available).minutes <= (fits - 1) * wanted_;
    }
    static constexpr std::size_t none = needs_by_blocks::none;
    [[nodiscard]] std::size_t need_of(const weekly_need& r) const { return met_.by_group[r.group]; }

    /// Whether everything fits once `block` accepts the people whom `as` makes acceptable.
    template <class As> [[nodiscard]] bool fits_with(std::size_t block, const As& as) {
        std::vector<need> needs = met_.needs;
        std::map<std::size_t, std::size_t>
            with_block; // from the number of a need to that of the same need with the block
        std::map<std::size_t, std::size_t> to; // from a group to a need
        for (const weekly_need* r : kinds_) {
            const std::size_t from = need_of(*r);
            if (std::ranges::binary_search(met_.needs[from].blocks, block)) continue;
            const auto other = as(*r);
            if (!other) continue;
            const auto& accepted = schedule_.group_at(schedule_.group_of(*other)).timelines;
            if (std::ranges::find(accepted, block) == accepted.end()) continue;
            const auto [at, fresh] = with_block.try_emplace(from, needs.size());
            if (fresh) {
                need more{.blocks = met_.needs[from].blocks};
                more.blocks.insert(std::ranges::upper_bound(more.blocks, block), block);
                needs.push_back(std::move(more));
            }
            to.emplace(r->group, at->second);
        }
        if (to.empty()) return false;
        for (const weekly_need* r : competing_) {
            const auto found = to.find(r->group);
            if (found == to.end()) continue;
            needs[need_of(*r)].minutes -= r->minutes;
            needs[found->second].minutes += r->minutes;
        }
        return enough(needs);
    }

    void open_blocks(std::vector<remedy>& out) {
        std::set<std::string> circles;
        std::set<std::string> channels;
        for (const weekly_need* r : kinds_) {
            channels.insert(all_.name(r->channel));
            for (const std::string& circle : schedule_.demand_at(r->index).circles) circles.insert(circle);
        }
        for (std::size_t block = 0; block < met_.available.size(); ++block) {
            const roster::block& written = schedule_.block(block);
            for (const std::string& circle : circles) {
                if (written.circles.empty() ||
                    std::ranges::find(written.circles, circle) != written.circles.end())
                    continue;
                const auto let_in = [&](const weekly_need& r) -> std::optional<demand> {
                    const auto& theirs = schedule_.demand_at(r.index).circles;
                    if (std::ranges::find(theirs, circle) == theirs.end()) return std::nullopt;
                    demand d = first_touch(all_, r, in_, schedule_);
                    d.circles = written.circles;
                    return d;
                };
                if (fits_with(block, let_in))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .circle = circle});
            }
            for (const std::string& channel : channels) {
                if (written.via.empty() || std::ranges::find(written.via, channel) != written.via.end())
                    continue;
                const auto let_in = [&](const weekly_need& r) -> std::optional<demand> {
                    if (all_.name(r.channel) != channel) return std::nullopt;
                    demand d = first_touch(all_, r, in_, schedule_);
                    d.channel = written.via.front();
                    return d;
                };
                if (fits_with(block, let_in))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .channel = channel});
            }
        }
    }

    /// As long as the longest block for which people compete, or shorter where that is enough. Never too
    /// short for their touches, and of a length that whole touches fill: a call of 25 minutes cannot use the
    /// other 20 minutes of 45.
    [[nodiscard]] remedy more_blocks() const {
        double usual = 0;
        for (std::size_t block = 0; block < met_.available.size(); ++block) {
            if (!short_.blocks[block]) continue;
            for (const week_range& range : schedule_.block(block).when)
                usual = std::max(usual, static_cast<double>((range.to - range.from).count()));
        }
        double longest = 0;
        double together = 0;
        double touches = 0;
        for (const weekly_need* r : competing_) {
            const double length = r->minutes * mean_days(r->every) / 7;
            longest = std::max(longest, length);
            together += r->minutes;
            touches += r->minutes / length;
        }
        const double least = std::max(up_to_step(longest), step);
        const double mean = touches > 0 ? together / touches : step;
        const auto holds = [&](double each) { return std::floor(each / mean + 1e-9) * mean; };
        usual = std::max(usual, least);
        if (holds(usual) < filled * usual) usual = up_to_step(holds(usual) + mean);
        const double count = std::max(1.0, std::ceil(short_.minutes / holds(usual) - 1e-9));
        double each = least;
        while (each < usual && count * holds(each) < short_.minutes - 1e-9) each += step;
        return {.kind = remedy_kind::more_blocks,
                .cost = count * each,
                .count = static_cast<int>(count),
                .minutes = minutes(static_cast<int>(each))};
    }

    [[nodiscard]] std::vector<rhythm> rhythms() const {
        std::map<std::uint32_t, rhythm> shared; // by circle, 0: the default
        std::vector<rhythm> out;
        for (const weekly_need* r : competing_) {
            if (r->circle == 0 && !r->is_default) {        // the person's own
                if (r->minutes < short_.minutes) continue; // never enough
                const std::string& id = schedule_.demand_at(r->index).person;
                out.push_back({.circle = {},
                               .name = in_.roster.people.at(id).name,
                               .person = id,
                               .every = r->every,
                               .minutes = r->minutes,
                               .by_need = {{need_of(*r), r->minutes}}});
                continue;
            }
            rhythm& each = shared[r->circle];
            each.circle = all_.name(r->circle);
            each.every = r->every;
            each.minutes += r->minutes;
            each.by_need[need_of(*r)] += r->minutes;
        }
        for (auto& [circle, each] : shared) {
            if (each.minutes >= short_.minutes) out.push_back(std::move(each));
        }
        std::ranges::sort(out, [](const rhythm& x, const rhythm& y) {
            return std::tie(y.minutes, x.circle, x.person) < std::tie(x.minutes, y.circle, y.person);
        });
        if (out.size() > tried) out.resize(tried);
        return out;
    }

    [[nodiscard]] bool fits_when(const rhythm& each, span to) const {
        std::vector<need> needs = met_.needs;
        const double saved = 1 - mean_days(each.every) / mean_days(to);
        for (const auto& [i, minutes] : each.by_need) needs[i].minutes -= minutes * saved;
        return enough(needs);
    }

    void longer_cadences(std::vector<remedy>& out) const {
        for (const rhythm& each : rhythms()) {
            const std::vector<span> spans = longer_spans(each.every);
            // A longer span never needs more.
            const auto to = std::ranges::partition_point(spans, [&](span s) { return !fits_when(each, s); });
            if (to == spans.end()) continue;
            out.push_back({.kind = remedy_kind::longer_cadence,
                           .cost = each.minutes * (1 - mean_days(each.every) / mean_days(*to)),
                           .circle = each.circle,
                           .person = each.person,
                           .name = each.name,
                           .every = each.every,
                           .to = *to});
        }
    }

    const plan_input& in_;
    schedule& schedule_;
    const weekly_needs& all_;
    const needs_by_blocks& met_;
    double stretch_;
    shortage short_;
    std::vector<const weekly_need*> competing_;
    std::vector<const weekly_need*> kinds_; ///< one of each group
    double wanted_ = 0;
};

} // namespace

std::vector<span> longer_spans(span every) {
    constexpr double most = 4;
    constexpr int days_in_ten_years = 3652;
    std::vector<span> out;
    const auto add = [&](int count, span_unit unit) {
        const span s{count, unit};
        const double days = mean_days(s);
        if (days > mean_days(every) && days <= most * mean_days(every) && days <= days_in_ten_years + 1)
            out.push_back(s);
    };
    if (every == span{1, span_unit::month}) {
        for (int weeks = 5; weeks <= 8; ++weeks) add(weeks, span_unit::week);
    }
    if (every == span{1, span_unit::year}) {
        for (const int months : {15, 18, 21}) add(months, span_unit::month);
    }
    for (int count = every.count + 1; count <= every.count * static_cast<int>(most); ++count)
        add(count, every.unit);
    std::ranges::sort(out, {}, [](span s) { return mean_days(s); });
    return out;
}

std::vector<remedy> remedies_of(const plan_input& in, schedule& s, const weekly_needs& all,
                                const needs_by_blocks& met, double stretch) {
    if (!std::isfinite(stretch) || stretch <= fits) return {};
    return finder(in, s, all, met, stretch).found();
}

} // namespace intouch::plan
