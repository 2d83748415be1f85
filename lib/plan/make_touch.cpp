// SPDX-License-Identifier: MIT
#include "plan/make_touch.hpp"

#include "plan/explain_place.hpp"
#include "plan/solver/keep_published.hpp"
#include "plan/telling/fill.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::plan {

namespace {

/// Why the user is told this day, or this hour. Nothing here tells the hidden place of an about touch.
std::vector<reason> explain_telling(schedule& s, std::size_t index, const telling& told) {
    std::vector<reason> out;
    if (told.about) {
        if (told.told > told.first_told) // sooner, nobody else is the reason
            out.push_back({.code = reason_code::gave_way, .date = told.first_told});
        out.push_back({.code = reason_code::about, .date = told.told});
        return out;
    }
    const position& at = s.where(index);
    const bool stays = told.drawn_in == s.today() || s.published(index).start == at.start;
    // Fill gives places of the next days alone: a touch on a later day was moved there since.
    const bool of_fill = told.drawn_in && at.day <= *told.drawn_in + fill_ahead(true);
    if (of_fill && stays && at.start && !s.pin(index)) {
        const auto time = std::chrono::floor<minutes>(s.zone().to_local(*at.start));
        out.push_back({.code = reason_code::drawn_in, .date = at.day, .time = time_of(time)});
        return out;
    }
    return explain_place(s, index, told.fixed_since && *told.fixed_since < s.today()); // reads the demand
}

} // namespace

touch make_touch(schedule& s, std::size_t index, const telling& told, demand& d) {
    auto why_here = explain_telling(s, index, told);
    const position& at = s.where(index);
    std::string block = s.is_day(at.at) ? "" : s.block(at.at.timeline).id;
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
            .day = told.told,
            .start = told.about ? std::nullopt : at.start,
            .end = std::nullopt,
            .block = told.about ? "" : block,
            .ask = std::move(d.ask),
            .ask_name = std::move(d.ask_name),
            .pinned = s.pin(index).has_value(),
            .within = d.earliest <= told.told && told.told <= d.latest,
            .wished = d.earliest <= told.told && told.told <= d.own_latest,
            .firm = !told.about,
            .first_told = told.first_told,
            .fixed_since = told.fixed_since,
            .drawn_in = told.drawn_in,
            .own_ideal = d.own_ideal,
            .own_latest = d.own_latest,
            .pace = d.pace,
            .band = told.about ? band_of(d) : days(0),
            .reasons = std::move(d.reasons)};
    if (told.about) t.hidden = {at.day, at.start, std::move(block)};
    if (t.start) t.end = *t.start + d.length;
    // The wish is told once: either the touch avoids the hour, or the reasons here say that it could not. A day without a
    // time has no hour to avoid, and a chosen time is no wish of intouch.
    if (!at.start || t.pinned ||
        std::ranges::find(why_here, reason_code::avoid_dropped, &reason::code) != why_here.end())
        std::erase_if(t.reasons, [](const reason& r) { return r.code == reason_code::avoided_hour; });
    t.reasons.reserve(t.reasons.size() + why_here.size()); // and no more: reasons are most of an agenda
    std::ranges::move(why_here, std::back_inserter(t.reasons));
    return t;
}

} // namespace intouch::plan
