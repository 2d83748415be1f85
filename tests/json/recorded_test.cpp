// SPDX-License-Identifier: MIT
#include "json/read_back.hpp"
#include "json/recorded.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/plan.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace intouch {

TEST_CASE("the answer to a write has its entries, the new touch and a sentence") {
    const example e;
    const std::vector<ledger::entry> made{e.state.people.at("ada").history.at(1)};
    CHECK(json::recorded(made, e.agenda, e.input()) == golden("recorded.json"));
    const auto nothing = parsed(json::recorded({}, e.agenda, e.input()));
    CHECK(member(nothing, "touch").found() == "null");
}

TEST_CASE("a write for several people has one line for each person") {
    const example e;
    std::vector<ledger::entry> made(3, e.state.people.at("ada").history.at(1));
    made.at(1).kind = ledger::entry_kind::moved;
    made.at(2).person = "grace";
    const auto d = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Ada Lovelace: Logged: reached. Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.\n"
          "Grace Hopper: Logged: reached. Next: Text Grace Hopper, Mon 7 Dec 2026.");
    CHECK(keys(member(d, "people")) == "ada, grace");
}

TEST_CASE("a try at a promise is answered with the promise, and a promise beside a contact has a line") {
    example e;
    plan::touch t = e.agenda.touches.at(0);
    t.kind = plan::touch_kind::promise;
    t.uid = plan::promise_uid(e.input().instance, "ada", "P");
    e.agenda.touches.push_back(t);
    std::vector<ledger::entry> made(1, e.state.people.at("ada").history.at(1));
    made.at(0).names = "P";
    const auto tried = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(member(tried, "touch"), "uid").value) == t.uid);

    made.at(0).names.clear();
    made.push_back(made.at(0));
    made.at(1).id = "P";
    made.at(1).kind = ledger::entry_kind::promised;
    made.at(1).to = when{std::chrono::local_days(std::chrono::year(2026) / 12 / 3), {}};
    made.at(1).note = "bring the cake";
    const auto both = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(both, "text").value)
              .contains("\nPromised for 3 Dec 2026: bring the cake."));
}

TEST_CASE("an undo names the entries it takes back, in the order of the ledger") {
    const example e;
    std::vector<ledger::entry> before(3, e.state.people.at("ada").history.at(1));
    before.at(0).id = "1";
    before.at(1).id = "2";
    before.at(1).kind = ledger::entry_kind::moved;
    before.at(1).to = when{std::chrono::local_days(std::chrono::year(2026) / 12 / 5), {}};
    before.at(2).id = "3";
    std::vector<ledger::entry> made(2, before.at(0));
    made.at(0).kind = made.at(1).kind = ledger::entry_kind::undone;
    made.at(0).names = "2";
    made.at(1).names = "1";
    const auto d = parsed(json::recorded(made, e.agenda, e.input(), before));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Undone: reached, moved to 5 Dec 2026. Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 "
          "17:25.");
}

TEST_CASE("an undo tells which touches of others moved back") {
    const example e;
    const plan::touch& t = e.touch();
    std::vector<ledger::entry> entries(1);
    entries.at(0).id = "1";
    entries.at(0).person = "grace";
    entries.at(0).kind = ledger::entry_kind::skipped;
    ledger::published_touch stood = plan::published_as(t);
    entries.at(0).displaced = {stood};
    ledger::published_touch before_undo = stood;
    before_undo.day = before_undo.told = stood.day + std::chrono::days(5);
    before_undo.start = *stood.start + std::chrono::days(5);
    std::vector<ledger::entry> made(1);
    made.at(0).id = "2";
    made.at(0).person = "grace";
    made.at(0).kind = ledger::entry_kind::undone;
    made.at(0).names = "1";
    const auto d = parsed(json::recorded(made, e.agenda, e.input(), entries, {{stood.uid, before_undo}}));
    CHECK(
        std::get<std::string>(member(d, "text").value)
            .ends_with("\nCall Ada Lovelace, Charles Babbage: Tue 8 Dec 2026 17:25 → Thu 3 Dec 2026 17:25."));
}

TEST_CASE("a household is named by its members, a gathering by its name") {
    example e;
    e.roster.people.at("ada").household = "lovelace";
    e.roster.people.at("charles").household = "lovelace";
    e.roster.gatherings["club"].name = "The club";
    std::vector<ledger::entry> made(3, e.state.people.at("ada").history.at(1));
    made.at(0).person = "lovelace";
    made.at(1).person = "club";
    made.at(2).person = "gone";
    const auto d = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Ada Lovelace, Charles Babbage: Logged: reached.\n"
          "The club: Logged: reached.\n"
          "gone: Logged: reached.");
}

TEST_CASE("the answer about somebody who is paused says that nothing is planned") {
    example e;
    e.agenda.touches.clear();
    std::vector<ledger::entry> made(1, e.state.people.at("ada").history.at(1));
    made.at(0).kind = ledger::entry_kind::paused;
    e.roster.people.at("ada").pause = std::true_type();
    const auto d = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(d, "text").value) == "Paused. Nothing is planned during the pause.");
}

} // namespace intouch
