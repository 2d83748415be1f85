// SPDX-License-Identifier: MIT
#include "json/report.hpp"

#include "json/touch_json.hpp"
#include "json/writer.hpp"
#include "words/report.hpp"

namespace intouch::json {

namespace {

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
