// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/person.hpp"

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

screens::person_screen page(const world& w, std::string_view id) {
    return screens::person_of(id, plan::plan(w.input()), w.input(), w.entries).value();
}

} // namespace

TEST_CASE("the page of a person says who they are, what is next and why") {
    const auto s = page(tuesday(), "oma");
    CHECK(s.about == "Family · every 2 weeks · birthday 24 December (95)");
    REQUIRE(s.next.has_value());
    CHECK_FALSE(s.why.empty());
    CHECK(s.facts == std::vector<std::string>{"Ring twice."});
    CHECK_FALSE(s.paused);
    CHECK(screens::person_of("nobody", {}, tuesday().input(), {}) == std::nullopt);
}

TEST_CASE("a paused person has no touch, and the page says why") {
    const auto s = page(tuesday(), "rosa");
    CHECK(s.paused_in_roster);
    CHECK_FALSE(s.paused);
    CHECK_FALSE(s.next.has_value());
    CHECK(s.no_touch.starts_with("Paused in the roster"));
    std::vector<std::string> offered;
    for (const auto& b : s.contact) offered.push_back(b.label);
    CHECK(offered == std::vector<std::string>{"Reached", "They called me", "Left a message", "No answer"});
    CHECK(page(tuesday(), "oma").contact.empty());
}

TEST_CASE("a pause of the user can be ended on the page until its day comes") {
    auto w = tuesday();
    w.append(record::record_pause(w.input(), "ada", day("2026-12-20"), "", {}, w.ids()));
    CHECK(page(w, "ada").paused);
    CHECK_FALSE(page(w, "ada").paused_in_roster);
    w.clock("2026-12-20 09:00");
    CHECK_FALSE(page(w, "ada").paused);
}

TEST_CASE("history is told newest first, and only the newest own entry can be taken back") {
    auto w = tuesday();
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer});
    w.append(record::record_note(w.input(), "ada", "on holiday", {}, w.ids()));
    const auto s = page(w, "ada");
    REQUIRE(s.history.size() == 2);
    CHECK(s.history.at(0).note == "on holiday");
    CHECK_FALSE(s.history.at(0).undo.empty());
    CHECK(s.history.at(1).what == "call, no answer");
    CHECK(s.history.at(1).undo.empty());
}

TEST_CASE("a year of contact counts contacts and tries by month, and says the numbers") {
    auto w = tuesday();
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer});
    w.log({.person = "ada"});
    w.clock("2027-02-10 12:00");
    w.log({.person = "ada"});
    const auto year = page(w, "ada").year;
    CHECK(year.months.back() == screens::year_of_contact::month{"Feb", 1, 0});
    CHECK(year.months.at(9) == screens::year_of_contact::month{"Dec", 1, 1});
    CHECK(year.months.front().name == "Mar");
    CHECK(
        year.label ==
        "Contacts a month since Mar: 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1; tries without an answer: 1 in Dec");
}

TEST_CASE("open promises can be kept from the page") {
    auto w = tuesday();
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    const auto s = page(w, "ada");
    REQUIRE(s.promises.size() == 1);
    CHECK(s.promises.at(0).what == "the article");
    CHECK(s.promises.at(0).when == "Friday");
    CHECK(s.beside.size() == 1);
}
