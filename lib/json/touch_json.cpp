// SPDX-License-Identifier: MIT
#include "json/touch_json.hpp"

#include "words/why.hpp"

#include <algorithm>

namespace intouch::json {

namespace {

/// Only members that are set: the keys of a reason depend on its code.
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
    w.key("firm").boolean(t.firm);
    w.key("about");
    if (t.firm) {
        w.null();
    } else {
        w.begin_object().key("from").day(std::max(today(in) + days(1), t.earliest));
        w.key("to").day(t.day + t.band).end_object();
    }
    w.key("within").boolean(t.within);
    w.key("wished").boolean(t.wished);
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

} // namespace intouch::json
