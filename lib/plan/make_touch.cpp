// SPDX-License-Identifier: MIT
#include "plan/make_touch.hpp"

#include "plan/explain_place.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::plan {

touch make_touch(schedule& s, std::size_t index, demand& d) {
    auto why_here = explain_place(s, index); // reads the demand
    const position& at = s.where(index);
    touch t{.uid = std::move(d.uid),
            .person = std::move(d.person),
            .owner = std::move(d.owner),
            .name = std::move(d.name),
            .with = std::move(d.with),
            .kind = d.kind,
            .round = d.round,
            .attempt = d.attempt,
            .channel = std::move(d.channel),
            .minutes = d.length,
            .ideal = d.ideal,
            .earliest = d.earliest,
            .latest = d.latest,
            .day = at.day,
            .start = at.start,
            .end = std::nullopt,
            .block = s.is_day(at.at) ? "" : s.block(at.at.timeline).id,
            .ask = std::move(d.ask),
            .ask_name = std::move(d.ask_name),
            .pinned = s.pin(index).has_value(),
            .within = d.earliest <= at.day && at.day <= d.latest,
            .reasons = std::move(d.reasons)};
    if (t.start) t.end = *t.start + d.length;
    // The wish is told once: either the touch avoids the hour, or the reasons here say that it could not.
    if (std::ranges::find(why_here, reason_code::avoid_dropped, &reason::code) != why_here.end())
        std::erase_if(t.reasons, [](const reason& r) { return r.code == reason_code::avoided_hour; });
    t.reasons.reserve(t.reasons.size() + why_here.size()); // and no more: reasons are most of an agenda
    std::ranges::move(why_here, std::back_inserter(t.reasons));
    return t;
}

} // namespace intouch::plan
