// SPDX-License-Identifier: MIT
#include "store/sample.hpp"
#include "store/secret_file.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using store::database;

namespace {

database opened(const std::filesystem::path& directory, store::access how = store::access::write) {
    auto db = database::open(directory, how, "instance-1");
    REQUIRE_MESSAGE(db, db.error().text);
    return std::move(*db);
}

store::change everything() {
    auto c = sample::of({sample::full_entry("01", "key-1"), sample::plain_entry("02")});
    c.places.placed = {{"a", sample::touch("a")}, {"b", sample::touch("b", "2026-12-04")}};
    c.stamps = {{"mine", {{"a", {sha256("x"), 3, sample::at("2026-12-01T08:00:00Z")}}}}, {"sam", {}}};
    c.generations = {{"mine", 2}};
    c.answers = {{"key-1", sha256("request"), 201, std::string("{\"a\":\0}", 7)}};
    return c;
}

} // namespace

TEST_CASE("everything in a change comes back after reopening") {
    const temp_directory dir;
    const auto c = everything();
    REQUIRE(opened(dir.path()).commit(c));
    for (const auto how : {store::access::write, store::access::read}) {
        const auto db = opened(dir.path(), how);
        CHECK(db.instance() == "instance-1");
        CHECK(db.entries().value() == c.entries);
        CHECK(db.published().value() == c.places.placed);
        CHECK(db.stamps("mine").value() == c.stamps.at("mine"));
        CHECK(db.stamps("sam").value().empty());
        CHECK(db.generations().value() == c.generations);
        CHECK(db.answered("key-1").value() == c.answers.front());
        CHECK_FALSE(db.answered("key-2").value().has_value());
    }
}

TEST_CASE("calendar accounts come back and are changed row by row") {
    const temp_directory dir;
    const ledger::collection_copy found{.url = "https://dav.example.org/cal/",
                                        .token = "t'1\"",
                                        .ctag = "c",
                                        .components = "VEVENT VTODO",
                                        .syncs = false,
                                        .deep = true,
                                        .token_failures = 1};
    const ledger::calendar_copy one{.uid = "one",
                                    .generation = 2,
                                    .href = "/cal/o%20ne.ics",
                                    .etag = "W/\"x\"",
                                    .kind = ledger::object_kind::gathering,
                                    .state = ledger::copy_state::updating,
                                    .fresh = true,
                                    .written = "a\r\nb",
                                    .remote = "c\nd",
                                    .wanted = "e",
                                    .intended = "f",
                                    .deleted_at = sample::at("2026-12-01T08:00:00Z"),
                                    .entry = "01",
                                    .rewrites = 3,
                                    .rewritten_on = sample::day("2026-12-01")};
    const ledger::calendar_copy two{.uid = "two",
                                    .href = "/cal/two.ics",
                                    .etag = {},
                                    .written = {},
                                    .remote = {},
                                    .wanted = {},
                                    .intended = {}};
    store::change first;
    first.accounts["home"] = {.collection = found, .set = {{"one", one}, {"two", two}}};
    first.accounts["work"] = {.set = {{"one", two}}};
    REQUIRE(opened(dir.path()).commit(first));
    CHECK(opened(dir.path(), store::access::read).account("home").value() ==
          ledger::account_copy{found, {{"one", one}, {"two", two}}});
    CHECK(opened(dir.path()).account("nowhere").value() == ledger::account_copy{});

    store::change second;
    auto changed = two;
    changed.etag = "\"2\"";
    second.accounts["home"] = {.set = {{"two", changed}}, .forgotten = {"one", "never"}};
    REQUIRE(opened(dir.path()).commit(second));
    CHECK(opened(dir.path()).account("home").value() == ledger::account_copy{found, {{"two", changed}}});
    CHECK(opened(dir.path()).account("work").value().objects.size() == 1);
}

TEST_CASE("the instance name is chosen once") {
    const temp_directory dir;
    opened(dir.path());
    const auto again = database::open(dir.path(), store::access::write, "instance-2");
    REQUIRE(again);
    CHECK(again->instance() == "instance-1");
}

TEST_CASE("entries are sorted by id and not by commit") {
    const temp_directory dir;
    auto db = opened(dir.path());
    REQUIRE(db.commit(sample::of({sample::plain_entry("03"), sample::plain_entry("01")})));
    REQUIRE(db.commit(sample::of({sample::plain_entry("02")})));
    std::vector<std::string> ids;
    for (const auto& e : db.entries().value()) ids.push_back(e.id);
    CHECK(ids == std::vector<std::string>{"01", "02", "03"});
}

TEST_CASE("a used key is a conflict and nothing of the change is stored") {
    const temp_directory dir;
    auto db = opened(dir.path());
    auto c = everything();
    REQUIRE(db.commit(c));
    auto second = sample::of({sample::plain_entry("08"), sample::full_entry("09", "key-1")});
    second.places = {.placed = {{"z", sample::touch("z")}}, .gone = {"a", "b"}};
    second.stamps["mine"]["a"] = {sha256("y"), 4, sample::at("2026-12-02T08:00:00Z")};
    second.generations["mine"] = 3;
    const auto refused = db.commit(second);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::conflict);
    CHECK(db.entries().value() == c.entries);
    CHECK(db.published().value() == c.places.placed);
    CHECK(db.stamps("mine").value() == c.stamps.at("mine"));
    CHECK(db.generations().value() == c.generations);

    // The refused change does not affect later commits.
    second.entries.pop_back();
    REQUIRE(db.commit(second));
    CHECK(db.published().value() == second.places.placed);
    CHECK(db.stamps("mine").value() == second.stamps.at("mine"));
}

TEST_CASE("changed places are written and the others stay") {
    const temp_directory dir;
    auto db = opened(dir.path());
    REQUIRE(db.commit(everything()));
    store::change c;
    c.places = {.placed = {{"b", sample::touch("b", "2026-12-09")}, {"c", sample::touch("c")}},
                .gone = {"a"}};
    CHECK_FALSE(c.empty());
    REQUIRE(db.commit(c));
    const ledger::published_plan changed{{"b", sample::touch("b", "2026-12-09")}, {"c", sample::touch("c")}};
    CHECK(db.published().value() == changed);
    CHECK(opened(dir.path(), store::access::read).published().value() == changed);
    auto far = sample::touch("d", "2199-12-31");
    far.day += days(1);
    c.places = {.placed = {{"d", far}}, .gone = {}};
    CHECK(db.commit(c).error().code == errc::invalid);
    CHECK(db.published().value() == changed);
}

TEST_CASE("a second answer under one key is a conflict") {
    const temp_directory dir;
    auto db = opened(dir.path());
    store::change c;
    c.answers = {{"k", sha256("1"), 200, "first"}};
    REQUIRE(db.commit(c));
    c.answers.front().body = "second";
    const auto refused = db.commit(c);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::conflict);
    CHECK(db.answered("k").value()->body == "first");
}

TEST_CASE("an existing entry id is refused and not as a conflict of keys") {
    const temp_directory dir;
    auto db = opened(dir.path());
    REQUIRE(db.commit(sample::of({sample::plain_entry("01")})));
    const auto refused = db.commit(sample::of({sample::plain_entry("01")}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::storage);
}

TEST_CASE("several entries may have no key") {
    const temp_directory dir;
    auto db = opened(dir.path());
    CHECK(db.commit(
        sample::of({sample::plain_entry("01"), sample::plain_entry("02"), sample::plain_entry("03")})));
}

TEST_CASE("a commit sets the named stamps and keeps the others") {
    const temp_directory dir;
    auto db = opened(dir.path());
    const auto stamp = [](int n) {
        return ledger::stamp{sha256(std::to_string(n)), n, sample::at("2026-12-01T08:00:00Z")};
    };
    store::change c;
    c.stamps["mine"] = {{"a", stamp(1)}, {"b", stamp(2)}};
    REQUIRE(db.commit(c));
    c.stamps["mine"] = {{"b", stamp(3)}, {"c", stamp(4)}};
    c.stamps["sam"] = {{"a", stamp(5)}};
    REQUIRE(db.commit(c));
    CHECK(db.stamps("mine").value() == ledger::stamps{{"a", stamp(1)}, {"b", stamp(3)}, {"c", stamp(4)}});
    CHECK(db.stamps("sam").value() == ledger::stamps{{"a", stamp(5)}});
}

TEST_CASE("a reader beside the writer sees the state at its opening") {
    const temp_directory dir;
    auto writer = opened(dir.path());
    REQUIRE(writer.commit(sample::of({sample::plain_entry("01")})));
    const auto early = opened(dir.path(), store::access::read);
    CHECK(early.entries().value().size() == 1);
    REQUIRE(writer.commit(sample::of({sample::plain_entry("02")})));
    CHECK(early.entries().value().size() == 1);
    CHECK(opened(dir.path(), store::access::read).entries().value().size() == 2);
}

TEST_CASE("nothing is committed to a file that was removed or replaced") {
    const temp_directory dir;
    auto db = opened(dir.path());
    REQUIRE(db.commit(sample::of({sample::plain_entry("01")})));
    const auto file = dir.path() / "intouch.db";
    std::filesystem::rename(file, dir.path() / "away");
    const auto refused = db.commit(sample::of({sample::plain_entry("02")}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() ==
          error{errc::storage, file.string() + ": was removed or replaced while it is in use, so "
                                               "nothing was entered: put it back, and start the "
                                               "daemon again"});
    std::filesystem::rename(dir.path() / "away", file);
    CHECK(db.commit(sample::of({sample::plain_entry("02")})));
    CHECK(db.entries().value().size() == 2);
}

TEST_CASE("a ledger that is missing beside its key is never begun afresh") {
    const temp_directory dir;
    opened(dir.path());
    REQUIRE(store::secret_file(dir.path(), "key", "fresh"));
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(dir.path() / (std::string("intouch.db") + suffix));
    for (const auto how : {store::access::write, store::access::read}) {
        const auto refused = database::open(dir.path(), how, "another");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::damaged);
        CHECK(refused.error().text.contains("is missing, but its key is in"));
    }
    std::filesystem::remove(dir.path() / "key");
    CHECK(database::open(dir.path(), store::access::write, "another"));
}

TEST_CASE("a reader cannot commit") {
    const temp_directory dir;
    opened(dir.path());
    auto reader = opened(dir.path(), store::access::read);
    const auto refused = reader.commit(sample::of({sample::plain_entry("01")}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::storage);
}

TEST_CASE("dates that the columns cannot hold are refused before anything is written") {
    const temp_directory dir;
    auto db = opened(dir.path());
    std::vector<store::change> bad(6);
    auto e = sample::full_entry("01");
    const date far = sample::day("2199-12-31") + days(1);
    const instant late{std::chrono::sys_days{far.time_since_epoch()}};
    for (auto& c : std::span(bad).first(4)) c.entries = {e};
    bad[0].entries[0].on.day = far;
    bad[1].entries[0].to = when{sample::day("2026-12-01"), minutes(1440)};
    bad[2].entries[0].ideal = sample::day("1900-01-01") - days(1);
    bad[3].entries[0].displaced[0].start = late;
    bad[4].places.placed = {{"a", sample::touch("a")}};
    bad[4].places.placed.at("a").latest = far;
    bad[5].stamps["mine"]["a"] = {{}, 1, late};
    for (const auto& c : bad) {
        const auto refused = db.commit(c);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::invalid);
        CHECK(refused.error().text.find("1900 to 2199") != std::string::npos);
    }
    CHECK(db.entries().value().empty());
}

TEST_CASE("an empty change is committed without an effect") {
    const temp_directory dir;
    auto db = opened(dir.path(), store::access::write);
    CHECK(store::change{}.empty());
    CHECK_FALSE(everything().empty());
    CHECK(db.commit({}));
}

TEST_CASE("messages are forgotten 60 days later, but not while they wait") {
    const temp_directory dir;
    auto db = database::open(dir.path(), store::access::write, "i").value();
    const auto put = [&](const char* key, const char* due, ledger::message_step step) {
        store::change c;
        c.messages = {
            {.target = "phone", .key = key, .step = step, .due = sample::at(due), .stale = sample::at(due)}};
        REQUIRE(db.commit(c).has_value());
    };
    const auto keys = [&] {
        std::string all;
        for (const auto& [key, m] : db.messages().value()) all += m.key + " ";
        return all;
    };
    put("a", "2026-01-01T08:00:00Z", ledger::message_step::sent);
    put("b", "2026-01-01T09:00:00Z", ledger::message_step::waiting);
    put("c", "2026-03-02T07:59:59Z", ledger::message_step::silent);
    CHECK(keys() == "a b c ");
    put("d", "2026-03-02T08:00:01Z", ledger::message_step::sent);
    CHECK(keys() == "b c d ");
}
