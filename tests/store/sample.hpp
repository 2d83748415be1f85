// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "ledger/entry.hpp"
#include "store/database.hpp"

#include <string>

namespace sample {

using namespace intouch;

inline date day(std::string_view text) { return parse_date(text).value(); }
inline instant at(std::string_view text) { return parse_instant(text).value(); }

inline ledger::published_touch touch(const std::string& uid, std::string_view on = "2026-12-03") {
    return {.uid = uid,
            .owner = "ada",
            .kind = "cadence",
            .round = 4,
            .attempt = 1,
            .channel = "call",
            .length = minutes(25),
            .ideal = day("2026-12-03"),
            .latest = day("2026-12-17"),
            .day = day(on),
            .start = at("2026-12-03T16:25:00Z"),
            .block = "calls",
            .pinned = false,
            .told = day(on),
            .first_told = day(on)};
}

inline ledger::entry plain_entry(const std::string& id) {
    ledger::entry e;
    e.id = id;
    e.at = at("2026-12-01T08:00:00Z");
    e.person = "ada";
    e.round = 1;
    e.kind = ledger::entry_kind::no_answer;
    e.on = {day("2026-12-01"), std::nullopt};
    e.source = ledger::entry_source::api;
    return e;
}

/// Every field has a value, some with characters that need escaping.
inline ledger::entry full_entry(const std::string& id, const std::string& key = {}) {
    auto e = plain_entry(id);
    e.on.time = minutes(17 * 60 + 30);
    e.channel = "call";
    e.to = when{day("2026-12-05"), minutes(0)};
    e.note = std::string("tab\there, line\nbreak, back\\slash, 'quotes\", nul\0, \xff not UTF-8", 60);
    e.source = ledger::entry_source::caldav;
    e.key = key;
    e.ideal = day("2026-11-30");
    e.with = {"grace", "", "a\tb\nc\\"};
    e.contact = false;
    e.detail = "0123456789abcdef";
    e.names = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    e.block = "calls";
    auto all_day = touch("two");
    all_day.start.reset();
    all_day.pinned = true;
    all_day.block.clear();
    e.displaced = {touch("one@intouch"), all_day};
    return e;
}

/// A plan of one touch, "place", which differs for each `owner`. Setting it replaces the one of another
/// owner.
inline ledger::published_plan one_place(const std::string& owner) {
    auto t = touch("place");
    t.owner = owner;
    return {{"place", t}};
}

inline store::change of(std::vector<ledger::entry> entries) {
    store::change c;
    c.entries = std::move(entries);
    return c;
}

} // namespace sample
