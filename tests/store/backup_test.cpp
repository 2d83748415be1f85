// SPDX-License-Identifier: MIT
#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/files.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace intouch;
using store::database;

namespace {

namespace fs = std::filesystem;

const instant now = sample::at("2026-11-22T12:00:00Z");

/// Commits the entries `from` to `to` and closes the database.
void fill(const fs::path& directory, int from, int to) {
    auto db = database::open(directory, store::access::write, "instance").value();
    for (int n = from; n < to; ++n)
        REQUIRE(db.commit(sample::of({sample::full_entry("id" + std::to_string(n))})));
}

std::vector<ledger::entry> entries_in(const fs::path& directory) {
    return database::open(directory, store::access::read, {}).value().entries().value();
}

} // namespace

TEST_CASE("a backup beside a writer holds everything that was committed") {
    const temp_directory dir;
    auto db = database::open(dir.path(), store::access::write, "instance").value();
    REQUIRE(db.commit(sample::of({sample::full_entry("a"), sample::plain_entry("b")})));
    const auto file = dir.path() / "copy.db";
    const auto made = store::back_up(dir.path(), file);
    REQUIRE(made.has_value());
    CHECK(*made == store::backup_facts{2, "2026-12-01T08:00:00Z", "instance"});
    CHECK(mode_of(file) == 0600);
    CHECK(store::inspect_backup(file) == *made);
    CHECK_FALSE(fs::exists(dir.path() / "copy.db-wal"));
    REQUIRE(db.commit(sample::of({sample::plain_entry("c")}))); // the writer still works
    CHECK(store::inspect_backup(file)->entries == 2);
    CHECK(store::back_up(dir.path(), file)->entries == 3); // a newer backup replaces it
    const temp_directory anew;                             // a ledger that was lost and began again
    REQUIRE(database::open(anew.path(), store::access::write, "another").has_value());
    const auto refused = store::back_up(anew.path(), file);
    CHECK(refused.error().code == errc::conflict);
    CHECK(refused.error().text == file.string() + ": holds another ledger, of 3 entries: name another file");
    CHECK(store::inspect_backup(file)->entries == 3);
    CHECK_FALSE(fs::exists(dir.path() / "copy.db.new"));
}

TEST_CASE("a backup never replaces a file that is not a backup") {
    const temp_directory dir;
    fill(dir.path(), 0, 1);
    const auto file = dir.path() / "letter.txt";
    put(file, "Dear Ada");
    const auto refused = store::back_up(dir.path(), file);
    REQUIRE_FALSE(refused.has_value());
    CHECK(
        refused.error() ==
        error{errc::conflict, file.string() + ": exists and is not a backup of intouch: name another file"});
    CHECK(contents(file) == "Dear Ada");
    CHECK(store::back_up(dir.path(), dir.path() / "intouch.db").error().code == errc::conflict);
    CHECK(store::back_up(dir.path(), dir.path() / "none" / "x.db").error().code == errc::storage);
    const temp_directory empty;
    CHECK(store::back_up(empty.path(), dir.path() / "x.db").error().code == errc::not_found);
}

TEST_CASE("an inspection recognises damaged backups and other files") {
    const temp_directory dir;
    fill(dir.path(), 0, 40);
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    const std::string whole = contents(file);
    for (std::size_t length = 0; length < whole.size(); length += 512) {
        put(file, whole.substr(0, length));
        const auto found = store::inspect_backup(file);
        INFO(length);
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code == errc::damaged);
    }
    CHECK(store::inspect_backup(dir.path() / "none").error().code == errc::not_found);
    fs::create_symlink(dir.path() / "intouch.db", dir.path() / "link");
    CHECK(store::inspect_backup(dir.path() / "link").error().code == errc::storage);
}

TEST_CASE("a restore brings the backup back and keeps the replaced database") {
    const temp_directory dir;
    fill(dir.path(), 0, 3);
    const auto before = entries_in(dir.path());
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    fill(dir.path(), 3, 5);
    const auto replaced = store::restore(dir.path(), file, ".replaced-1", now);
    REQUIRE(replaced.has_value());
    CHECK(*replaced == fs::canonical(dir.path()) / "intouch.db.replaced-1");
    CHECK(entries_in(dir.path()) == before);
    CHECK(mode_of(dir.path() / "intouch.db") == 0600);
    CHECK(store::inspect_backup(*replaced)->entries == 5);
    fill(dir.path(), 7, 8); // the restored database is writable
    CHECK(entries_in(dir.path()).size() == 4);
}

TEST_CASE("the log of a killed daemon is moved away with its database") {
    const temp_directory dir;
    const auto file = dir.path() / "copy.db";
    fill(dir.path(), 0, 1);
    REQUIRE(store::back_up(dir.path(), file).has_value());
    put(dir.path() / "intouch.db-wal", "left behind");
    REQUIRE(store::restore(dir.path(), file, ".old", now).has_value());
    CHECK_FALSE(fs::exists(dir.path() / "intouch.db-wal"));
    CHECK_FALSE(fs::exists(dir.path() / "intouch.db-shm"));
    CHECK(contents(dir.path() / "intouch.db.old-wal") == "left behind");
    CHECK(entries_in(dir.path()).size() == 1);
}

TEST_CASE("a damaged backup restores nothing") {
    const temp_directory dir;
    fill(dir.path(), 0, 2);
    const auto bad = dir.path() / "bad.db";
    put(bad, "SQLite format 3");
    const auto names = names_in(dir.path());
    const auto refused = store::restore(dir.path(), bad, ".old", now);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == errc::damaged);
    CHECK(store::restore(dir.path(), dir.path() / "none", ".old", now).error().code == errc::not_found);
    CHECK(store::restore(dir.path(), dir.path() / "intouch.db", ".old", now).error().code == errc::conflict);
    CHECK(names_in(dir.path()) == names);
    CHECK(entries_in(dir.path()).size() == 2);
}

TEST_CASE("a backup is restored into a directory without a database") {
    const temp_directory from;
    fill(from.path(), 0, 2);
    const auto file = from.path() / "copy.db";
    REQUIRE(store::back_up(from.path(), file).has_value());
    const temp_directory dir;
    const auto replaced = store::restore(dir.path(), file, ".old", now);
    REQUIRE(replaced.has_value());
    CHECK(replaced->empty());
    CHECK(entries_in(dir.path()).size() == 2);
}

TEST_CASE("the newest daily backups are kept") {
    const temp_directory dir;
    fill(dir.path(), 0, 1);
    CHECK(store::daily_backups(dir.path()).empty());
    for (int n = 0; n < 10; ++n) {
        const auto made = store::back_up_daily(dir.path(), sample::day("2026-11-25") + days(n), 7);
        REQUIRE(made.has_value());
        CHECK(*made);
    }
    CHECK(store::back_up_daily(dir.path(), sample::day("2026-12-04"), 7) == false);
    put(dir.path() / "backups" / "notes.txt", "mine");
    const auto all = store::daily_backups(dir.path());
    REQUIRE(all.size() == 7);
    CHECK(all.front().filename() == "intouch-2026-12-04.db");
    CHECK(all.back().filename() == "intouch-2026-11-28.db");
    CHECK(mode_of(dir.path() / "backups") == 0700);
    CHECK(names_in(dir.path() / "backups").size() == 8);
}

TEST_CASE("a state directory that is a link has backups and gives them back") {
    const temp_directory dir;
    const auto real = dir.path() / "private" / "intouch";
    fs::create_directories(real);
    fs::create_directory_symlink("private/intouch",
                                 dir.path() / "intouch"); // as systemd's DynamicUser makes it
    const auto state = dir.path() / "intouch";
    fill(state, 0, 2);
    CHECK(store::back_up_daily(state, sample::day("2026-11-25"), 7) == true);
    REQUIRE(store::daily_backups(state).size() == 1);
    const auto daily = store::daily_backups(state).front();
    CHECK(store::inspect_backup(daily)->entries == 2);
    const auto copy = state / "copy.db";
    REQUIRE(store::back_up(state, copy).has_value());
    CHECK(fs::exists(real / "copy.db"));
    fill(state, 2, 3);
    REQUIRE(store::restore(state, copy, ".old", now).has_value());
    CHECK(entries_in(state).size() == 2);
    fs::create_symlink("copy.db", real / "link.db"); // the file itself is no link
    CHECK(store::inspect_backup(state / "link.db").error().code == errc::storage);
}

TEST_CASE("a ledger that is missing beside its backups is never begun afresh") {
    const temp_directory dir;
    fill(dir.path(), 0, 2);
    REQUIRE(store::back_up_daily(dir.path(), sample::day("2026-11-25"), 7).has_value());
    fs::remove(dir.path() / "intouch.db");
    for (const auto how : {store::access::write, store::access::read}) {
        const auto refused = database::open(dir.path(), how, "another");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error() ==
              error{errc::damaged,
                    (dir.path() / "intouch.db").string() + ": is missing, but its backups are in " +
                        (dir.path() / "backups").string() +
                        ": restore one; or, to start afresh without the history, move that folder away"});
    }
    CHECK_FALSE(fs::exists(dir.path() / "intouch.db"));
    REQUIRE(store::restore(dir.path(), store::daily_backups(dir.path()).front(), ".old", now).has_value());
    CHECK(entries_in(dir.path()).size() == 2);
    fs::remove(dir.path() / "intouch.db");
    fs::rename(dir.path() / "backups", dir.path() / "old");
    CHECK(database::open(dir.path(), store::access::write, "another").has_value());
}
