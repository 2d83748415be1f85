// SPDX-License-Identifier: MIT
// Whole entries, and every refusal. The stories of tests/data/plan tell what the entries do to the dates.
#pragma once

#include "plan/story.hpp"
#include "record/record.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace intouch::test {

using ledger::entry;
using ledger::entry_kind;
using ledger::entry_source;

/// Ada, every six weeks, last spoken to on 22 October; it is 3 December, 17:30.
inline world third_of_december() {
    world w;
    w.read_roster("[people.ada]\nevery = \"6 weeks\"\nlast = 2026-10-22\nphone = \"+44 20 7946 0000\"\n"
                  "[people.grace]\nevery = \"1 month\"\nlast = 2026-11-20\n");
    w.clock("2026-10-22 08:00");
    w.join();
    w.clock("2026-12-03 17:30");
    return w;
}

inline entry expected(const world& w, int number, entry_kind kind, int round = 1) {
    entry e;
    e.id = fmt::format("{:026}", number);
    e.at = w.moment;
    e.person = "ada";
    e.round = round;
    e.kind = kind;
    e.on = at("2026-12-03T17:30");
    e.source = entry_source::page;
    return e;
}

inline const record::origin page{entry_source::page, "key-1"};

inline error refused(const result<std::vector<entry>>& r) {
    REQUIRE(!r);
    return r.error();
}

} // namespace intouch::test
