// SPDX-License-Identifier: MIT
#include "plan/remedies.hpp"

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
    finder(const input& in, board& b, const needs_and_blocks& all, double stretch)
        : in_(in), b_(b), all_(all), stretch_(stretch), short_(shortage_of(all.needs, all.available)) {
        for (const need& n : all.needs) wanted_ += n.minutes;
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
        return shortage_of(needs, all_.available).minutes <= (fits - 1) * wanted_;
    }
    [[nodiscard]] bool competes(const rate& r) const { return r.need != rate::none && short_.needs[r.need]; }

    /// Lets those of `rates` into `block` that it would accept, and says whether everything fits.
    template <class As> [[nodiscard]] bool fits_with(std::size_t block, const As& as) {
        std::vector<need> needs = all_.needs;
        std::map<std::size_t, std::size_t> with_block; // need → the same with the block
        for (const rate& r : all_.rates) {
            if (!competes(r) || std::ranges::binary_search(all_.needs[r.need].blocks, block)) continue;
            const auto other = as(r);
            if (!other) continue;
            const auto accepted = b_.group_for(*other).lanes;
            if (std::ranges::find(accepted, block) == accepted.end()) continue;
            const auto [at, fresh] = with_block.try_emplace(r.need, needs.size());
            if (fresh) {
                need more{.blocks = all_.needs[r.need].blocks};
                more.blocks.insert(std::ranges::upper_bound(more.blocks, block), block);
                needs.push_back(std::move(more));
            }
            needs[r.need].minutes -= r.minutes;
            needs[at->second].minutes += r.minutes;
        }
        return !with_block.empty() && enough(needs);
    }

    void open_blocks(std::vector<remedy>& out) {
        std::set<std::string> circles;
        std::set<std::string> channels;
        for (const rate& r : all_.rates) {
            if (!competes(r)) continue;
            channels.insert(r.channel);
            for (const std::string& circle : b_.wanted(r.who).circles) circles.insert(circle);
        }
        for (std::size_t block = 0; block < all_.available.size(); ++block) {
            const roster::block& written = b_.block(block);
            for (const std::string& circle : circles) {
                if (written.circles.empty() ||
                    std::ranges::find(written.circles, circle) != written.circles.end())
                    continue;
                const auto let_in = [&](const rate& r) -> std::optional<demand> {
                    const auto& theirs = b_.wanted(r.who).circles;
                    if (std::ranges::find(theirs, circle) == theirs.end()) return std::nullopt;
                    demand d = first_touch(r, in_, b_);
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
                    if (r.channel != channel) return std::nullopt;
                    demand d = first_touch(r, in_, b_);
                    d.channel = written.via.front();
                    return d;
                };
                if (fits_with(block, let_in))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .channel = channel});
            }
        }
    }

    /// As long as the longest that people compete for, or shorter where less will do; never too short for
    /// whoever competes.
    [[nodiscard]] remedy more_blocks() const {
        double usual = 0;
        for (std::size_t block = 0; block < all_.available.size(); ++block) {
            if (!short_.blocks[block]) continue;
            for (const week_range& range : b_.block(block).when)
                usual = std::max(usual, static_cast<double>((range.to - range.from).count()));
        }
        double longest = 0;
        for (const rate& r : all_.rates) {
            if (competes(r)) longest = std::max(longest, r.minutes * mean_days(r.every) / 7);
        }
        usual = std::max({usual, up_to_step(longest), step});
        const double count = std::max(1.0, std::ceil(short_.minutes / usual - 1e-9));
        const double each = std::max(up_to_step(short_.minutes / count), up_to_step(longest));
        return {.kind = remedy_kind::more_blocks,
                .cost = count * each,
                .count = static_cast<int>(count),
                .minutes = minutes(static_cast<int>(each))};
    }

    [[nodiscard]] std::vector<rhythm> rhythms() const {
        std::map<std::pair<int, std::string>, rhythm> all;
        for (const rate& r : all_.rates) {
            if (!competes(r)) continue;
            const bool own = r.circle == nullptr && !r.is_default;
            const std::string id = r.circle != nullptr ? *r.circle : own ? r.person->id : std::string();
            rhythm& each = all[{r.circle != nullptr ? 0 : own ? 1 : 2, id}];
            (r.circle != nullptr ? each.circle : each.person) = id;
            if (own) each.name = r.person->name;
            each.every = r.every;
            each.minutes += r.minutes;
            each.by_need[r.need] += r.minutes;
        }
        std::vector<rhythm> out;
        for (auto& [key, each] : all) {
            if (each.minutes >= short_.minutes) out.push_back(std::move(each)); // else it cannot be enough
        }
        std::ranges::sort(out, [](const rhythm& x, const rhythm& y) {
            return std::tie(y.minutes, x.circle, x.person) < std::tie(x.minutes, y.circle, y.person);
        });
        if (out.size() > tried) out.resize(tried);
        return out;
    }

    [[nodiscard]] bool fits_when(const rhythm& each, span to) const {
        std::vector<need> needs = all_.needs;
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

    const input& in_;
    board& b_;
    const needs_and_blocks& all_;
    double stretch_;
    shortage short_;
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

std::vector<remedy> remedies_of(const input& in, board& b, const needs_and_blocks& all, double stretch) {
    if (!std::isfinite(stretch) || stretch <= fits) return {};
    return finder(in, b, all, stretch).found();
}

} // namespace intouch::plan
