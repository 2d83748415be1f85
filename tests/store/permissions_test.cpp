// SPDX-License-Identifier: MIT
#include "store/processes.hpp"
#include "store/sample.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <grp.h>
#include <sys/stat.h>

using namespace intouch;
using store::database;

namespace {

/// The result, as text, of reading in a process that must not write to the directory. A process of root
/// changes to the user nobody first.
std::string read_elsewhere(const std::filesystem::path& directory) {
    child reader([&](int pipe) {
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
            return 1;
        const auto db = database::open(directory, store::access::read, "");
        const auto entries = db ? db->entries() : std::unexpected(db.error());
        say(pipe, entries ? std::to_string(entries->size()) : entries.error().text);
        return 0;
    });
    return reader.line();
}

void give_away(const std::filesystem::path& directory, mode_t mode) {
    for (const auto& file : std::filesystem::directory_iterator(directory))
        REQUIRE(chmod(file.path().c_str(), 0644) == 0);
    REQUIRE(chmod(directory.c_str(), mode) == 0);
}

} // namespace

TEST_CASE("only the owner may read the database and its log under any umask") {
    for (const mode_t mask : {0000U, 0022U, 0777U}) {
        const temp_directory dir;
        const auto before = umask(mask);
        auto db = database::open(dir.path(), store::access::write, "instance");
        const bool committed = db && db->commit(sample::of({sample::plain_entry("01")}));
        umask(before);
        REQUIRE(committed);
        int files = 0;
        for (const auto& file : std::filesystem::directory_iterator(dir.path())) {
            struct stat s{};
            REQUIRE(stat(file.path().c_str(), &s) == 0);
            CHECK_MESSAGE((s.st_mode & 07777U) == 0600, file.path().string());
            ++files;
        }
        CHECK(files == 3); // the temporary file is gone
    }
}

TEST_CASE("opening for writing makes the database private") {
    const temp_directory dir;
    REQUIRE(database::open(dir.path(), store::access::write, "instance"));
    REQUIRE(chmod((dir.path() / "intouch.db").c_str(), 0644) == 0);
    REQUIRE(database::open(dir.path(), store::access::write, "instance"));
    struct stat s{};
    REQUIRE(stat((dir.path() / "intouch.db").c_str(), &s) == 0);
    CHECK((s.st_mode & 07777U) == 0600);
}

TEST_CASE("a read-only directory is read when no daemon runs") {
    const temp_directory dir;
    REQUIRE(database::open(dir.path(), store::access::write, "i")
                ->commit(sample::of({sample::plain_entry("01")})));
    give_away(dir.path(), 0555);
    CHECK(read_elsewhere(dir.path()) == "1");
    REQUIRE(chmod(dir.path().c_str(), 0700) == 0);
}

TEST_CASE("a read-only directory is read beside a daemon") {
    const temp_directory dir;
    auto db = database::open(dir.path(), store::access::write, "i").value();
    REQUIRE(db.commit(sample::of({sample::plain_entry("01"), sample::plain_entry("02")})));
    give_away(dir.path(), 0555);
    CHECK(read_elsewhere(dir.path()) == "2");
    REQUIRE(chmod(dir.path().c_str(), 0700) == 0);
}

TEST_CASE("the files of a killed daemon are read from a read-only directory or refused with an explanation") {
    const temp_directory dir;
    child daemon([&](int pipe) {
        auto db = database::open(dir.path(), store::access::write, "i");
        if (!db || !db->commit(sample::of({sample::plain_entry("01")}))) return 1;
        say(pipe, "done");
        pause();
        return 0;
    });
    REQUIRE(daemon.line() == "done");
    daemon.kill_now();
    give_away(dir.path(), 0555);
    CHECK(read_elsewhere(dir.path()) == "1");
    REQUIRE(chmod(dir.path().c_str(), 0700) == 0);
    REQUIRE(std::filesystem::remove(dir.path() / "intouch.db-shm"));
    REQUIRE(chmod(dir.path().c_str(), 0555) == 0);
    const auto answer = read_elsewhere(dir.path());
    CHECK_MESSAGE(
        (answer == "1" || answer.find("read it as the user who runs the daemon") != std::string::npos),
        answer);
    REQUIRE(chmod(dir.path().c_str(), 0700) == 0);
    CHECK(database::open(dir.path(), store::access::write, "i")->entries()->size() == 1);
}

TEST_CASE("an unreadable database is refused with an explanation") {
    const temp_directory dir;
    REQUIRE(database::open(dir.path(), store::access::write, "i"));
    REQUIRE(chmod(dir.path().c_str(), 0755) == 0);
    if (geteuid() != 0) REQUIRE(chmod((dir.path() / "intouch.db").c_str(), 0000) == 0);
    const auto answer = read_elsewhere(dir.path());
    CHECK_MESSAGE(answer.find("intouch.db: ") != std::string::npos, answer);
    CHECK_MESSAGE(answer.find("ermission denied") != std::string::npos, answer);
}
