// SPDX-License-Identifier: MIT
#include "store/files.hpp"
#include "store/migrate.hpp"
#include "store/sample.hpp"
#include "store/sqlite.hpp"
#include "store/temp_directory.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <regex>
#include <string>
#include <vector>

using namespace intouch;
using store::database;
using store::migrations;
namespace sqlite = store::sqlite;

namespace {

sqlite::connection raw(const std::filesystem::path& directory) {
    return sqlite::connection((directory / "intouch.db").string(),
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

/// Creates the database of tests/data/store/VERSION.sql.
void make_old(const std::filesystem::path& directory, std::size_t version) {
    const auto file = test::data_dir() / "store" / (std::to_string(version) + ".sql");
    REQUIRE_MESSAGE(std::filesystem::exists(file), file.string());
    raw(directory).execute(contents(file));
}

/// The declarations in the database without comments, with single spaces.
std::vector<std::string> schema(const std::filesystem::path& directory) {
    std::vector<std::string> all;
    auto c = raw(directory);
    auto s = c.prepare(
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    while (s.step()) {
        auto text = std::regex_replace(std::string(s.text()), std::regex("--[^\n]*"), "");
        all.push_back(std::regex_replace(text, std::regex("\\s+"), " "));
    }
    return all;
}

} // namespace

TEST_CASE("a database of every version keeps its rows and gets the schema of a new one") {
    const temp_directory fresh;
    REQUIRE(database::open(fresh.path(), store::access::write, "x"));
    ledger::account_copy home{.collection = {.url = "https://dav.example.org/cal/",
                                             .token = "token-7",
                                             .ctag = "ctag",
                                             .components = "VEVENT",
                                             .token_failures = 1},
                              .objects = {}};
    home.objects["two@intouch"] = {.uid = "two@intouch",
                                   .generation = 1,
                                   .href = "/cal/two.ics",
                                   .etag = "W/\"7\"",
                                   .state = ledger::copy_state::deleted,
                                   .written = "written",
                                   .remote = "remote",
                                   .wanted = {},
                                   .intended = {},
                                   .deleted_at = sample::at("2026-12-02T08:00:03Z"),
                                   .entry = "01ARZ3NDEKTSV4RRFFQ69G5FA1",
                                   .rewrites = 2,
                                   .rewritten_on = sample::day("2026-12-02")};
    const ledger::published_pace pace{
        .is_short = true,
        .classes = {{.via = {"call"}, .blocks = {"calls"}, .people = 41, .stretch = 2.1, .pace = 2.21}},
        .filled = sample::day("2026-12-01"),
        .counted = sample::day("2026-12-02"),
        .basis = "basis",
        .needed = 190.5,
        .available = 90,
        .wished = 297,
        .possible = 128,
        .tries = 2.2};
    const ledger::message_state waiting{.target = "phone",
                                        .key = "digest 2026-12-02",
                                        .step = ledger::message_step::waiting,
                                        .due = sample::at("2026-12-02T07:00:00Z"),
                                        .stale = sample::at("2026-12-02T23:00:00Z"),
                                        .tries = 2,
                                        .trouble = "no answer",
                                        .form = "ntfy",
                                        .title = "Today: Call Ada",
                                        .text = "Call Ada",
                                        .payload = "{}"};
    for (std::size_t version = 1; version <= migrations().size(); ++version) {
        const temp_directory dir;
        make_old(dir.path(), version);
        const auto db = database::open(dir.path(), store::access::write, "unused");
        REQUIRE_MESSAGE(db, db.error().text);
        CHECK(db->instance() == "instance-of-version-1");
        auto reached = sample::plain_entry("01ARZ3NDEKTSV4RRFFQ69G5FA0");
        reached.kind = ledger::entry_kind::reached;
        reached.on.time = minutes(17 * 60 + 30);
        reached.channel = "call";
        reached.note = "a note";
        reached.key = "key-1";
        reached.ideal = sample::day("2026-11-30");
        reached.with = {"grace", "a\tb\\"};
        reached.displaced = {sample::touch("one@intouch")};
        auto moved = sample::plain_entry("01ARZ3NDEKTSV4RRFFQ69G5FA1");
        moved.at = sample::at("2026-12-02T08:00:00Z");
        moved.person = "grace";
        moved.round = 2;
        moved.kind = ledger::entry_kind::moved;
        moved.on.day = sample::day("2026-12-02");
        moved.to = when{sample::day("2026-12-05"), minutes(600)};
        moved.source = ledger::entry_source::caldav;
        CHECK(db->entries().value() == std::vector{reached, moved});
        const ledger::published_touch place{"two@intouch",
                                            "grace",
                                            "cadence",
                                            2,
                                            1,
                                            "text",
                                            minutes(5),
                                            sample::day("2026-12-01"),
                                            sample::day("2026-12-08"),
                                            sample::day("2026-12-05"),
                                            {},
                                            "",
                                            true,
                                            false,
                                            sample::day("2026-12-05"),
                                            sample::day("2026-12-05")};
        CHECK(db->published().value() == ledger::published_plan{{"two@intouch", place}});
        CHECK(db->pace().value() == (version >= 5 ? pace : ledger::published_pace{}));
        CHECK(db->stamps("mine").value() ==
              ledger::stamps{{"two@intouch", {{}, 7, sample::at("2026-12-02T08:00:01Z")}}});
        CHECK(db->generations().value() == std::map<std::string, int>{{"mine", 3}});
        CHECK(db->answered("key-1").value() == store::answer{"key-1", {}, 201, "{}"});
        CHECK(db->messages().value() ==
              (version >= 6 ? ledger::message_states{{{"phone", "digest 2026-12-02"}, waiting}}
                            : ledger::message_states{}));
        home.collection.found_for = version >= 7 ? "settings" : "";
        CHECK(db->account("home").value() == (version >= 2 ? home : ledger::account_copy{}));
        CHECK(schema(dir.path()) == schema(fresh.path()));
    }
}

TEST_CASE("steps run once and in order and keep the rows") {
    const temp_directory dir;
    make_old(dir.path(), 1);
    std::vector<std::string_view> steps(migrations().begin(), migrations().begin() + 1);
    steps.emplace_back(
        "ALTER TABLE meta ADD COLUMN more TEXT NOT NULL DEFAULT 'yes'; CREATE TABLE two (a TEXT) STRICT");
    steps.emplace_back("INSERT INTO two SELECT more || ' ' || value FROM meta");
    auto c = raw(dir.path());
    REQUIRE(store::readable(c, steps).error().code == errc::storage);
    for (int times = 0; times < 2; ++times) {
        REQUIRE(store::migrate(c, steps));
        CHECK(c.number("PRAGMA user_version") == 3);
        auto s = c.prepare("SELECT a FROM two");
        REQUIRE(s.step());
        CHECK(s.text() == "yes instance-of-version-1");
        CHECK_FALSE(s.step());
    }
    CHECK(store::readable(c, steps));
}

TEST_CASE("a failed step has no effect and the steps before it stay") {
    const temp_directory dir;
    make_old(dir.path(), 1);
    const std::vector<std::string_view> steps{migrations().front(), "CREATE TABLE two (a TEXT)",
                                              "CREATE TABLE three (a TEXT); INSERT INTO nowhere VALUES (1)"};
    auto c = raw(dir.path());
    CHECK_THROWS_AS((void)store::migrate(c, steps), sqlite::failure);
    CHECK(c.number("PRAGMA user_version") == 2);
    CHECK(c.number("SELECT count(*) FROM sqlite_schema WHERE name = 'two'") == 1);
    CHECK(c.number("SELECT count(*) FROM sqlite_schema WHERE name = 'three'") == 0);
}

TEST_CASE("a newer database is refused unchanged with both versions and a remedy") {
    const temp_directory dir;
    make_old(dir.path(), 1);
    raw(dir.path()).execute("PRAGMA user_version = 99");
    const auto before = contents(dir.path() / "intouch.db");
    for (const auto how : {store::access::write, store::access::read}) {
        const auto refused = database::open(dir.path(), how, "x");
        REQUIRE_FALSE(refused);
        CHECK(refused.error() ==
              error{errc::too_new,
                    (std::filesystem::canonical(dir.path()) / "intouch.db").string() +
                        ": is of version 99, written by a newer intouch; this one knows " +
                        std::to_string(migrations().size()) +
                        ": install the newer one again, or replace it with a backup copy made before"});
    }
    CHECK(contents(dir.path() / "intouch.db") == before);
}

TEST_CASE("entries can be neither changed nor deleted") {
    const temp_directory dir;
    make_old(dir.path(), 1);
    auto c = raw(dir.path());
    CHECK_THROWS_WITH(c.execute("UPDATE entries SET note = 'x'"), "entries are never changed: enter an undo");
    CHECK_THROWS_WITH(c.execute("DELETE FROM entries"), "entries are never deleted: enter an undo");
    c.execute("PRAGMA recursive_triggers = ON");
    CHECK_THROWS_WITH(c.execute("INSERT OR REPLACE INTO entries SELECT * FROM entries"),
                      "entries are never deleted: enter an undo");
    CHECK(c.number("SELECT count(*) FROM entries WHERE track = ''") == 2);
}
