// SPDX-License-Identifier: MIT
#include "plan/capacity/capacity.hpp"

#include "plan/agenda/uid.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

constexpr double slack = 1.05;
constexpr double comfortable = 0.8; ///< a plan stays short until every class needs less than this
constexpr double noticed = 0.10;    ///< a pace changes when the new value differs by more

/// To hundredths.
double rounded(double value) { return std::round(value * 100) / 100; }

/// The pace that most people of a class had, who were in other classes before; absent when they had none.
std::optional<double> usual_pace(const plan_input& in, const yearly_need& need, std::size_t number) {
    if (in.pace.classes.empty()) return std::nullopt;
    std::map<double, int> counts;
    for (const auto& [uid, place] : in.published) {
        if (place.kind != name(touch_kind::cadence)) continue;
        if (class_of(need, place.owner) == number) ++counts[place.pace];
    }
    if (counts.empty()) return std::nullopt;
    return std::ranges::max_element(counts, {}, &std::pair<const double, int>::second)->first;
}

/// Protected people always have what they need; they say nothing about the others.
bool counts_for_shortage(const ledger::class_pace& c) { return !c.protected_people || c.stretch > 1; }

bool short_today(const ledger::published_pace& before, std::span<const ledger::class_pace> classes) {
    double largest = 0;
    for (const ledger::class_pace& c : classes)
        if (counts_for_shortage(c)) largest = std::max(largest, c.stretch);
    return largest > 1 || (before.is_short && largest >= comfortable);
}

double contacts_a_year(const yearly_need& need, std::span<const ledger::class_pace> classes) {
    double sum = 0;
    for (const rhythm& r : need.model.rhythms)
        sum += r.people * r.contacts * days_a_year / days_between(r, classes[r.number].pace);
    return sum;
}

/// The cadence of most people whose rhythm is stretched, and the days that become of it. 0 days: of nobody.
std::pair<span, int> usual_rhythm(const yearly_need& need, std::span<const ledger::class_pace> classes) {
    struct counted {
        span every{};
        int becomes = 0;
        double people = 0;
    };
    std::map<std::pair<double, int>, counted> all;
    for (std::size_t i = 0; i < need.model.rhythms.size(); ++i) {
        const rhythm& r = need.model.rhythms[i];
        const double pace = classes[r.number].pace;
        if (pace <= 1) continue;
        const span every = need.sources[i].every;
        const auto becomes = static_cast<int>(std::lround(days_between(r, pace)));
        counted& each = all.try_emplace({mean_days(every), becomes}, every, becomes, 0.0).first->second;
        each.people += r.people;
    }
    if (all.empty()) return {};
    const counted& most =
        std::ranges::max_element(all, {}, [](const auto& each) { return each.second.people; })->second;
    return {most.every, most.becomes};
}

/// The protected people who do not get what protection promises.
std::vector<std::string> protected_in_vain(const plan_input& in, const yearly_need& need,
                                           std::span<const ledger::class_pace> classes) {
    const auto in_vain = [](const ledger::class_pace& c) { return c.protected_people && c.stretch > 1; };
    std::vector<std::string> names;
    if (std::ranges::none_of(classes, in_vain)) return names;
    each_party(in, [&](const party& p) {
        const auto number = class_of(need, p.owner);
        if (number && in_vain(classes[*number])) names.push_back(p.person.name);
    });
    return names;
}

/// Minutes a week in the places that accept such touches: `is_one` knows the people and the number of the channel.
template <class IsOne> double room_for(const yearly_need& need, const IsOne& is_one) {
    std::set<std::size_t> places;
    for (const alike_people& a : need.alike) {
        for (std::size_t channel = 0; channel < a.via.size(); ++channel) {
            const auto& accepted = need.model.kinds[a.kinds[channel]].accepted;
            if (is_one(a, channel)) places.insert(accepted.begin(), accepted.end());
        }
    }
    double sum = 0;
    for (const std::size_t place : places) sum += minutes_of(need.model.places[place]) / 52;
    return sum;
}

} // namespace

double rounded_up(double value) { return std::ceil(value * 100 - 1e-6) / 100; }

const ledger::class_pace* same_class(const ledger::published_pace& before, const ledger::class_pace& c) {
    const auto found = std::ranges::find_if(before.classes, [&](const ledger::class_pace& b) {
        return b.via == c.via && b.blocks == c.blocks && b.protected_people == c.protected_people &&
               b.others == c.others;
    });
    return found == before.classes.end() ? nullptr : &*found;
}

ledger::published_pace pace_of_today(const plan_input& in, const yearly_need& need) {
    const date now = today(in);
    if (in.pace.counted == now && in.pace.basis == need.basis) return in.pace;
    ledger::published_pace out{.classes = need.classes,
                               .filled = in.pace.filled,
                               .counted = now,
                               .basis = need.basis,
                               .tries = rounded(need.tries)};
    const std::vector<double> stretches = fair_stretches(need.model);
    for (std::size_t k = 0; k < out.classes.size(); ++k) out.classes[k].stretch = rounded_up(stretches[k]);
    out.is_short = short_today(in.pace, out.classes);
    for (std::size_t k = 0; k < out.classes.size(); ++k) {
        ledger::class_pace& c = out.classes[k];
        const double wanted = out.is_short ? std::max(1.0, rounded_up(slack * c.stretch)) : 1;
        c.pace = c.protected_people && c.stretch <= 1 ? 1 : wanted;
        if (!out.is_short) continue;
        const ledger::class_pace* before = same_class(in.pace, c);
        const std::optional<double> had = before != nullptr ? before->pace : usual_pace(in, need, k);
        if (had && std::abs(c.pace - *had) <= noticed * *had) c.pace = *had;
    }
    for (const auto& [channel, minutes] : need.by_channel) out.needed += minutes;
    for (const auto& block : need.model.places) out.available += minutes_of(block) / 52;
    // The last place stands for days outside of blocks. It counts when somebody's touches go there.
    const auto goes_there = [last = need.model.places.size() - 1](const touch_shape& kind) {
        return std::ranges::find(kind.accepted, last) != kind.accepted.end();
    };
    if (need.model.places.size() > 1 && std::ranges::none_of(need.model.kinds, goes_there))
        out.available -= minutes_of(need.model.places.back()) / 52;
    for (const rhythm& r : need.model.rhythms) out.wished += r.people * days_a_year / r.every;
    out.possible = contacts_a_year(need, out.classes);
    for (double* value : {&out.needed, &out.available, &out.wished, &out.possible}) *value = rounded(*value);
    return out;
}

capacity capacity_of(const plan_input& in, const yearly_need& need, const ledger::published_pace& pace) {
    capacity out;
    out.needed = pace.needed;
    out.available = pace.available;
    out.wished = pace.wished;
    out.possible = pace.possible;
    out.tries = pace.tries;
    out.is_short = pace.is_short;
    out.classes = pace.classes;
    std::tie(out.usual, out.usual_days) = usual_rhythm(need, pace.classes);
    out.protected_in_vain = protected_in_vain(in, need, pace.classes);
    for (const ledger::class_pace& c : pace.classes)
        out.stretch = std::max(out.stretch.value_or(0), c.stretch);
    for (const auto& [id, circle] : in.roster.circles) {
        const auto found = need.by_circle.find(id);
        const auto is_in = [&](const alike_people& a, std::size_t) {
            return std::ranges::find(a.circles, id) != a.circles.end();
        };
        out.circles.push_back({.id = id,
                               .needed = found == need.by_circle.end() ? 0 : found->second,
                               .available = room_for(need, is_in)});
    }
    for (const auto& [id, needed] : need.by_channel) {
        const auto is_by = [&](const alike_people& a, std::size_t channel) { return a.via[channel] == id; };
        out.channels.push_back({.id = id, .needed = needed, .available = room_for(need, is_by)});
    }
    return out;
}

} // namespace intouch::plan
