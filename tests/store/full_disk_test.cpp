// SPDX-License-Identifier: MIT
#include "store/directory_lock.hpp"
#include "store/failing_disk.hpp"
#include "store/sample.hpp"
#include "store/secret_file.hpp"
#include "store/temp_directory.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <sys/mount.h>
#include <sys/resource.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string_view>

using namespace intouch;
using store::database;

namespace {

std::string six_digits(int n) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%06d", n);
    return text.data();
}

store::change change_of(int n) {
    auto c = sample::of({sample::full_entry(six_digits(n))});
    c.entries.front().note += std::string(2000, 'x');
    c.places.placed = sample::one_place(six_digits(n));
    c.stamps["mine"][six_digits(n)] = {sha256(six_digits(n)), n, sample::at("2026-12-01T08:00:00Z")};
    return c;
}

std::vector<std::string> ids(const database& db) {
    std::vector<std::string> all;
    const auto entries = db.entries();
    REQUIRE_MESSAGE(entries, entries.error().text);
    for (const auto& e : *entries) all.push_back(e.id);
    return all;
}

/// Commits until the disk is full. Returns the acknowledged ids.
std::vector<std::string> fill(database& db, int first, const std::filesystem::path& directory) {
    std::vector<std::string> kept = ids(db);
    for (int n = first; n < first + 2000; ++n) {
        const auto done = db.commit(change_of(n));
        if (done) {
            kept.push_back(six_digits(n));
            continue;
        }
        CHECK(done.error().code == errc::storage_full);
        CHECK(done.error().text == (std::filesystem::canonical(directory) / "intouch.db").string() +
                                       ": no room to write: free some space on its disk and try again; "
                                       "nothing was changed");
        return kept;
    }
    FAIL("the disk was never full");
    return kept;
}

/// A new file system of one megabyte at `at`. Only root can mount one.
class small_disk {
public:
    explicit small_disk(const std::filesystem::path& at)
        : at_(at), mounted_(mount("tmpfs", at.c_str(), "tmpfs", 0, "size=1m") == 0) {}
    small_disk(const small_disk&) = delete;
    small_disk& operator=(const small_disk&) = delete;
    ~small_disk() {
        if (mounted_) umount2(at_.c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool mounted() const { return mounted_; }

private:
    std::filesystem::path at_;
    bool mounted_;
};

/// Limits the size of files of this process to `bytes` during its lifetime.
class file_limit {
public:
    explicit file_limit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &now);
    }
    file_limit(const file_limit&) = delete;
    file_limit& operator=(const file_limit&) = delete;
    ~file_limit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }

private:
    rlimit before_{};
    void (*signal_)(int);
};

constexpr int for_ever = 1'000'000;
constexpr std::string_view no_mounts = "only root may mount a small disk, and not in every container";

} // namespace

TEST_CASE("a full disk refuses writes but not reads and accepts writes again after there is space") {
    const temp_directory dir(memory());
    const small_disk disk(dir.path());
    if (!disk.mounted()) return test::skip(no_mounts);
    std::ofstream(dir.path() / "ballast") << std::string(300'000, 'x');
    std::vector<std::string> kept;
    {
        auto db = database::open(dir.path(), store::access::write, "i").value();
        kept = fill(db, 0, dir.path());
        CHECK(ids(db) == kept);
        CHECK(fill(db, 2000, dir.path()) == kept); // it fails again at once
        CHECK(database::open(dir.path(), store::access::read, "")->published().value() ==
              sample::one_place(kept.back()));
        REQUIRE(std::filesystem::remove(dir.path() / "ballast"));
        REQUIRE(db.commit(change_of(9000)));
        kept.push_back(six_digits(9000));
        CHECK(ids(db) == kept);
        CHECK(db.published().value() == sample::one_place(six_digits(9000)));
    }
    auto again = database::open(dir.path(), store::access::write, "i").value();
    CHECK(ids(again) == kept);
    CHECK(kept.size() > 20);
}

TEST_CASE("a directory on a full disk is still opened and read") {
    const temp_directory dir(memory());
    const small_disk disk(dir.path());
    if (!disk.mounted()) return test::skip(no_mounts);
    std::ofstream(dir.path() / "room") << std::string(300'000, 'x');
    std::vector<std::string> kept;
    {
        const auto lock = store::directory_lock::take(dir.path());
        auto db = database::open(dir.path(), store::access::write, "i").value();
        kept = fill(db, 0, dir.path());
    }
    std::ofstream(dir.path() / "ballast") << std::string(1'000'000, 'x') << std::flush;
    const auto lock = store::directory_lock::take(dir.path());
    REQUIRE_MESSAGE(lock, lock.error().text);
    auto db = database::open(dir.path(), store::access::write, "i");
    REQUIRE_MESSAGE(db, db.error().text);
    CHECK(ids(*db) == kept);
    CHECK(db->commit(change_of(9000)).error().code == errc::storage_full);
    CHECK(ids(*db) == kept);
    REQUIRE(std::filesystem::remove(dir.path() / "ballast"));
    REQUIRE(std::filesystem::remove(dir.path() / "room"));
    const auto again = db->commit(change_of(9000)); // room again is enough
    REQUIRE_MESSAGE(again, again.error().text);
    kept.push_back(six_digits(9000));
    CHECK(ids(*db) == kept);
    std::ofstream(dir.path() / "ballast") << std::string(1'000'000, 'x') << std::flush;
    const auto secret = store::secret_file(dir.path(), "key", "secret");
    if (!secret) CHECK(secret.error().code == errc::storage_full);
}

TEST_CASE("a file that must not grow counts as a full disk") {
    const temp_directory dir(memory());
    auto db = database::open(dir.path(), store::access::write, "i").value();
    std::vector<std::string> kept;
    {
        const file_limit limit(400'000);
        kept = fill(db, 0, dir.path());
        CHECK(ids(db) == kept);
    }
    REQUIRE(db.commit(change_of(9000)));
    kept.push_back(six_digits(9000));
    CHECK(ids(db) == kept);
}

TEST_CASE("after any failed write the database is unchanged and the next commit works") {
    int failures = 0;
    for (const int reason : {ENOSPC, EIO})
        for (const int times : {1, for_ever})
            for (int n = 1;; ++n) {
                failing_disk disk;
                const temp_directory dir(memory());
                std::vector<std::string> kept;
                bool failed = false;
                {
                    auto db = database::open(dir.path(), store::access::write, "i").value();
                    REQUIRE(db.commit(change_of(0)));
                    kept.push_back(six_digits(0));
                    disk.fail(n, times, reason);
                    for (int i = 1; i < 4; ++i) {
                        const auto done = db.commit(change_of(i));
                        if (done)
                            kept.push_back(six_digits(i));
                        else {
                            CHECK_MESSAGE(done.error().code ==
                                              (reason == ENOSPC ? errc::storage_full : errc::storage),
                                          done.error().text);
                            ++failures;
                        }
                        REQUIRE(ids(db) == kept);
                        REQUIRE(db.published().value() == sample::one_place(kept.back()));
                        REQUIRE(db.stamps("mine").value().size() == kept.size());
                    }
                    failed = disk.failed();
                    disk.heal();
                    const auto done = db.commit(change_of(4));
                    REQUIRE_MESSAGE(done, done.error().text);
                    kept.push_back(six_digits(4));
                    REQUIRE(ids(db) == kept);
                }
                const auto again = database::open(dir.path(), store::access::write, "i");
                REQUIRE_MESSAGE(again, again.error().text);
                REQUIRE(ids(*again) == kept);
                if (!failed) break; // n is beyond the last operation
            }
    CHECK(failures > 20);
}

TEST_CASE("after any failed write during creation the next start succeeds") {
    for (const int reason : {ENOSPC, EIO})
        for (const int times : {1, for_ever})
            for (int n = 1;; ++n) {
                failing_disk disk;
                const temp_directory dir(memory());
                disk.fail(n, times, reason);
                const auto first = database::open(dir.path(), store::access::write, "first");
                if (!first) {
                    const auto code = first.error().code;
                    CHECK_MESSAGE((code == errc::storage_full || code == errc::storage), first.error().text);
                }
                const bool failed = disk.failed();
                disk.heal();
                if (!first) {
                    const auto again = database::open(dir.path(), store::access::write, "second");
                    REQUIRE_MESSAGE(again, again.error().text);
                    CHECK(ids(*again).empty());
                    CHECK((again->instance() == "first" || again->instance() == "second"));
                }
                if (!failed) break;
            }
}

TEST_CASE("the log is synced when a commit returns") {
    failing_disk disk;
    const temp_directory dir(memory());
    auto db = database::open(dir.path(), store::access::write, "i").value();
    const auto log = (std::filesystem::canonical(dir.path()) / "intouch.db-wal").string();
    for (int n = 0; n < 5; ++n) {
        const auto before = disk.bytes_written();
        REQUIRE(db.commit(change_of(n)));
        CHECK(disk.bytes_written() > before);
        CHECK_FALSE(disk.unsynced().contains(log));
    }
}

TEST_CASE("a commit writes only changed rows however large the plan is") {
    failing_disk disk;
    const temp_directory dir(memory());
    auto db = database::open(dir.path(), store::access::write, "i").value();
    store::change all;
    for (int n = 0; n < 2000; ++n) {
        all.places.placed.emplace(six_digits(n), sample::touch(six_digits(n)));
        all.stamps["mine"][six_digits(n)] = {sha256(six_digits(n)), 1, sample::at("2026-12-01T08:00:00Z")};
    }
    REQUIRE(db.commit(all));

    auto one = all;
    one.entries = {sample::plain_entry("01")};
    one.places.placed = {{six_digits(1000), sample::touch(six_digits(1000), "2026-12-04")}};
    one.stamps["mine"][six_digits(1000)].sequence = 2;
    const auto before = disk.bytes_written();
    REQUIRE(db.commit(one));
    // One page of 4 KiB each for the entry, its index, the place and the stamp, plus the frame headers of
    // SQLite.
    CHECK(disk.bytes_written() - before <= 5 * (4096 + 24) + 4096);
    CHECK(db.published().value().size() == 2000);
    CHECK(db.published().value().at(six_digits(1000)).day == sample::day("2026-12-04"));

    const auto operations = disk.operations();
    one.entries.clear();
    one.places = {};
    REQUIRE(db.commit(one));
    CHECK(disk.operations() == operations);
}
