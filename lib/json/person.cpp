// SPDX-License-Identifier: MIT
#include "json/person.hpp"

#include "json/entry.hpp"
#include "json/known_person.hpp"
#include "json/touch_json.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/household.hpp"
#include "plan/due/party.hpp"
#include "roster/effective.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
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

using people = std::vector<const roster::person*>;

void put_promise(writer& w, const std::string& person, const ledger::promise& given,
                 const plan::plan_input& in) {
    w.begin_object().key("person").text(person);
    w.key("entry").text(given.entry);
    w.key("touch").text(plan::promise_uid(in.instance, person, given.entry));
    w.key("on").moment(given.on, in.zone);
    w.key("to").moment(given.to, in.zone);
    w.key("note").text(given.note).end_object();
}

/// With the promises made to `all`.
void put_state(writer& w, const known_person& k, const people& all) {
    const ledger::person_state& s = k.rounds;
    w.begin_object();
    w.key("joined").day(k.own.joined);
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
    w.key("lost").boolean(k.own.lost);
    w.key("promises").begin_array();
    for (const auto* p : all)
        for (const auto& [entry, given] : plan::state_of(k.in, p->id).promises)
            put_promise(w, p->id, given, k.in);
    w.end_array().end_object();
}

/// All entries about any of `ids`, the newest last.
void put_history(writer& w, const std::vector<std::string>& ids, const plan::plan_input& in) {
    std::map<std::string_view, const ledger::entry*> all;
    for (const auto& id : ids)
        for (const auto& e : plan::state_of(in, id).history) all.emplace(e.id, &e);
    w.key("history").list(all, [&](writer& to, const auto& each) { put(to, *each.second, in.zone); });
}

/// The next touch, and why.
void put_next(writer& w, const std::string& id, const roster::person& p, const plan::agenda& a,
              const plan::plan_input& in) {
    const plan::touch* t = plan::round_touch(a, id);
    w.key("touch");
    put_or_null(w, t, in);
    w.key("why").text(t != nullptr ? words::why(*t, in.settings) : words::no_touch(p, in));
}

std::string household(const std::string& id, const people& members, const plan::agenda& a,
                      const plan::plan_input& in) {
    const auto view = plan::household_view_of(in, id, members);
    const auto lead = known(*view.lead, in);
    std::vector<std::string> ids{id};
    writer w;
    w.begin_object();
    w.key("id").text(id);
    w.key("name").text(name_of(id, in.roster));
    w.key("members").begin_array();
    for (const auto* p : members) {
        const auto k = known(*p, in);
        ids.push_back(p->id);
        w.begin_object();
        w.key("id").text(p->id);
        w.key("name").text(p->name);
        w.key("roster");
        put_roster(w, k);
        w.key("paused");
        put_pause(w, k);
        w.key("lost").boolean(k.own.lost);
        w.end_object();
    }
    w.end_array();
    w.key("state");
    put_state(w, lead, members);
    put_next(w, id, *view.lead, a, in);
    put_history(w, ids, in);
    w.end_object();
    return std::move(w).done();
}

} // namespace

bool is_known(const std::string& id, const roster::roster& r) {
    return r.people.contains(id) ||
           std::ranges::any_of(r.people, [&](const auto& each) { return each.second.household == id; });
}

std::string person(const std::string& id, const plan::agenda& a, const plan::plan_input& in) {
    const auto found = in.roster.people.find(id);
    if (found == in.roster.people.end()) return household(id, plan::members_of(in.roster, id), a, in);
    const known_person k = known(found->second, in);
    writer w;
    w.begin_object();
    w.key("id").text(id);
    w.key("name").text(k.person.name);
    w.key("roster");
    put_roster(w, k);
    w.key("state");
    put_state(w, k, {&k.person});
    put_next(w, id, k.person, a, in);
    put_history(w, k.person.household.empty() ? std::vector{id} : std::vector{id, k.person.household}, in);
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
