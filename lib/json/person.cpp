// SPDX-License-Identifier: MIT
#include "json/answers.hpp"

#include "plan/uid.hpp"
#include "roster/effective.hpp"
#include "words/why.hpp"
#include "json/known_person.hpp"
#include "json/parts.hpp"

#include <fmt/format.h>

#include <cassert>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intouch::json {

namespace {

std::string print_tolerance(const roster::tolerance& t) {
    const auto* percent = std::get_if<roster::percent>(&t);
    return percent != nullptr ? fmt::format("{}%", percent->value) : print(std::get<span>(t));
}

void put_cadence(writer& w, const roster::effective_cadence& c) {
    w.key("every").text(print(c.value.every));
    w.key("early").text(print_tolerance(c.value.early));
    w.key("late").text(print_tolerance(c.value.late));
    w.key("anchor").text(c.value.anchor == roster::anchoring::contact ? "contact" : "schedule");
    w.key("via").texts(c.value.via);
    w.key("from_circle").text_or_null(c.circle);
}

void put_occasion(writer& w, const roster::occasion& o) {
    w.begin_object();
    w.key("name").text(o.name);
    w.key("on").text(print(o.on));
    w.key("year").integer(o.year ? std::optional(int{*o.year}) : std::nullopt);
    w.key("via").texts(o.via);
    w.key("lead").text(print(o.lead));
    w.end_object();
}

void put_roster(writer& w, const known_person& k) {
    const roster::person& p = k.person;
    w.begin_object();
    w.key("circles").texts(p.circles);
    put_cadence(w, roster::cadence_of(p, k.in.roster, k.in.settings));
    w.key("details").begin_object();
    for (const auto& [name, value] : p.details) w.key(name).text(value);
    w.end_object();
    w.key("timezone").text((p.zone ? *p.zone : k.in.zone).name());
    w.key("reach").list(p.reach, [](writer& to, const week_range& r) { to.text(print(r)); });
    w.key("last").day(p.last);
    std::vector<roster::occasion> occasions = p.occasions;
    if (p.birthday) occasions.insert(occasions.begin(), *p.birthday);
    w.key("occasions").list(occasions, put_occasion);
    w.key("met").text_or_null(p.met);
    w.key("through").texts(p.through);
    w.key("topics").texts(p.topics);
    w.key("notes").text_or_null(p.notes);
    w.key("stage").text(p.stage == roster::person_stage::fresh ? "new" : "steady");
    w.key("ease").integer(p.ease);
    w.key("household").text_or_null(p.household);
    w.key("formerly").texts(p.formerly);
    w.key("file").text_or_null(p.at.file);
    w.key("line").integer(p.at.line == 0 ? std::nullopt : std::optional(p.at.line));
    w.end_object();
}

void put_state(writer& w, const known_person& k) {
    const ledger::person_state& s = k.state;
    w.begin_object();
    w.key("joined").day(s.joined);
    w.key("round").integer(s.round);
    w.key("last");
    put_last(w, k);
    w.key("contacts").integer(s.contacts);
    w.key("attempts").list(s.attempts, [&](writer& to, const ledger::attempt& a) {
        to.begin_object().key("outcome").text(ledger::name(a.outcome));
        to.key("on").moment(a.on, k.in.zone);
        to.key("channel").text_or_null(a.channel);
        to.key("note").text_or_null(a.note);
        to.key("entry").text(a.entry).end_object();
    });
    w.key("missed").integer(s.missed);
    w.key("pin").moment(s.pin, k.in.zone);
    w.key("paused");
    put_pause(w, k);
    w.key("lost").boolean(s.lost);
    w.key("promises").list(s.promises, [&](writer& to, const auto& each) {
        const ledger::promise& given = each.second;
        to.begin_object().key("entry").text(given.entry);
        to.key("touch").text(plan::promise_uid(k.in.instance, k.person.id, given.entry));
        to.key("on").moment(given.on, k.in.zone);
        to.key("to").moment(given.to, k.in.zone);
        to.key("note").text(given.note).end_object();
    });
    w.end_object();
}

const roster::person& on_roster(const std::string& id, const plan::input& in) {
    const auto found = in.roster.people.find(id);
    assert(found != in.roster.people.end());
    return found->second;
}

} // namespace

std::string person(const std::string& id, const plan::agenda& a, const plan::input& in) {
    const known_person k = known(on_roster(id, in), in);
    const plan::touch* t = round_touch(a, id);
    writer w;
    w.begin_object();
    w.key("id").text(id);
    w.key("name").text(k.person.name);
    w.key("roster");
    put_roster(w, k);
    w.key("state");
    put_state(w, k);
    w.key("touch");
    put_or_null(w, t, in);
    w.key("why").text(t != nullptr ? words::why(*t, in.settings)
                                   : words::no_touch(k.person, in.state, plan::today(in)));
    w.key("history").list(k.state.history, [&](writer& to, const ledger::entry& e) { put(to, e, in.zone); });
    w.end_object();
    return std::move(w).done();
}

std::string why(const std::string& id, const plan::agenda& a, const plan::input& in) {
    const roster::person& p = on_roster(id, in);
    const plan::touch* t = round_touch(a, id);
    const std::string nothing = words::no_touch(p, in.state, plan::today(in));
    writer w;
    w.begin_object();
    w.key("id").text(id);
    w.key("name").text(p.name);
    w.key("why").text(t != nullptr ? words::why(*t, in.settings) : nothing);
    w.key("lines").texts(t != nullptr ? words::why_lines(*t, in.settings)
                                      : std::vector<std::string>{nothing});
    w.key("touch");
    put_or_null(w, t, in);
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
