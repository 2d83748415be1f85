// SPDX-License-Identifier: MIT
#include "plan/report/slipping.hpp"

#include "plan/availability/pause.hpp"
#include "plan/availability/window.hpp"
#include "plan/due/cadence_date.hpp"
#include "plan/due/party.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace intouch::plan {
namespace {

/// The touch of each open round, by owner.
std::map<std::string_view, const touch*> round_touches(const agenda& a) {
    std::map<std::string_view, const touch*> found;
    for (const touch& t : a.touches)
        if (t.round > 0) found.emplace(t.owner, &t);
    return found;
}

std::optional<slipping_person> slipping_party(const party& s, const touch* t) {
    if (!s.joined) return std::nullopt;
    const pause paused = pause_of(s.person, s.state);
    if (is_paused_on(paused, s.today)) return std::nullopt;
    const double pace = t == nullptr ? 1 : t->pace;
    const cadence_date counted = cadence_date_of(s, pace);
    const window own = cadence_window(counted.own_ideal, s.cadence.value, counted.interval);
    const date ideal = paused.until ? std::max(counted.ideal, *paused.until) : counted.ideal;
    const date latest = ideal + stretched(own.latest - counted.own_ideal, counted.intro ? 1 : pace);
    if (latest >= s.today) return std::nullopt;
    slipping_person row{.person = s.person.id,
                        .owner = s.owner,
                        .name = s.person.name,
                        .with = s.with,
                        .last_contact = {},
                        .ideal = ideal,
                        .latest = latest,
                        .late = s.today - latest,
                        .every = counted.every,
                        .planned = {}};
    if (const auto last = last_contact(s)) row.last_contact = last->on.day;
    if (t != nullptr) row.planned = t->day;
    return row;
}

} // namespace

std::vector<slipping_person> slipping(const plan_input& in, const agenda& a) {
    const auto touches = round_touches(a);
    std::vector<slipping_person> found;
    each_party(in, [&](const party& s) {
        const auto t = touches.find(s.owner);
        if (auto row = slipping_party(s, t == touches.end() ? nullptr : t->second))
            found.push_back(std::move(*row));
    });
    std::ranges::sort(found, {}, [](const slipping_person& s) {
        return std::tuple(-intervals_late(s), std::string_view(s.owner));
    });
    return found;
}

} // namespace intouch::plan
