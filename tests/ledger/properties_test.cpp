// SPDX-License-Identifier: MIT
// Properties of generated ledgers, in a plausible order or not.
#include "ledger/fold.hpp"
#include "ledger/undo.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::ledger;

namespace {

class generator {
public:
    explicit generator(unsigned seed) : random_(seed) {}

    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool one_in(int n) { return below(n) == 0; }

    /// Usually the number of the open round, as a caller would choose it; sometimes any number.
    entry next(const state& s, const std::vector<entry>& before) {
        static const std::vector<std::string> people{"ada", "grace", "mary", "charles", "ada-l"};
        entry e;
        std::array<char, 8> id{};
        std::snprintf(id.data(), id.size(), "%06d", static_cast<int>(before.size()));
        e.id = id.data();
        e.person = people[static_cast<std::size_t>(below(5))];
        e.kind = static_cast<entry_kind>(below(static_cast<int>(entry_kind::undone) + 1));
        e.source = one_in(4) ? entry_source::daemon : entry_source::api;
        day_ += days(below(4));
        e.on = {day_ - days(one_in(4) ? below(30) : 0), std::nullopt};
        if (one_in(3)) e.on.time = minutes(below(1440));
        if (one_in(2)) e.to = when{day_ + days(below(30)), std::nullopt};
        if (one_in(5))
            e.with = {people[static_cast<std::size_t>(below(5))], people[static_cast<std::size_t>(below(5))]};
        e.detail = one_in(2) ? "d" + std::to_string(below(3)) : "";
        const auto known = s.people.find(e.person);
        e.round = known == s.people.end() ? 1 : known->second.round;
        if (one_in(6)) e.round = below(4);
        if (e.kind == entry_kind::undone) e.names = before.empty() ? "none" : undone(s, before);
        return e;
    }

private:
    std::string undone(const state& s, const std::vector<entry>& before) {
        const auto newest = newest_undoable(before, s);
        if (newest && !one_in(3)) return newest->id;
        return before[static_cast<std::size_t>(below(static_cast<int>(before.size())))].id;
    }

    std::mt19937 random_;
    date day_{std::chrono::year{2026} / 1 / 1};
};

const std::vector<renames> all_renames{{}, {{"ada-l", "ada"}}};

} // namespace

TEST_CASE("entries applied one by one give the same state as fold") {
    for (const auto& formerly : all_renames)
        for (unsigned seed = 0; seed < 150; ++seed) {
            generator g(seed);
            state s;
            std::vector<entry> entries;
            for (int i = 0; i < 60; ++i) {
                const auto e = g.next(s, entries);
                apply(s, entries, e, formerly);
                entries.push_back(e);
                if (i % 7 == 0 || i > 50)
                    REQUIRE_MESSAGE(s == fold(entries, formerly), "seed " << seed << " entry " << i);
            }
        }
}

TEST_CASE("the order of the entries in the list does not matter") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        generator g(seed);
        state s;
        std::vector<entry> entries;
        for (int i = 0; i < 40; ++i) {
            entries.push_back(g.next(s, entries));
            apply(s, std::span(entries).first(entries.size() - 1), entries.back());
        }
        std::ranges::shuffle(entries, std::mt19937(seed));
        REQUIRE(fold(entries) == s);
        state any_order;
        for (std::size_t i = 0; i < entries.size(); ++i)
            apply(any_order, std::span(entries).first(i), entries[i]);
        // An undo takes effect even when it comes before the undone entry.
        REQUIRE(any_order == s);
    }
}

TEST_CASE("an undone entry has no effect") {
    for (const auto& formerly : all_renames)
        for (unsigned seed = 0; seed < 150; ++seed) {
            generator g(seed);
            state s;
            std::vector<entry> entries;
            for (int i = 0; i < 40; ++i) {
                const auto e = g.next(s, entries);
                const auto before = s;
                apply(s, entries, e, formerly);
                entries.push_back(e);
                if (e.kind == entry_kind::undone || before.struck.contains(e.id)) continue;
                entry undo = e;
                undo.id = e.id + "-undo";
                undo.kind = entry_kind::undone;
                undo.names = e.id;
                auto after = s;
                apply(after, entries, undo, formerly);
                REQUIRE_MESSAGE(after.people == before.people, "seed " << seed << " entry " << i);
                CHECK(after.struck.contains(e.id));
            }
        }
}

TEST_CASE("an allowed undo changes no other entry that counted") {
    // All other closed rounds and attempts stay; only missed days may differ.
    const auto counted = [](const state& s, const std::string& without) {
        std::vector<std::string> all;
        for (const auto& [id, p] : s.people) {
            for (const auto& c : p.closed)
                if (c.entry != without) all.push_back(id + " closed by " + c.entry);
            for (const auto& a : p.attempts)
                if (a.entry != without) all.push_back(id + " tried by " + a.entry);
        }
        std::ranges::sort(all);
        return all;
    };
    int undone = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        generator g(seed);
        state s;
        std::vector<entry> entries;
        for (int i = 0; i < 40; ++i) {
            entries.push_back(g.next(s, entries));
            apply(s, std::span(entries).first(entries.size() - 1), entries.back());
        }
        for (const auto& e : entries) {
            if (!undoable(entries, s, e.id)) continue;
            auto undo = e;
            undo.id = "999999";
            undo.kind = entry_kind::undone;
            undo.names = e.id;
            auto after = s;
            apply(after, entries, undo);
            const auto before = counted(s, e.id);
            const auto now = counted(after, e.id);
            // The state of a closed round omits its attempts; after the undo they appear again.
            REQUIRE_MESSAGE(std::ranges::includes(now, before), "seed " << seed << " undo " << e.id);
            ++undone;
        }
    }
    CHECK(undone > 1000);
}

TEST_CASE("rounds are numbered without a gap and the last contact is the newest that counted") {
    for (const auto& formerly : all_renames)
        for (unsigned seed = 0; seed < 150; ++seed) {
            generator g(seed);
            state s;
            std::vector<entry> entries;
            for (int i = 0; i < 60; ++i) {
                const auto e = g.next(s, entries);
                apply(s, entries, e, formerly);
                entries.push_back(e);
            }
            for (const auto& [id, p] : s.people) {
                CHECK(p.round == static_cast<int>(p.closed.size()) + 1);
                std::optional<when> newest;
                int contacts = 0;
                for (std::size_t i = 0; i < p.closed.size(); ++i) {
                    CHECK(p.closed[i].round == static_cast<int>(i) + 1);
                    if (!is_contact(p.closed[i].outcome)) continue;
                    ++contacts;
                    if (!newest || p.closed[i].on.day > newest->day) newest = p.closed[i].on;
                }
                CHECK(p.contacts == contacts);
                CHECK(p.last_contact.has_value() == newest.has_value());
                if (newest) CHECK(p.last_contact->on.day == newest->day);
                CHECK((p.missed == 0) == !p.last_missed.has_value());
                CHECK(std::ranges::is_sorted(p.attempts, {}, &attempt::on));
                CHECK(std::ranges::is_sorted(p.history, {}, &entry::id));
            }
        }
}
