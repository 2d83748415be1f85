// SPDX-License-Identifier: MIT
#include "json/answers.hpp"

#include "plan/block_changes.hpp"
#include "plan/pause.hpp"
#include "plan/subject.hpp"
#include "plan/uid.hpp"
#include "roster/effective.hpp"
#include "words/history.hpp"
#include "words/titles.hpp"
#include "words/why.hpp"
#include "json/parts.hpp"

#include <fmt/format.h>

#include <cassert>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace intouch::json {

namespace {

/// Somebody on the roster beside what the ledger knows of them.
struct known_person {
    const roster::person& person;
    const ledger::person_state& state;
    const plan::input& in;
};

known_person known(const roster::person& p, const plan::input& in) {
    static const ledger::person_state fresh; // for somebody the ledger has not seen
    const auto found = in.state.people.find(p.id);
    return {p, found == in.state.people.end() ? fresh : found->second, in};
}

/// Null, true (until resumed) or the day before which nothing is planned.
void put_pause(writer& w, const known_person& k) {
    const plan::pause paused = plan::pause_of(k.person, k.state);
    if (paused.for_good) {
        w.boolean(true);
    } else {
        w.day(paused.until && *paused.until > plan::today(k.in) ? paused.until : std::nullopt);
    }
}

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

void put_last(writer& w, const known_person& k) {
    const auto last = plan::last_contact(k.person, k.state);
    if (last) {
        w.moment(last->on, k.in.zone);
    } else {
        w.null();
    }
}

void put_summary(writer& w, const known_person& k, const plan::touch* t) {
    w.begin_object();
    w.key("id").text(k.person.id);
    w.key("name").text(k.person.name);
    w.key("circles").texts(k.person.circles);
    w.key("every").text(print(roster::cadence_of(k.person, k.in.roster, k.in.settings).value.every));
    w.key("last");
    put_last(w, k);
    w.key("round").integer(k.state.round);
    w.key("attempts").integer(static_cast<std::int64_t>(k.state.attempts.size()));
    w.key("paused");
    put_pause(w, k);
    w.key("next");
    if (t == nullptr) {
        w.null();
    } else {
        w.begin_object();
        w.key("uid").text(t->uid);
        w.key("channel").text_or_null(t->channel);
        w.key("date").day(t->day);
        w.key("start").time(t->start, k.in.zone);
        w.key("title").text(words::title(*t, k.in.settings, k.in.roster, roster::naming::full));
        w.end_object();
    }
    w.end_object();
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

/// Of a person, of everybody of a household, or of a gathering.
std::string name_of(const std::string& id, const roster::roster& r) {
    if (const auto p = r.people.find(id); p != r.people.end()) return p->second.name;
    if (const auto g = r.gatherings.find(id); g != r.gatherings.end()) return g->second.name;
    std::string all;
    for (const auto& [member, p] : r.people)
        if (p.household == id) all += (all.empty() ? "" : ", ") + p.name;
    return all.empty() ? id : all;
}

/// "Logged: no answer. Next: …", a line for everybody concerned.
std::string recorded_text(const std::vector<ledger::entry>& entries, const plan::agenda& a,
                          const plan::input& in) {
    std::set<std::string> told;
    std::vector<std::string> lines;
    std::vector<std::string> names;
    for (const ledger::entry& e : entries) {
        if (!told.insert(e.person).second) continue; // what follows from the first says nothing new
        const plan::touch* t = round_touch(a, e.person);
        const std::string next = t == nullptr ? "" : words::next_phrase(*t, in.settings, in.roster, in.zone);
        lines.push_back(words::logged_line(e, next));
        names.push_back(name_of(e.person, in.roster));
    }
    if (lines.size() == 1) return lines.front();
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += fmt::format("{}{}: {}", i == 0 ? "" : "\n", names[i], lines[i]);
    }
    return text;
}

const roster::person& on_roster(const std::string& id, const plan::input& in) {
    const auto found = in.roster.people.find(id);
    assert(found != in.roster.people.end());
    return found->second;
}

} // namespace

std::string people(const plan::agenda& a, const plan::input& in) {
    const touches_by_person planned(a);
    writer w;
    w.reserve(in.roster.people.size() * 320);
    w.begin_object().key("people").begin_array();
    for (const auto& [id, p] : in.roster.people) put_summary(w, known(p, in), planned.of(id));
    w.end_array().end_object();
    return std::move(w).done();
}

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

std::string recorded(const std::vector<ledger::entry>& entries, const plan::agenda& a,
                     const plan::input& in) {
    std::set<std::string> concerned;
    for (const ledger::entry& e : entries) {
        if (!plan::is_block_owner(e.person)) concerned.insert(e.person);
        concerned.insert(e.with.begin(), e.with.end());
    }
    writer w;
    w.begin_object();
    w.key("text").text(recorded_text(entries, a, in));
    w.key("entries").list(entries, [&](writer& to, const ledger::entry& e) { put(to, e, in.zone); });
    w.key("touch");
    put_or_null(w, entries.empty() ? nullptr : round_touch(a, entries.front().person), in);
    w.key("people").begin_object();
    for (const std::string& id : concerned) {
        w.key(id);
        put_or_null(w, round_touch(a, id), in);
    }
    w.end_object().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
