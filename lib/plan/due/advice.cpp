// SPDX-License-Identifier: MIT
#include "plan/due/advice.hpp"

#include "plan/agenda/person_state.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <optional>

namespace intouch::plan {

namespace {

constexpr std::ptrdiff_t looked_at = 4;
constexpr std::ptrdiff_t often = 3;
/// Rounds closer together than this share of the cadence belong to an older, shorter cadence.
constexpr double quicker = 0.75;

bool is_round(touch_kind kind) { return kind == touch_kind::cadence || kind == touch_kind::retry; }

/// `every` times `times`, at most ten years.
span longer(span every, int times) {
    span to{every.count * times, every.unit};
    constexpr span most{10, span_unit::year};
    return mean_days(to) > mean_days(most) ? most : to;
}

std::optional<warning> skipped_often(const demand& d, span every,
                                     std::span<const ledger::closed_round> closed) {
    if (std::ssize(closed) < looked_at) return std::nullopt;
    const auto last = closed.last(static_cast<std::size_t>(looked_at));
    const auto skipped =
        std::ranges::count(last, ledger::entry_kind::skipped, &ledger::closed_round::outcome);
    if (skipped < often) return std::nullopt;
    const auto apart =
        static_cast<double>((last.back().on.day - last.front().on.day).count()) / (looked_at - 1);
    if (apart < quicker * mean_days(every)) return std::nullopt;
    const int times =
        static_cast<int>(skipped == looked_at ? looked_at + 1 : looked_at / (looked_at - skipped));
    const span fit = longer(every, times);
    if (mean_days(fit) <= mean_days(every)) return std::nullopt;
    return warning{.code = warning_code::skipped_often,
                   .person = d.person,
                   .count = static_cast<int>(skipped),
                   .of = static_cast<int>(looked_at),
                   .span = fit};
}

} // namespace

std::vector<warning> advice(const plan_input& in, std::span<const demand> wanted) {
    std::vector<warning> out;
    states_in_order states(in);
    for (const demand& d : wanted) {
        if (!is_round(d.kind)) continue;
        const ledger::person_state& state = d.owner == d.person ? states.of(d.person) : state_of(in, d.owner);
        if (std::ssize(state.closed) < looked_at) continue;
        const auto person = in.roster.people.find(d.person);
        if (person == in.roster.people.end()) continue;
        const span every = roster::cadence_of(person->second, in.roster, in.settings).value.every;
        if (auto w = skipped_often(d, every, state.closed)) out.push_back(std::move(*w));
    }
    return out;
}

} // namespace intouch::plan
