// SPDX-License-Identifier: MIT
#include "store/directory_lock.hpp"
#include "store/network_file_system.hpp"
#include "store/processes.hpp"
#include "store/secret_file.hpp"
#include "store/temp_directory.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace intouch;
using store::directory_lock;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
    struct stat s{};
    REQUIRE(stat(path.c_str(), &s) == 0);
    return s.st_mode & 07777U;
}

/// Says "held" and keeps it until the pipe's other end is closed.
int hold(const std::filesystem::path& directory, int pipe) {
    const auto lock = directory_lock::take(directory);
    say(pipe, lock ? "held" : lock.error().text);
    pause();
    return 0;
}

} // namespace

TEST_CASE("a second process is told who holds the directory") {
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

TEST_CASE("within one process too a directory is held once") {
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

TEST_CASE("of two that start at once exactly one gets the directory and the other names it") {
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

TEST_CASE("the directory is made for its owner alone under any umask") {
    const temp_directory dir;
    for (const mode_t mask : {0000U, 0022U, 0177U}) {
        const auto state = dir.path() / std::to_string(mask) / "state";
        const auto before = umask(mask);
        const auto lock = directory_lock::take(state);
        umask(before);
        // A mask that takes the owner's own rights cannot make a directory inside; it must not half succeed.
        if (mask == 0177U && !lock) continue;
        REQUIRE_MESSAGE(lock, lock.error().text);
        CHECK(mode_of(state) == 0700);
        CHECK(mode_of(state / "lock") == 0600);
    }
}

TEST_CASE("a directory of ours that others may enter is closed to them") {
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

TEST_CASE("what cannot be a state directory is refused with its path") {
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

TEST_CASE("file systems of a network are known by their magic number and local ones are fine") {
    using store::network_file_system;
    // statfs(2)
    CHECK(network_file_system(0x6969) == "NFS");
    CHECK(network_file_system(0xFF534D42) == "CIFS");
    CHECK(network_file_system(0xFE534D42) == "SMB2");
    CHECK(network_file_system(0x01021997) == "9p");
    CHECK(network_file_system(0x65735546) == "FUSE");
    for (const std::uint32_t local :
         {0xEF53U, 0x01021994U, 0x794C7630U, 0x9123683EU, 0x58465342U, 0x2FC12FC1U, 0xF2F52010U})
        CHECK_FALSE(network_file_system(local).has_value()); // ext4, tmpfs, overlay, btrfs, xfs, zfs, f2fs
}
