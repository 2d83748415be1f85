// SPDX-License-Identifier: MIT
#include "json/people.hpp"

#include "json/known_person.hpp"
#include "json/round_touch.hpp"
#include "json/writer.hpp"
#include "plan/due/household.hpp"
#include "roster/effective.hpp"
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

} // namespace

std::string people(const plan::agenda& a, const plan::plan_input& in) {
    const touches_by_person planned(a);
    writer w;
    w.reserve(in.roster.people.size() * 320);
    w.begin_object().key("people").begin_array();
    const auto households = plan::households(in.roster);
    for (const auto& [id, p] : in.roster.people) put_summary(w, known(p, in, &households), planned.of(id));
    w.end_array().end_object();
    return std::move(w).done();
}

} // namespace intouch::json
