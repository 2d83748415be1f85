// SPDX-License-Identifier: MIT
#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/file.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>

using namespace intouch;
using store::database;

namespace {

namespace fs = std::filesystem;

const instant now = sample::at("2026-11-22T12:00:00Z");

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

unsigned mode_of(const fs::path& file) {
    struct stat s{};
    REQUIRE(stat(file.c_str(), &s) == 0);
    return s.st_mode & 07777U;
}

std::set<std::string> names_in(const fs::path& directory) {
    std::set<std::string> names;
    for (const auto& one : fs::directory_iterator(directory)) names.insert(one.path().filename().string());
    return names;
}

/// A ledger of that many entries, closed.
void fill(const fs::path& directory, int from, int to) {
    auto db = database::open(directory, store::access::write, "instance").value();
    for (int n = from; n < to; ++n)
        REQUIRE(db.commit(sample::of({sample::full_entry("id" + std::to_string(n))})));
}

std::vector<ledger::entry> entries_in(const fs::path& directory) {
    return database::open(directory, store::access::read, {}).value().entries().value();
}

} // namespace

TEST_CASE("a backup is taken beside a writer and holds all that was committed") {
    const temp_directory dir;
    auto db = database::open(dir.path(), store::access::write, "instance").value();
    REQUIRE(db.commit(sample::of({sample::full_entry("a"), sample::plain_entry("b")})));
    const auto file = dir.path() / "copy.db";
    const auto made = store::back_up(dir.path(), file);
    REQUIRE(made.has_value());
    CHECK(*made == store::backup_facts{2, "2026-12-01T08:00:00Z"});
    CHECK(mode_of(file) == 0600);
    CHECK(store::inspect_backup(file) == *made);
    CHECK_FALSE(fs::exists(dir.path() / "copy.db-wal"));
    REQUIRE(db.commit(sample::of({sample::plain_entry("c")}))); // the writer goes on
    CHECK(store::inspect_backup(file)->entries == 2);
    CHECK(store::back_up(dir.path(), file)->entries == 3); // a newer one replaces it
    CHECK_FALSE(fs::exists(dir.path() / "copy.db.new"));
}

TEST_CASE("a backup replaces nothing that is no backup") {
    const temp_directory dir;
    fill(dir.path(), 0, 1);
    const auto file = dir.path() / "letter.txt";
    put(file, "Dear Ada");
    const auto refused = store::back_up(dir.path(), file);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() ==
          error{errc::conflict, file.string() + ": is there and is no backup of intouch: name another file"});
    CHECK(contents(file) == "Dear Ada");
    CHECK(store::back_up(dir.path(), dir.path() / "intouch.db").error().code == errc::conflict);
    CHECK(store::back_up(dir.path(), dir.path() / "none" / "x.db").error().code == errc::storage);
    const temp_directory empty;
    CHECK(store::back_up(empty.path(), dir.path() / "x.db").error().code == errc::not_found);
}

TEST_CASE("a copy that is damaged or something else is told apart from a good one") {
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

TEST_CASE("what is restored is what was backed up and what was there is kept") {
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
    fill(dir.path(), 7, 8); // it can be written
    CHECK(entries_in(dir.path()).size() == 4);
}

TEST_CASE("stamps rise above all that was served since the copy was made") {
    const temp_directory dir;
    const auto copied = sample::at("2026-11-20T08:00:00Z");
    const auto stamp = [](char letter, int sequence, instant changed) {
        sha256_value hash{};
        hash.fill(static_cast<std::uint8_t>(letter));
        return ledger::stamp{hash, sequence, changed};
    };
    const auto store_stamps = [&](ledger::stamps all, int generation) {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        c.stamps["mine"] = std::move(all);
        c.generations["mine"] = generation;
        REQUIRE(db.commit(c).has_value());
    };
    store_stamps({{"", stamp('f', 2, copied)},
                  {"a@intouch", stamp('a', 0, copied - std::chrono::hours(1))},
                  {"b@intouch", stamp('b', 5, copied)}},
                 0);
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    store_stamps({{"b@intouch", stamp('c', 99, copied + std::chrono::minutes(60))},
                  {"new@intouch", stamp('n', 4000, copied)}},
                 3);

    const auto then = copied + std::chrono::minutes(2);
    REQUIRE(store::restore(dir.path(), file, ".old", then).has_value());
    auto db = store::database::open(dir.path(), store::access::write, "i").value();
    const auto after = db.stamps("mine").value();
    CHECK(after ==
          ledger::stamps{{"", stamp('f', 1122, then)},
                         {"*", stamp('\0', 1120, then)},
                         {"a@intouch", stamp('a', 4720, then)},
                         {"b@intouch", stamp('b', 1125, copied + std::chrono::minutes(60) + seconds(1))},
                         {"new@intouch", stamp('\0', 4001, copied + seconds(1))}});
    CHECK(db.generations().value() == std::map<std::string, int>{{"mine", 3}});
}

TEST_CASE("what calendar servers hold is known after a restore as it was before") {
    const temp_directory dir;
    const auto agree = [&](const std::string& token, std::vector<std::string> uids) {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        auto& account = c.accounts["cloud"];
        account.collection = ledger::collection_copy{
            .url = "https://c.example.org/in-touch/", .token = token, .ctag = "", .components = "VEVENT"};
        for (const auto& uid : uids) {
            ledger::calendar_copy copy;
            copy.uid = uid;
            copy.href = "/in-touch/" + uid + ".ics";
            copy.etag = token;
            copy.state = ledger::copy_state::agreed;
            copy.written = "what was written with " + token;
            account.set.emplace(uid, copy);
        }
        if (token == "later") account.forgotten = {"closed@intouch"};
        REQUIRE(db.commit(c).has_value());
        return db.account("cloud").value();
    };
    agree("early", {"a@intouch", "closed@intouch"});
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    const auto agreed = agree("later", {"a@intouch", "new@intouch"});

    REQUIRE(store::restore(dir.path(), file, ".old", now).has_value());
    auto db = store::database::open(dir.path(), store::access::write, "i").value();
    CHECK(db.account("cloud").value() == agreed);
    CHECK(agreed.objects.size() == 2);
}

TEST_CASE("a clock that was set back makes no stamp older") {
    const temp_directory dir;
    const auto copied = sample::at("2026-11-20T08:00:00Z");
    {
        auto db = store::database::open(dir.path(), store::access::write, "i").value();
        store::change c;
        c.stamps["mine"]["a@intouch"] = {{}, 7, copied};
        REQUIRE(db.commit(c).has_value());
    }
    const auto file = dir.path() / "copy.db";
    REQUIRE(store::back_up(dir.path(), file).has_value());
    REQUIRE(store::restore(dir.path(), file, ".old", copied - std::chrono::hours(5)).has_value());
    const auto db = store::database::open(dir.path(), store::access::read, {}).value();
    CHECK(db.stamps("mine").value().at("a@intouch") == ledger::stamp{{}, 1007, copied + seconds(1)});
}

TEST_CASE("the log of a killed daemon goes aside with its database") {
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

TEST_CASE("a directory without a database gets the one restored") {
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

TEST_CASE("a file for others is written whole and keeps its permissions") {
    const temp_directory dir;
    const auto file = dir.path() / "office.ics";
    REQUIRE(store::write_whole(file, "one").has_value());
    CHECK(contents(file) == "one");
    CHECK(mode_of(file) == 0644);
    REQUIRE(chmod(file.c_str(), 0640) == 0);
    REQUIRE(store::write_whole(file, "two").has_value());
    CHECK(contents(file) == "two");
    CHECK(mode_of(file) == 0640);
    fs::create_symlink("office.ics", dir.path() / "link.ics");
    REQUIRE(store::write_whole(dir.path() / "link.ics", "three").has_value());
    CHECK(fs::is_symlink(dir.path() / "link.ics"));
    CHECK(contents(file) == "three");
    CHECK(names_in(dir.path()) == std::set<std::string>{"office.ics", "link.ics"});
    const auto nowhere = store::write_whole(dir.path() / "none" / "x.ics", "x");
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().code == errc::storage);
    CHECK_FALSE(store::write_whole(dir.path(), "x").has_value());
    CHECK(names_in(dir.path()) == std::set<std::string>{"office.ics", "link.ics"});
}
