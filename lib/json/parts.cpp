// SPDX-License-Identifier: MIT
#include "json/parts.hpp"

#include "words/why.hpp"

#include <algorithm>
#include <set>

namespace intouch::json {

namespace {

/// Only what is set: the keys of a reason depend on its code.
void put(writer& w, const plan::reason& r) {
    w.begin_object().key("code").text(plan::name(r.code));
    if (r.date) w.key("date").day(*r.date);
    if (r.until) w.key("until").day(*r.until);
    if (r.time) w.key("time").text(print_time(*r.time));
    if (r.span) w.key("span").text(print(*r.span));
    if (r.count) w.key("count").integer(*r.count);
    if (r.minutes) w.key("minutes").integer(r.minutes->count());
    if (!r.id.empty()) w.key("id").text(r.id);
    if (!r.channel.empty()) w.key("channel").text(r.channel);
    if (!r.text.empty()) w.key("text").text(r.text);
    w.end_object();
}

/// Not beside it.
bool of_round(const plan::touch& t) {
    using enum plan::touch_kind;
    return t.kind != promise && t.kind != occasion; // a gathering's is its booking
}

} // namespace

void put(writer& w, const plan::touch& t, const plan::plan_input& in) {
    w.begin_object();
    w.key("uid").text(t.uid);
    w.key("person").text_or_null(t.person);
    w.key("name").text(t.name);
    w.key("with").texts(t.with);
    w.key("kind").text(plan::name(t.kind));
    w.key("round").integer(t.round);
    w.key("attempt").integer(t.attempt);
    w.key("channel").text_or_null(t.channel);
    w.key("minutes").integer(t.minutes.count());
    w.key("ideal").day(t.ideal);
    w.key("earliest").day(t.earliest);
    w.key("latest").day(t.latest);
    w.key("date").day(t.day);
    w.key("start").time(t.start, in.zone);
    w.key("end").time(t.end, in.zone);
    w.key("block").text_or_null(t.block);
    w.key("pinned").boolean(t.pinned);
    w.key("within").boolean(t.within);
    w.key("why").text(words::why(t, in.settings));
    w.key("reasons").list(t.reasons, [](writer& to, const plan::reason& r) { put(to, r); });
    w.end_object();
}

void put_or_null(writer& w, const plan::touch* t, const plan::plan_input& in) {
    if (t == nullptr) {
        w.null();
    } else {
        put(w, *t, in);
    }
}

void put(writer& w, const ledger::entry& e, const time_zone& zone) {
    w.begin_object();
    put_members(w, e, zone);
    w.end_object();
}

void put_members(writer& w, const ledger::entry& e, const time_zone& zone) {
    w.key("id").text(e.id);
    w.key("at").time(e.at, zone);
    w.key("person").text_or_null(e.person);
    w.key("with").texts(e.with);
    w.key("round").integer(e.round == 0 ? std::nullopt : std::optional(e.round));
    w.key("kind").text(ledger::name(e.kind));
    w.key("on").moment(e.on, zone);
    w.key("channel").text_or_null(e.channel);
    w.key("to").moment(e.to, zone);
    w.key("note").text_or_null(e.note);
    w.key("source").text(ledger::name(e.source));
    w.key("ideal").day(e.ideal);
    w.key("names").text_or_null(e.names);
    w.key("block").text_or_null(e.block);
    w.key("key").text_or_null(e.key);
}

void put(writer& w, const plan::capacity& c, const roster::settings& s) {
    w.begin_object();
    w.key("needed").number(c.needed, 1);
    w.key("available").number(c.available, 1);
    w.key("stretch");
    if (c.stretch) {
        w.number(*c.stretch, 2);
    } else {
        w.null();
    }
    w.key("circles").list(c.circles, [](writer& to, const plan::circle_capacity& each) {
        to.begin_object().key("id").text(each.id);
        to.key("needed").number(each.needed, 1);
        to.key("available").number(each.available, 1).end_object();
    });
    w.key("channels").list(c.channels, [](writer& to, const plan::channel_capacity& each) {
        to.begin_object().key("id").text(each.id);
        to.key("needed").number(each.needed, 1);
        to.key("available").number(each.available, 1).end_object();
    });
    w.key("remedies").texts(words::remedies(c, s));
    w.key("text").text(words::capacity_text(c));
    w.end_object();
}

touches_by_person::touches_by_person(const plan::agenda& a) {
    touches_.reserve(a.touches.size());
    for (const plan::touch& t : a.touches) {
        if (!of_round(t)) continue;
        touches_.emplace(t.person, &t);
        if (t.owner != t.person) touches_.emplace(t.owner, &t);
    }
    for (const plan::touch& t : a.touches) {
        if (!of_round(t)) continue;
        for (const std::string& other : t.with) touches_.emplace(other, &t);
    }
}

const plan::touch* touches_by_person::of(std::string_view person) const {
    const auto found = touches_.find(person);
    return found == touches_.end() ? nullptr : found->second;
}

const plan::touch* round_touch(const plan::agenda& a, std::string_view person) {
    const plan::touch* together = nullptr;
    for (const plan::touch& t : a.touches) {
        if (!of_round(t)) continue;
        if (t.person == person || t.owner == person) return &t;
        if (together == nullptr && std::ranges::find(t.with, person) != t.with.end()) together = &t;
    }
    return together;
}

std::vector<const plan::touch*> touches_beside(const plan::agenda& a, std::string_view id,
                                               const roster::roster& r) {
    std::set<std::string_view> theirs{id};
    for (const auto& [member, p] : r.people)
        if (p.household == id) theirs.insert(member);
    for (const auto& [gathering, g] : r.gatherings)
        if (std::ranges::any_of(g.members, [&](const auto& m) { return theirs.contains(m); }))
            theirs.insert(gathering);
    const plan::touch* round = round_touch(a, id);
    std::vector<const plan::touch*> out;
    for (const plan::touch& t : a.touches) {
        const bool concerns = theirs.contains(t.person) || theirs.contains(t.owner) ||
                              std::ranges::find(t.with, id) != t.with.end();
        if (concerns && &t != round) out.push_back(&t);
    }
    return out;
}

} // namespace intouch::json
