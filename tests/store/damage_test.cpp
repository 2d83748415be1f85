// SPDX-License-Identifier: MIT
// A damaged database never crashes the program and never counts as a new one: it is refused, or nothing is
// lost.
#include "store/files.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace intouch;
using store::database;

namespace {

store::change change_numbered(int n) {
    std::array<char, 16> id{};
    std::snprintf(id.data(), id.size(), "%06d", n);
    auto c = sample::of({sample::full_entry(id.data(), std::string("key-") + id.data())});
    c.entries.front().note +=
        std::string(n % 10 == 0 ? 9000 : 100, 'x'); // every tenth entry needs several pages
    c.places.placed = sample::one_place(id.data());
    c.stamps["mine"][id.data()] = {sha256(id.data()), n, sample::at("2026-12-01T08:00:00Z")};
    return c;
}

/// A database of 60 entries: the closed file, and the file with its log while it was open.
struct original {
    std::vector<ledger::entry> entries;
    std::string closed;
    std::string open;
    std::string log;
};

const original& the_original() {
    static const original made = [] {
        const temp_directory dir(memory());
        original o;
        {
            auto db = database::open(dir.path(), store::access::write, "instance").value();
            for (int n = 0; n < 60; ++n) {
                auto c = change_numbered(n);
                REQUIRE(db.commit(c));
                o.entries.push_back(c.entries.front());
            }
            o.open = contents(dir.path() / "intouch.db");
            o.log = contents(dir.path() / "intouch.db-wal");
        }
        o.closed = contents(dir.path() / "intouch.db");
        return o;
    }();
    return made;
}

enum class found { refused, whole, prefix, other };

/// The result of opening the database. An error must name the file.
found try_it(const std::filesystem::path& directory, store::access how) {
    const auto path = (std::filesystem::canonical(directory) / "intouch.db").string();
    const auto check = [&](const error& e) {
        CHECK_MESSAGE(e.text.find(path + ": ") == 0, e.text);
        CHECK_MESSAGE((e.code == errc::damaged || e.code == errc::storage || e.code == errc::too_new),
                      e.text);
        if (e.code == errc::damaged) CHECK_MESSAGE(e.text.ends_with("replace it with a backup copy"), e.text);
        return found::refused;
    };
    auto db = database::open(directory, how, "new");
    if (!db) return check(db.error());
    const auto entries = db->entries();
    const auto published = db->published();
    const auto stamps = db->stamps("mine");
    if (!entries) return check(entries.error());
    if (!published) return check(published.error());
    if (!stamps) return check(stamps.error());
    const auto& all = the_original().entries;
    if (*entries == all) return found::whole;
    if (entries->size() < all.size() && std::equal(entries->begin(), entries->end(), all.begin()))
        return found::prefix;
    return found::other;
}

constexpr std::array ways{store::access::read, store::access::write};

} // namespace

TEST_CASE("the undamaged database is read completely with and without its log") {
    for (const auto how : ways) {
        const temp_directory dir(memory());
        put(dir.path() / "intouch.db", the_original().closed);
        CHECK(try_it(dir.path(), how) == found::whole);
        const temp_directory other(memory());
        put(other.path() / "intouch.db", the_original().open);
        put(other.path() / "intouch.db-wal", the_original().log);
        CHECK(try_it(other.path(), how) == found::whole);
    }
    REQUIRE(the_original().closed.size() > 60000);
    REQUIRE(the_original().log.size() > 60000);
}

TEST_CASE("a file that is cut off is refused") {
    const auto& whole = the_original().closed;
    std::mt19937 random(1);
    std::vector<std::size_t> cuts{
        1, 15, 16, 99, 100, 4095, 4096, 4097, whole.size() - 1, whole.size() - 4096};
    while (cuts.size() < 40) cuts.push_back(random() % whole.size());
    for (const auto cut : cuts)
        for (const auto how : ways) {
            const temp_directory dir(memory());
            put(dir.path() / "intouch.db", whole.substr(0, cut));
            const auto result = try_it(dir.path(), how);
            // Reading does not check the whole file, so a missing page without data may go unnoticed.
            CHECK_MESSAGE(
                (result == found::refused || (how == store::access::read && result == found::whole)), cut);
            CHECK_MESSAGE((how == store::access::read || contents(dir.path() / "intouch.db").size() == cut),
                          cut);
        }
}

TEST_CASE("a page of zeros is refused unless it was empty") {
    const auto& whole = the_original().closed;
    int refused = 0;
    for (std::size_t page = 0; page < whole.size() / 4096; ++page)
        for (const auto how : ways) {
            const temp_directory dir(memory());
            auto bytes = whole;
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\0');
            put(dir.path() / "intouch.db", bytes);
            const auto result = try_it(dir.path(), how);
            CHECK_MESSAGE((result == found::refused || result == found::whole), page);
            refused += result == found::refused ? 1 : 0;
        }
    CHECK(refused > 10);
}

TEST_CASE("changed bytes never crash the program") {
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const temp_directory dir(memory());
        auto bytes = the_original().closed;
        // Damage to page headers has the worst effects.
        for (auto n = 1 + random() % 8; n > 0; --n) {
            const auto page = random() % (bytes.size() / 4096);
            bytes[page * 4096 + random() % (n % 2 == 0 ? 4096 : 128)] = static_cast<char>(random());
        }
        put(dir.path() / "intouch.db", bytes);
        (void)try_it(dir.path(), ways.at(random() % 2));
        (void)try_it(dir.path(), store::access::write);
    }
}

TEST_CASE("a damaged log loses at most the commits after the damage") {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const temp_directory dir(memory());
        auto log = the_original().log;
        const auto at = random() % log.size();
        if (round % 2 == 0)
            log.resize(at);
        else
            log[at] = static_cast<char>(log[at] ^ 0x55);
        put(dir.path() / "intouch.db", the_original().open);
        put(dir.path() / "intouch.db-wal", log);
        put(dir.path() / "intouch.db-shm", std::string(32768, static_cast<char>(round)));
        const auto result = try_it(dir.path(), ways.at(random() % 2));
        CHECK_MESSAGE((result == found::prefix || result == found::whole), at);
    }
}

TEST_CASE("a file that is not our database is refused and stays unchanged") {
    std::mt19937 random(4);
    std::string noise(100000, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    // SQLite accepts an empty file as an empty database.
    for (const auto& bytes : {std::string(), std::string("hello"), std::string(8192, '\0'), noise,
                              the_original().closed.substr(0, 16) + noise}) {
        for (const auto how : ways) {
            const temp_directory dir(memory());
            put(dir.path() / "intouch.db", bytes);
            const auto refused = database::open(dir.path(), how, "new");
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == errc::damaged);
            CHECK(contents(dir.path() / "intouch.db") == bytes);
        }
    }
}

TEST_CASE("a missing database is not created while its log exists") {
    const temp_directory dir(memory());
    put(dir.path() / "intouch.db-wal", the_original().log);
    const auto refused = database::open(dir.path(), store::access::write, "new");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::damaged);
    CHECK(contents(dir.path() / "intouch.db-wal") == the_original().log);
    CHECK_FALSE(std::filesystem::exists(dir.path() / "intouch.db"));
    put(dir.path() / "intouch.db-wal", "");
    CHECK(database::open(dir.path(), store::access::write, "new"));
}

TEST_CASE("a symbolic link or a directory in place of the database is refused") {
    for (const auto how : ways) {
        const temp_directory dir(memory());
        put(dir.path() / "elsewhere.db", the_original().closed);
        std::filesystem::create_symlink("elsewhere.db", dir.path() / "intouch.db");
        CHECK(database::open(dir.path(), how, "new").error().code == errc::storage);
        std::filesystem::remove(dir.path() / "intouch.db");
        std::filesystem::create_directory(dir.path() / "intouch.db");
        CHECK(database::open(dir.path(), how, "new").error().code == errc::storage);
    }
}

TEST_CASE("reading never creates a file") {
    const temp_directory dir(memory());
    CHECK(database::open(dir.path(), store::access::read, "new").error().code == errc::not_found);
    CHECK(database::open(dir.path() / "none", store::access::read, "new").error().code == errc::not_found);
    CHECK(database::open(dir.path() / "none", store::access::write, "new").error().code == errc::storage);
    CHECK(std::filesystem::is_empty(dir.path()));
}
