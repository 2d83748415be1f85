// SPDX-License-Identifier: MIT
#include "plan/capacity/remedies.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

constexpr std::size_t most_offered = 3;
constexpr int step = 15;        ///< minutes: the length of a new block is a multiple of it
constexpr int most_blocks = 14; ///< a week

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

auto order(const remedy& r) { return std::tie(r.cost, r.kind, r.block, r.circle, r.channel); }

class finder {
public:
    finder(schedule& s, const yearly_need& need, std::span<const ledger::class_pace> classes)
        : schedule_(s), need_(need) {
        for (const ledger::class_pace& c : classes) {
            competing_.push_back(c.stretch > 1);
            largest_ = std::max(largest_, c.stretch);
        }
    }

    std::vector<remedy> found() {
        if (largest_ <= 1) return {};
        std::vector<remedy> out;
        open_blocks(out);
        more_blocks(out);
        longer_cadences(out);
        out.push_back({.kind = remedy_kind::more_time, .cost = minutes_a_week() * (1 - 1 / largest_)});
        std::ranges::sort(out, [](const remedy& x, const remedy& y) { return order(x) < order(y); });
        if (out.size() > most_offered) out.resize(most_offered);
        return out;
    }

private:
    [[nodiscard]] bool enough(const yearly_model& m) const {
        return fits(m, std::vector<double>(competing_.size(), 1)) && protected_fit(m);
    }
    [[nodiscard]] bool competes(const alike_people& a) const { return competing_[a.number]; }

    /// The minutes a week of the people who compete.
    [[nodiscard]] double minutes_a_week() const {
        double sum = 0;
        for (const rhythm& r : need_.model.rhythms)
            if (competing_[r.number]) sum += minutes_of(r);
        return sum;
    }
    [[nodiscard]] double minutes_of(const rhythm& r) const {
        double each = 0;
        for (const auto& [kind, touches] : r.touches) each += touches * need_.model.kinds[kind].length;
        return each * r.people * 7 / days_between(r, 1);
    }

    /// The mean days between the places in which that rhythm has touches.
    [[nodiscard]] double gap_of(const yearly_model& m, const rhythm& r) const {
        std::vector<std::size_t> kinds;
        for (const auto& [kind, touches] : r.touches) kinds.push_back(kind);
        return gap_between(m, kinds, schedule_.days_timeline());
    }
    /// Where blocks come more often, the next try waits less for one. So a year has more rounds.
    void shorten_delays(yearly_model& m) const {
        for (std::size_t i = 0; i < m.rhythms.size(); ++i) {
            const double sooner = gap_of(need_.model, need_.model.rhythms[i]) - gap_of(m, m.rhythms[i]);
            m.rhythms[i].delay -= need_.sources[i].tries_again * sooner / 2;
        }
    }

    /// The model with other kinds: `changed` makes them, of alike people and a position in `via`.
    template <class Change>
    [[nodiscard]] yearly_model with_kinds(yearly_model m, const Change& changed) const {
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> kinds; // by alike people and channel
        for (std::size_t i = 0; i < m.rhythms.size(); ++i) {
            const rhythm_source& from = need_.sources[i];
            for (std::size_t n = 0; n < m.rhythms[i].touches.size(); ++n) {
                const std::pair key(from.alike, from.channels[n]);
                const auto [at, fresh] = kinds.try_emplace(key, m.kinds.size());
                if (fresh) m.kinds.push_back(changed(need_.alike[from.alike], from.channels[n]));
                m.rhythms[i].touches[n].first = at->second;
            }
        }
        shorten_delays(m);
        return m;
    }

    /// The kind when `block` accepts it too. A touch that a block accepts is not done on [days].
    [[nodiscard]] touch_shape accepted_by(std::size_t block, const alike_people& a,
                                          std::size_t channel) const {
        touch_shape shape = need_.model.kinds[a.kinds[channel]];
        if (!shape.accepted.empty() && shape.accepted.front() == schedule_.days_timeline()) {
            shape.accepted.clear();
            shape.length = static_cast<int>(a.samples[channel].length.count());
        }
        shape.accepted.insert(std::ranges::upper_bound(shape.accepted, block), block);
        return shape;
    }

    /// The model when `block` accepts the people for whom `let_in` makes a demand that it accepts.
    template <class LetIn> std::optional<yearly_model> opened(std::size_t block, const LetIn& let_in) {
        bool any = false;
        yearly_model m = with_kinds(need_.model, [&](const alike_people& a, std::size_t channel) {
            const touch_shape& as_now = need_.model.kinds[a.kinds[channel]];
            const std::optional<demand> d = let_in(a, channel);
            if (!d || std::ranges::binary_search(as_now.accepted, block)) return as_now;
            const auto& accepted = schedule_.group_at(schedule_.group_of(*d)).timelines;
            if (std::ranges::find(accepted, block) == accepted.end()) return as_now;
            any = true;
            return accepted_by(block, a, channel);
        });
        if (!any) return std::nullopt;
        return m;
    }

    void open_blocks(std::vector<remedy>& out) {
        std::set<std::string> circles;
        std::set<std::string> channels;
        for (const alike_people& a : need_.alike) {
            if (!competes(a)) continue;
            circles.insert(a.circles.begin(), a.circles.end());
            channels.insert(a.via.begin(), a.via.end());
        }
        for (std::size_t block = 0; block < schedule_.days_timeline(); ++block) {
            const roster::block& written = schedule_.block(block);
            for (const std::string& circle : circles) {
                if (written.circles.empty() || holds(written.circles, circle)) continue;
                const auto m = opened(block, [&](const alike_people& a, std::size_t channel) {
                    std::optional<demand> d;
                    if (!holds(a.circles, circle)) return d;
                    d = a.samples[channel];
                    d->circles = written.circles;
                    return d;
                });
                if (m && enough(*m))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .circle = circle});
            }
            for (const std::string& id : channels) {
                if (written.via.empty() || holds(written.via, id)) continue;
                const auto m = opened(block, [&](const alike_people& a, std::size_t channel) {
                    std::optional<demand> d;
                    if (a.via[channel] != id) return d;
                    d = a.samples[channel];
                    d->channel = written.via.front();
                    return d;
                });
                if (m && enough(*m))
                    out.push_back({.kind = remedy_kind::open_block, .block = written.id, .channel = id});
            }
        }
    }

    /// The model with so many more blocks a week for everybody who competes.
    [[nodiscard]] yearly_model with_blocks(int count, int each) const {
        yearly_model m = need_.model;
        const std::size_t block = m.places.size();
        m.places.push_back({{each, 52.0 * count * 0.95}}); // as others, it loses some to appointments
        for (const auto& [kind, touches] : need_.model.others) {
            touch_shape& shape = m.kinds[kind];
            if (shape.length > each) continue;
            if (shape.accepted.front() == schedule_.days_timeline()) shape.accepted.clear();
            shape.accepted.push_back(block);
        }
        return with_kinds(std::move(m), [&](const alike_people& a, std::size_t channel) {
            const touch_shape with_it = accepted_by(block, a, channel);
            return with_it.length <= each ? with_it : need_.model.kinds[a.kinds[channel]];
        });
    }

    /// The fewest minutes in blocks of one length: at most as long as the longest block there is, at least
    /// as long as the longest touch.
    void more_blocks(std::vector<remedy>& out) const {
        int longest = step;
        for (const alike_people& a : need_.alike) {
            if (!competes(a)) continue;
            for (std::size_t channel = 0; channel < a.kinds.size(); ++channel)
                longest = std::max({longest, need_.model.kinds[a.kinds[channel]].length,
                                    static_cast<int>(a.samples[channel].length.count())});
        }
        const int least = (longest + step - 1) / step * step;
        int most = std::max(60, least);
        for (std::size_t block = 0; block < schedule_.days_timeline(); ++block) {
            for (const week_range& range : schedule_.block(block).when)
                most = std::max(most, static_cast<int>((range.to - range.from).count()));
        }
        remedy best;
        for (int each = least; each <= most; each += step) {
            int count = 1;
            while (count <= most_blocks && count * each < (best.count > 0 ? best.cost : 1e9) &&
                   !enough(with_blocks(count, each)))
                ++count;
            const double cost = static_cast<double>(count) * each;
            if (count > most_blocks || (best.count > 0 && cost >= best.cost)) continue;
            best = {.kind = remedy_kind::more_blocks, .cost = cost, .count = count, .minutes = minutes(each)};
        }
        if (best.count > 0) out.push_back(best);
    }

    /// A longer `every` for a circle, or for the default. Nobody gets a longer one than what else gives them.
    void longer_cadences(std::vector<remedy>& out) const {
        std::map<std::string, std::vector<std::size_t>> all; // rhythms by circle; "": the default
        for (std::size_t i = 0; i < need_.model.rhythms.size(); ++i) {
            const rhythm_source& from = need_.sources[i];
            if (competing_[need_.model.rhythms[i].number] && (!from.circle.empty() || from.is_default))
                all[from.circle].push_back(i);
        }
        for (const auto& [circle, rhythms] : all) {
            const span every = need_.sources[rhythms.front()].every;
            const std::vector<span> spans = longer_spans(every);
            const auto becomes = [&](std::size_t i, span to) {
                return std::min(mean_days(to), need_.sources[i].at_most);
            };
            const auto fits_when = [&](span to) {
                yearly_model m = need_.model;
                for (const std::size_t i : rhythms) m.rhythms[i].every = becomes(i, to);
                return enough(m);
            };
            const auto to = std::ranges::partition_point(spans, [&](span s) { return !fits_when(s); });
            if (to == spans.end()) continue;
            double cost = 0;
            for (const std::size_t i : rhythms)
                cost += minutes_of(need_.model.rhythms[i]) * (1 - mean_days(every) / becomes(i, *to));
            out.push_back({.kind = remedy_kind::longer_cadence,
                           .cost = cost,
                           .circle = circle,
                           .every = every,
                           .to = *to});
        }
    }

    schedule& schedule_;
    const yearly_need& need_;
    std::vector<bool> competing_; // by class: it is short
    double largest_ = 1;
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

std::vector<remedy> remedies_of(schedule& s, const yearly_need& need,
                                std::span<const ledger::class_pace> classes) {
    return finder(s, need, classes).found();
}

} // namespace intouch::plan
