// SPDX-License-Identifier: MIT
#include "json/agenda.hpp"
#include "json/people.hpp"
#include "json/read_back.hpp"
#include "json/why.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <string>

namespace intouch {

TEST_CASE("a person without a touch has a reason") {
    example e;
    e.roster.people["grace"].pause = day("2027-01-31");
    e.agenda.touches.pop_back();
    const auto d = parsed(json::why("grace", e.agenda, e.input()));
    CHECK(keys(d) == "id, name, why, lines, touch, also");
    CHECK(member(d, "why").found() == "\"Paused until 31 Jan 2027.\"");
    CHECK(list(d, "lines").size() == 1);
    CHECK(member(d, "touch").found() == "null");
    const auto all = parsed(json::people(e.agenda, e.input()));
    CHECK(each(all, "people", "paused") == R"(null, null, "2027-01-31")");
    e.roster.people["grace"].pause = std::true_type{};
    CHECK(each(parsed(json::people(e.agenda, e.input())), "people", "paused") == "null, null, true");
    e.roster.people["grace"].pause = day("2026-11-30"); // gone by
    CHECK(each(parsed(json::people(e.agenda, e.input())), "people", "paused") == "null, null, null");
}

TEST_CASE("a gathering that needs no booking says its date") {
    const example e;
    CHECK(json::why_nothing("six-pack", e.agenda, e.input()) ==
          "Next on 7 May 2027; nothing is to be booked now.");
}

TEST_CASE("a touch has one line for each reason") {
    const example e;
    const auto d = parsed(json::why("ada", e.agenda, e.input()));
    CHECK(list(d, "lines").size() == 3);
    CHECK(list(d, "lines").front().found() == "\"Last spoke on Thu 22 Oct.\"");
    CHECK(member(member(d, "touch"), "uid").found() == "\"AAA@intouch\"");
}

TEST_CASE("a promise is not the touch of the round") {
    example e;
    plan::touch promise = e.touch();
    promise.kind = plan::touch_kind::promise;
    promise.uid = "PPP@intouch";
    e.agenda.touches.insert(e.agenda.touches.begin(), promise);
    const auto d = parsed(json::why("ada", e.agenda, e.input()));
    CHECK(member(member(d, "touch"), "uid").found() == "\"AAA@intouch\"");
    REQUIRE(list(d, "also").size() == 1);
    CHECK(member(member(list(d, "also").front(), "touch"), "uid").found() == "\"PPP@intouch\"");
}

TEST_CASE("the reason and the warnings of a gathering concern its booking") {
    example e;
    plan::touch booking;
    booking.uid = "SIX@intouch";
    booking.person = "six-pack";
    booking.owner = "six-pack";
    booking.name = "The Six-Pack weekend";
    booking.kind = plan::touch_kind::booking;
    booking.day = day("2026-12-22");
    e.agenda.touches.push_back(booking);
    const auto why = parsed(json::why("six-pack", e.agenda, e.input()));
    CHECK(member(member(why, "touch"), "uid").found() == "\"SIX@intouch\"");
    e.agenda.warnings = {{.code = plan::warning_code::occasion_on_away,
                          .person = "six-pack",
                          .date = booking.day,
                          .text = "Holidays"}};
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(std::get<std::string>(member(list(d, "warnings").front(), "text").value) ==
          "The Six-Pack weekend: it begins soon, so it is to be booked on 22 Dec 2026, though you are away "
          "(Holidays).");
}

} // namespace intouch
