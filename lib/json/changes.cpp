// SPDX-License-Identifier: MIT
#include "json/changes.hpp"

#include "json/capacity.hpp"
#include "json/touch_json.hpp"
#include "words/changes.hpp"

#include <fmt/format.h>

namespace intouch::json {

namespace {

void put_published(writer& w, const ledger::published_touch& t, const time_zone& zone) {
    w.key("date").day(t.told);
    w.key("start").time(t.told_start(), zone);
    w.key("channel").text_or_null(t.channel);
}

} // namespace

std::string changes(const plan::changes& c, const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    w.begin_object();
    w.key("moved").list(c.moved, [&](writer& to, const plan::moved_touch& m) {
        to.begin_object();
        to.key("uid").text(m.to.uid);
        to.key("person").text_or_null(m.to.person);
        to.key("from").begin_object();
        put_published(to, m.from, in.zone);
        to.end_object();
        to.key("to");
        put(to, m.to, in);
        to.end_object();
    });
    w.key("new").list(c.added, [&](writer& to, const plan::touch& t) { put(to, t, in); });
    w.key("gone").list(c.gone, [&](writer& to, const ledger::published_touch& t) {
        to.begin_object();
        to.key("uid").text(t.uid);
        to.key("person").text_or_null(t.owner);
        put_published(to, t, in.zone);
        to.end_object();
    });
    w.key("unchanged").integer(static_cast<std::int64_t>(c.unchanged));
    w.key("capacity");
    put(w, a.capacity, in.settings);
    w.key("text").text(
        fmt::to_string(fmt::join(words::change_lines(c, in.settings, in.roster, in.zone), "\n")));
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
