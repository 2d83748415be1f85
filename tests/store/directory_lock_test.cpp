// SPDX-License-Identifier: MIT
#include "store/directory_lock.hpp"
#include "store/files.hpp"
#include "store/processes.hpp"
#include "store/secret_file.hpp"
#include "store/temp_directory.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace intouch;
using store::directory_lock;

namespace {

/// Takes the lock, says "held", and keeps the lock until the process is killed.
int hold(const std::filesystem::path& directory, int pipe) {
    const auto lock = directory_lock::take(directory);
    say(pipe, lock ? "held" : lock.error().text);
    pause();
    return 0;
}

} // namespace

TEST_CASE("a second process learns which process holds the directory") {
    const temp_directory dir;
    child holder([&](int pipe) { return hold(dir.path(), pipe); });
    REQUIRE(holder.line() == "held");
    const auto refused = directory_lock::take(dir.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error() ==
          error{errc::held, dir.path().string() + ": is held by another intouch, process " +
                                std::to_string(holder.pid()) +
                                ": stop that one first, or name another directory with --state"});
    holder.kill_now();
    CHECK(directory_lock::take(dir.path()));
}

TEST_CASE("one process can hold a directory only once") {
    const temp_directory dir;
    {
        auto lock = directory_lock::take(dir.path());
        REQUIRE(lock);
        CHECK(directory_lock::take(dir.path()).error().code == errc::held);
        const auto moved = std::move(*lock);
        CHECK(directory_lock::take(dir.path()).error().code == errc::held);
    }
    CHECK(directory_lock::take(dir.path()));
    CHECK(std::filesystem::exists(dir.path() / "lock")); // the file stays
}

TEST_CASE("of two processes that start together one gets the directory and the other names it") {
    for (int round = 0; round < 20; ++round) {
        const temp_directory dir;
        int gate[2];
        REQUIRE(pipe(gate) == 0);
        const auto race = [&](int pipe) {
            char go = 0;
            close(gate[1]);
            if (read(gate[0], &go, 1) < 0) return 9;
            return hold(dir.path(), pipe);
        };
        child one(race);
        child other(race);
        close(gate[0]);
        close(gate[1]);
        const auto first = one.line();
        const auto second = other.line();
        CHECK((first == "held") != (second == "held"));
        const auto& told = first == "held" ? second : first;
        const auto winner = first == "held" ? one.pid() : other.pid();
        CHECK_MESSAGE(told.find("process " + std::to_string(winner) + ":") != std::string::npos, told);
    }
}

TEST_CASE("a new directory belongs to its owner alone under any umask") {
    const temp_directory dir;
    for (const mode_t mask : {0000U, 0022U, 0177U}) {
        const auto state = dir.path() / std::to_string(mask) / "state";
        const auto before = umask(mask);
        const auto lock = directory_lock::take(state);
        umask(before);
        // This umask removes the rights of the owner, so no directory can be created inside. The call must
        // fail cleanly.
        if (mask == 0177U && !lock) continue;
        REQUIRE_MESSAGE(lock, lock.error().text);
        CHECK(mode_of(state) == 0700);
        CHECK(mode_of(state / "lock") == 0600);
    }
}

TEST_CASE("a directory of the user that others may enter is closed to them") {
    const temp_directory dir;
    REQUIRE(chmod(dir.path().c_str(), 0755) == 0);
    CHECK(directory_lock::take(dir.path()));
    CHECK(mode_of(dir.path()) == 0700);
}

TEST_CASE("a directory of another user that others may enter is refused") {
    const temp_directory dir;
    if (chown(dir.path().c_str(), 65534, 65534) != 0)
        return test::skip("only root can make a directory of another user");
    REQUIRE(chmod(dir.path().c_str(), 0755) == 0);
    const auto refused = directory_lock::take(dir.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errc::storage);
    CHECK(refused.error().text.find("belongs to another user") != std::string::npos);
    CHECK(mode_of(dir.path()) == 0755);
    REQUIRE(chmod(dir.path().c_str(), 0700) == 0);
    CHECK(directory_lock::take(dir.path()));
}

TEST_CASE("a path that cannot be a state directory is refused with the path") {
    const temp_directory dir;
    const auto file = dir.path() / "file";
    REQUIRE(store::secret_file(dir.path(), "file", "x"));
    for (const auto& path : {file, file / "below", std::filesystem::path("/proc/intouch")}) {
        const auto refused = directory_lock::take(path);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::storage);
        CHECK(refused.error().text.find(path == file / "below" ? file.string() : path.string()) == 0);
    }
    std::filesystem::create_symlink("elsewhere", dir.path() / "lock");
    CHECK(directory_lock::take(dir.path()).error().code == errc::storage);
    CHECK_FALSE(std::filesystem::exists(dir.path() / "elsewhere"));
}
