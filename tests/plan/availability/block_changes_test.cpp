// SPDX-License-Identifier: MIT
#include "plan/availability/block_changes.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::test;

namespace {

roster::block block_at(const std::string& id, std::string_view when) {
    roster::block b;
    b.id = id;
    b.when = {parse_week_range(when).value()};
    return b;
}

} // namespace

TEST_CASE("the newest change of an occurrence counts") {
    ledger::state state;
    auto& history = state.people[plan::block_owner("calls")].history;
    const auto enter = [&](ledger::entry_kind kind, std::string_view on, std::string_view to) {
        ledger::entry e;
        e.kind = kind;
        e.on = at(on);
        if (!to.empty()) e.to = at(to);
        history.push_back(e);
    };
    enter(ledger::entry_kind::block_moved, "2026-12-01T17:00", "2026-12-02T18:00");
    enter(ledger::entry_kind::block_skipped, "2026-12-03T17:00", "");
    enter(ledger::entry_kind::block_moved, "2026-12-01T17:00", "2026-12-04T18:00");
    enter(ledger::entry_kind::block_moved, "2026-12-08T17:00", "2026-12-09T17:00");
    enter(ledger::entry_kind::block_moved, "2026-12-08T17:00", "2026-12-08T17:00"); // back again
    CHECK(plan::changes_of(state, block_at("calls", "Mon-Fri 17:00-18:00")) ==
          plan::block_changes{{at("2026-12-01T17:00"), at("2026-12-04T18:00")},
                              {at("2026-12-03T17:00"), std::nullopt}});
    CHECK(plan::changes_of(state, block_at("mornings", "Mon-Fri 17:00-18:00")).empty());
}

TEST_CASE("a change of an occurrence outlives an edit of the hours, and ends with the weekday") {
    ledger::state state;
    ledger::entry e;
    e.kind = ledger::entry_kind::block_skipped;
    e.on = at("2026-12-03T17:00"); // a Thursday
    state.people[plan::block_owner("calls")].history.push_back(e);
    CHECK(plan::changes_of(state, block_at("calls", "Tue,Thu 16:45-18:00")) ==
          plan::block_changes{{at("2026-12-03T16:45"), std::nullopt}});
    CHECK(plan::changes_of(state, block_at("calls", "Tue,Fri 16:45-18:00")).empty());
}
