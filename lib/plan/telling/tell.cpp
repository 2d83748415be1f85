// SPDX-License-Identifier: MIT
#include "plan/telling/tell.hpp"

#include "plan/solver/keep_published.hpp"

namespace intouch::plan {

namespace {

/// Whether the touch is still the one that was told. Otherwise it is told as a new one.
bool told_before(const schedule& s, std::size_t index, const ledger::published_touch& p) {
    if (!s.steady(index)) return false;
    return p.about || !s.is_short() || s.where(index).day == p.day;
}

telling tell_one(const schedule& s, std::size_t index, const ledger::published_touch* p) {
    const demand& d = s.demand_at(index);
    const date day = s.where(index).day;
    const date fixed_until = s.today() + fixed_ahead(d.length, s.freeze());
    const bool near = day <= fixed_until;
    telling t{.told = day, .first_told = day};
    if (p != nullptr && p->attempt == d.attempt && p->kind == name(d.kind)) t.drawn_in = p->drawn_in;
    if (p != nullptr && told_before(s, index, *p)) {
        t.first_told = p->first_told;
        t.about = p->about && !near;
        const bool in_band = p->told - band_of(d) <= day && day <= p->told + band_of(d);
        if (t.about && in_band && p->told > fixed_until) t.told = p->told;
    } else {
        t.about = s.is_short() && d.kind == touch_kind::cadence && !s.pin(index) && !near;
    }
    if (s.is_short() && near) {
        t.fixed_since = p != nullptr && p->fixed_since && p->day == day ? p->fixed_since : s.today();
    }
    return t;
}

} // namespace

std::vector<telling> tell(const schedule& s, const ledger::published_plan& published) {
    std::vector<telling> out(s.size());
    for (std::size_t index = 0; index < s.size(); ++index) {
        if (!s.placed(index)) continue;
        const auto found = published.find(s.demand_at(index).uid);
        out[index] = tell_one(s, index, found == published.end() ? nullptr : &found->second);
    }
    return out;
}

} // namespace intouch::plan
