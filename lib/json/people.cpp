// SPDX-License-Identifier: MIT
#include "json/people.hpp"

#include "json/known_person.hpp"
#include "json/touch_json.hpp"
#include "json/writer.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/due/household.hpp"
#include "roster/effective.hpp"
#include "words/report.hpp"
#include "words/titles.hpp"

#include <cstdint>

namespace intouch::json {

namespace {

void put_summary(writer& w, const known_person& k, const plan::touch* t) {
    w.begin_object();
    w.key("id").text(k.person.id);
    w.key("name").text(k.person.name);
    w.key("circles").texts(k.person.circles);
    w.key("every").text(print(roster::cadence_of(k.person, k.in.roster, k.in.settings).value.every));
    w.key("last");
    put_last(w, k);
    w.key("round").integer(k.rounds.round);
    w.key("attempts").integer(static_cast<std::int64_t>(k.rounds.attempts.size()));
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

void put_counts(writer& w, const plan::report_counts& c) {
    w.key("planned").integer(c.planned);
    w.key("tried").integer(c.tried);
    w.key("reached").integer(c.reached);
}

void put_who(writer& w, const std::string& person, const std::string& name) {
    w.key("person").text(person);
    w.key("name").text(name);
}

void put_slipping(writer& w, const plan::slipping_person& s) {
    w.begin_object();
    put_who(w, s.person, s.name);
    w.key("with").texts(s.with);
    w.key("last").day(s.last_contact);
    w.key("ideal").day(s.ideal);
    w.key("latest").day(s.latest);
    w.key("intervals").number(plan::intervals_late(s), 1);
    w.key("date").day(s.planned);
    w.end_object();
}

} // namespace

std::string people(const plan::agenda& a, const plan::plan_input& in) {
    const plan::touches_by_person planned(a, plan::touches_of::all);
    writer w;
    w.reserve(in.roster.people.size() * 320);
    w.begin_object().key("people").begin_array();
    const auto households = plan::households(in.roster);
    for (const auto& [id, p] : in.roster.people) put_summary(w, known(p, in, &households), planned.of(id));
    w.end_array().end_object();
    return std::move(w).done();
}

std::string report(const plan::report& r, const plan::plan_input& in) {
    writer w;
    w.begin_object();
    w.key("from").day(r.from);
    w.key("to").day(r.to);
    put_counts(w, r.all);
    w.key("people").list(r.people, [](writer& to, const plan::reached_person& p) {
        to.begin_object();
        put_who(to, p.person, p.name);
        to.end_object();
    });
    w.key("circles").list(r.circles, [](writer& to, const plan::circle_report& c) {
        to.begin_object();
        to.key("id").text(c.id);
        to.key("name").text(c.name);
        put_counts(to, c.counts);
        to.end_object();
    });
    w.key("stories").list(r.stories, [](writer& to, const plan::story& s) {
        to.begin_object();
        to.key("date").day(s.on.day);
        put_who(to, s.person, s.name);
        to.key("outcome").text(ledger::name(s.outcome));
        to.key("channel").text_or_null(s.channel);
        to.key("note").text(s.note);
        to.end_object();
    });
    w.key("again").list(r.again, [](writer& to, const plan::reached_again& a) {
        to.begin_object();
        to.key("date").day(a.on.day);
        put_who(to, a.person, a.name);
        to.key("before").day(a.before);
        to.end_object();
    });
    w.key("silent").list(r.silent, [&](writer& to, const plan::silent_touch& s) {
        to.begin_object();
        to.key("date").day(s.touch.day);
        put_who(to, s.touch.person, s.touch.name);
        to.key("channel").text_or_null(s.touch.channel);
        to.key("title").text(words::silent_title(s, in.settings, in.roster, roster::naming::full));
        to.key("word_since").boolean(s.word_since);
        to.end_object();
    });
    w.key("slipping").list(r.slipping, put_slipping);
    w.key("coming").list(r.coming, [&](writer& to, const plan::touch& t) { put(to, t, in); });
    w.key("text").text(words::report_text(r, in.settings, in.roster, roster::naming::full));
    w.end_object();
    return std::move(w).done();
}

std::string slipping(const std::vector<plan::slipping_person>& rows) {
    writer w;
    w.begin_object().key("slipping").list(rows, put_slipping).end_object();
    return std::move(w).done();
}

} // namespace intouch::json
