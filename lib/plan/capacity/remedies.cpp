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

constexpr double fits = 1.005; ///< a stretch that nobody notices
constexpr std::size_t offered = 3;
constexpr std::size_t tried = 8; ///< cadences, those that need most first
constexpr double step = 15;      ///< minutes: blocks are as long as a multiple of it
constexpr double filled = 0.8;   ///< of a block by whole touches: less is waste

double up_to_step(double minutes) { return std::ceil(minutes / step - 1e-9) * step; }

auto order(const remedy& r) { return std::tie(r.cost, r.kind, r.block, r.circle, r.channel, r.person); }

/// Everybody whose cadence would change at one line of the files.
struct rhythm {
    std::string circle;
    std::string name;
    std::string person; ///< with no circle: their own cadence; with neither: the default
    span every;
    double minutes = 0;
    std::map<std::size_t, double> by_need;
};

class finder {
public:
    finder(const plan_input& in, board& b, const rates& all, const needs_and_blocks& met, double stretch)
        : in_(in), b_(b), all_(all), met_(met), stretch_(stretch),
          short_(shortage_of(met.needs, met.available)) {
        for (const need& n : met.needs) wanted_ += n.minutes;
        for (const auto& r : all.all()) {
            if (r && need_of(*r) != none && short_.needs[need_of(*r)]) competing_.push_back(&*r);
        }
        std::vector<bool> alike(b.groups());
        for (const rate* r : competing_) {
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
        if (out.size() > offered) out.resize(offered);
        return out;
    }

private:
    [[nodiscard]] bool enough(std::span<const need> needs) const {
        return shortage_of(needs, met_.available).minutes <= (fits - 1) * wanted_;
    }
    static constexpr std::size_t none = needs_and_blocks::none;
    [[nodiscard]] std::size_t need_of(const rate& r) const { return met_.by_group[r.group]; }

    /// Lets those whom `as` makes acceptable into `block`, and says whether everything fits.
    template <class As> [[nodiscard]] bool fits_with(std::size_t block, const As& as) {
        std::vector<need> needs = met_.needs;
        std::map<std::size_t, std::size_t> with_block; // need → the same with the block
        std::map<std::size_t, std::size_t> to;         // group → need
        for (const rate* r : kinds_) {
            const std::size_t from = need_of(*r);
            if (std::ranges::binary_search(met_.needs[from].blocks, block)) continue;
            const auto other = as(*r);
            if (!other) continue;
            const auto& accepted = b_.group_at(b_.group_of(*other)).lanes;
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
        for (const rate* r : competing_) {
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
        for (const rate* r : kinds_) {
            channels.insert(all_.name(r->channel));
            for (const std::string& circle : b_.wanted(r->who).circles) circles.insert(circle);
        }
        for (std::size_t block = 0; block < met_.available.size(); ++block) {
            const roster::block& written = b_.block(block);
            for (const std::string& circle : circles) {
                if (written.circles.empty() ||
                    std::ranges::find(written.circles, circle) != written.circles.end())
                    continue;
                const auto let_in = [&](const rate& r) -> std::optional<demand> {
                    const auto& theirs = b_.wanted(r.who).circles;
                    if (std::ranges::find(theirs, circle) == theirs.end()) return std::nullopt;
                    demand d = first_touch(all_, r, in_, b_);
                    d.circles = written.circles;
                    return d;
                };
                if (fits_with(block, let_in))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .circle = circle});
            }
            for (const std::string& channel : channels) {
                if (written.via.empty() || std::ranges::find(written.via, channel) != written.via.end())
                    continue;
                const auto let_in = [&](const rate& r) -> std::optional<demand> {
                    if (all_.name(r.channel) != channel) return std::nullopt;
                    demand d = first_touch(all_, r, in_, b_);
                    d.channel = written.via.front();
                    return d;
                };
                if (fits_with(block, let_in))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .channel = channel});
            }
        }
    }

    /// As long as the longest that people compete for, or shorter where less will do; never too short for
    /// whoever competes, and of a length that whole touches fill: a call of 25 minutes has no use for the
    /// other 20 of 45.
    [[nodiscard]] remedy more_blocks() const {
        double usual = 0;
        for (std::size_t block = 0; block < met_.available.size(); ++block) {
            if (!short_.blocks[block]) continue;
            for (const week_range& range : b_.block(block).when)
                usual = std::max(usual, static_cast<double>((range.to - range.from).count()));
        }
        double longest = 0;
        double together = 0;
        double touches = 0;
        for (const rate* r : competing_) {
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
        for (const rate* r : competing_) {
            if (r->circle == 0 && !r->is_default) {        // their own
                if (r->minutes < short_.minutes) continue; // cannot be enough
                const std::string& id = b_.wanted(r->who).person;
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
    board& b_;
    const rates& all_;
    const needs_and_blocks& met_;
    double stretch_;
    shortage short_;
    std::vector<const rate*> competing_;
    std::vector<const rate*> kinds_; ///< of those, one of each group
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

std::vector<remedy> remedies_of(const plan_input& in, board& b, const rates& all, const needs_and_blocks& met,
                                double stretch) {
    if (!std::isfinite(stretch) || stretch <= fits) return {};
    return finder(in, b, all, met, stretch).found();
}

} // namespace intouch::plan
