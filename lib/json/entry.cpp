// SPDX-License-Identifier: MIT
#include "json/entry.hpp"

#include <optional>

namespace intouch::json {

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

std::string entry(const ledger::entry& e, const time_zone& zone) {
    writer w;
    put(w, e, zone);
    return std::move(w).done();
}

} // namespace intouch::json
