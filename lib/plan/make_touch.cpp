// SPDX-License-Identifier: MIT
#include "plan/make_touch.hpp"

#include "plan/explain_place.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace intouch::plan {

touch touch_of(board& b, std::size_t who, std::vector<reason> reasons) {
    const demand& d = b.wanted(who);
    const standing& at = b.where(who);
    touch t{.uid = d.uid,
            .person = d.person,
            .owner = d.owner,
            .name = d.name,
            .with = d.with,
            .kind = d.kind,
            .round = d.round,
            .attempt = d.attempt,
            .channel = d.channel,
            .minutes = d.length,
            .ideal = d.ideal,
            .earliest = d.earliest,
            .latest = d.latest,
            .day = at.day,
            .start = at.start,
            .end = std::nullopt,
            .block = at.lane == b.days_lane() ? "" : b.block(at.lane).id,
            .ask = d.ask,
            .ask_name = d.ask_name,
            .pinned = b.pin(who).has_value(),
            .within = d.earliest <= at.day && at.day <= d.latest,
            .reasons = std::move(reasons)};
    if (t.start) t.end = *t.start + d.length;
    auto here = why_here(b, who);
    // What the wish came to is said once: an hour that is not kept away from was not avoided.
    if (std::ranges::find(here, reason_code::avoid_dropped, &reason::code) != here.end())
        std::erase_if(t.reasons, [](const reason& r) { return r.code == reason_code::avoided_hour; });
    t.reasons.reserve(t.reasons.size() + here.size()); // and no more: most of an agenda is reasons
    std::ranges::move(here, std::back_inserter(t.reasons));
    return t;
}

} // namespace intouch::plan
