// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

namespace {

using namespace intouch;
using daemon::cycle;

ledger::entry entry_of(const std::string& id, const std::string& person,
                       ledger::entry_kind kind = ledger::entry_kind::reached) {
    ledger::entry e;
    e.id = id;
    e.person = person;
    e.kind = kind;
    return e;
}

ledger::published_touch place_of(const std::string& uid, const std::string& owner) {
    ledger::published_touch p;
    p.uid = uid;
    p.owner = owner;
    return p;
}

/// A snapshot without a plan, and a configuration without people.
cycle empty_cycle(const std::vector<ledger::entry>& entries) {
    auto last = std::make_shared<daemon::snapshot>();
    last->state = std::make_shared<const ledger::state>();
    last->published = std::make_shared<const ledger::published_plan>();
    return daemon::begin_cycle(std::move(last), std::make_shared<const daemon::configuration>(), entries,
                               instant{});
}

std::vector<std::string> displaced_by(const ledger::entry& e) {
    std::vector<std::string> uids;
    for (const auto& place : e.displaced) uids.push_back(place.uid);
    return uids;
}

} // namespace

TEST_CASE("a displaced place goes to the entry of its person, else to the newest command") {
    std::vector<ledger::entry> entries{entry_of("1", "ada"), entry_of("2", "ada"), entry_of("3", "grace")};
    cycle c;
    c.first = 1;
    c.commands.push_back({{}, 1, 1});
    c.commands.push_back({{}, 2, 1});
    c.displaced = {place_of("a", "ada"), place_of("g", "grace"), place_of("m", "mary")};
    daemon::attribute_displaced(c, entries);
    CHECK(displaced_by(entries[0]).empty());
    CHECK(displaced_by(entries[1]) == std::vector<std::string>{"a"});
    CHECK(displaced_by(entries[2]) == std::vector<std::string>{"g", "m"});
}

TEST_CASE("an undo gets no places while another command of the cycle can take them") {
    std::vector<ledger::entry> entries{entry_of("1", "ada"),
                                       entry_of("2", "grace", ledger::entry_kind::undone)};
    cycle c;
    c.commands.push_back({{}, 0, 1});
    c.commands.push_back({{}, 1, 1});
    c.displaced = {place_of("m", "mary")};
    daemon::attribute_displaced(c, entries);
    CHECK(displaced_by(entries[0]) == std::vector<std::string>{"m"});
    CHECK(displaced_by(entries[1]).empty());
}

TEST_CASE("a command without entries displaces nothing") {
    std::vector<ledger::entry> entries{entry_of("1", "ada")};
    cycle c;
    c.first = 1;
    c.commands.push_back({{}, 1, 0});
    c.displaced = {place_of("a", "ada")};
    daemon::attribute_displaced(c, entries);
    CHECK(displaced_by(entries[0]).empty());
}

TEST_CASE("an undo puts back what the struck entry displaced") {
    std::vector<ledger::entry> entries{entry_of("1", "ada")};
    entries[0].displaced = {place_of("g", "grace")};
    cycle c = empty_cycle(entries);
    auto undo = entry_of("2", "ada", ledger::entry_kind::undone);
    undo.names = "1";
    daemon::enter(c, entries, {undo});
    CHECK(entries.size() == 2);
    CHECK(c.start->contains("g"));
    CHECK(c.state->struck.contains("1"));
}
