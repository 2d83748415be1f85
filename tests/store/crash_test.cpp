// SPDX-License-Identifier: MIT
#include "store/directory_lock.hpp"
#include "store/processes.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <random>

using namespace intouch;
using store::database;

namespace {

std::string numbered(int n) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%08d", n);
    return text.data();
}

/// Commits entries from `first` on, each with a place and a stamp. Says each id after its commit.
int commit_for_ever(const std::filesystem::path& directory, int first, int pipe) {
    const auto lock = store::directory_lock::take(directory);
    auto db = database::open(directory, store::access::write, "instance");
    if (!lock || !db) return 1;
    for (int n = first;; ++n) {
        auto c = sample::of({sample::full_entry(numbered(n), "key-" + numbered(n))});
        c.places.placed = sample::one_place(numbered(n));
        c.stamps["mine"][numbered(n)] = {sha256(numbered(n)), n, sample::at("2026-12-01T08:00:00Z")};
        if (!db->commit(c)) return 2;
        say(pipe, numbered(n));
    }
}

} // namespace

TEST_CASE("every acknowledged entry survives a kill at any moment") {
    const temp_directory dir;
    std::mt19937 random(1);
    int kept = 0; // number of entries, numbered from 0
    int killed_while_committing = 0;
    for (int round = 0; round < 30; ++round) {
        child writer([&](int pipe) { return commit_for_ever(dir.path(), kept, pipe); });
        int acknowledged = kept - 1;
        for (auto n = random() % 40; n > 0; --n) acknowledged = std::stoi(writer.line());
        writer.kill_now();
        for (auto line = writer.line(); line.size() == 8; line = writer.line())
            acknowledged = std::stoi(line);

        const auto lock = store::directory_lock::take(dir.path());
        REQUIRE_MESSAGE(lock, lock.error().text);
        const auto db = database::open(dir.path(), store::access::write, "another");
        REQUIRE_MESSAGE(db, db.error().text);
        const auto entries = db->entries().value();
        const int there = static_cast<int>(entries.size());
        // Nothing is lost. One more entry may be there: its commit was done but not acknowledged.
        REQUIRE(there >= acknowledged + 1);
        REQUIRE(there <= acknowledged + 2);
        for (int n = 0; n < there; ++n) REQUIRE(entries[static_cast<std::size_t>(n)].id == numbered(n));
        if (there > 0) {
            // A change is complete or absent.
            CHECK(entries.back() == sample::full_entry(numbered(there - 1), "key-" + numbered(there - 1)));
            CHECK(db->published().value() == sample::one_place(numbered(there - 1)));
            CHECK(db->stamps("mine").value().size() == entries.size());
            CHECK(db->instance() == "instance");
        }
        killed_while_committing += there > kept ? 1 : 0;
        kept = there;
    }
    CHECK(killed_while_committing > 20);
}

TEST_CASE("a kill during the creation of a database does not prevent the next start") {
    const temp_directory dir;
    for (int round = 0; round < 12; ++round) {
        child maker([&](int pipe) {
            say(pipe, "begin");
            return database::open(dir.path(), store::access::write, "first") ? 0 : 1;
        });
        maker.line();
        usleep(static_cast<useconds_t>(round * 300));
        maker.kill_now();
        const auto db = database::open(dir.path(), store::access::write, "second");
        REQUIRE_MESSAGE(db, db.error().text);
        CHECK(db->entries().value().empty());
        CHECK((db->instance() == "first" || db->instance() == "second"));
        for (const auto& file : std::filesystem::directory_iterator(dir.path()))
            std::filesystem::remove(file);
    }
}
