// SPDX-License-Identifier: MIT
#include "json/capacity.hpp"

#include "plan/plan.hpp"
#include "words/remedies.hpp"

namespace intouch::json {

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
    w.key("contacts").begin_object().key("wished").number(c.wished, 0);
    w.key("possible").number(c.possible, 0).end_object();
    w.key("classes").list(c.classes, [](writer& to, const ledger::class_pace& each) {
        to.begin_object().key("via").texts(each.via);
        to.key("blocks").texts(each.blocks);
        to.key("protected").boolean(each.protected_people);
        to.key("people").integer(each.people);
        to.key("stretch").number(each.stretch, 2);
        to.key("pace").number(each.pace, 2).end_object();
    });
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

std::string capacity(const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    plan::capacity asked = a.capacity;
    if (asked.is_short) asked.remedies = plan::remedies(in);
    put(w, asked, in.settings);
    return std::move(w).done();
}

} // namespace intouch::json
