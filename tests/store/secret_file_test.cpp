// SPDX-License-Identifier: MIT
#include "store/secret_file.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <fstream>

using namespace intouch;
using store::read_secret_file;
using store::secret_file;

namespace {

void put(const std::filesystem::path& file, const std::string& text, mode_t mode) {
    std::ofstream(file, std::ios::binary) << text;
    REQUIRE(chmod(file.c_str(), mode) == 0);
}

/// As long as a secret is.
std::string secret(const std::string& begins) {
    return begins + std::string(store::secret_size - begins.size(), '.');
}

} // namespace

TEST_CASE("a secret is written once and read back unchanged") {
    const temp_directory dir;
    const std::string bytes = secret(std::string("a\0b\n\xff\n", 6));
    CHECK(secret_file(dir.path(), "key", bytes) == bytes);
    CHECK(secret_file(dir.path(), "key", secret("another")) == bytes);
    CHECK(read_secret_file(dir.path(), "key") == bytes);
    CHECK(secret_file(dir.path(), "token", secret("t")) == secret("t"));
    int files = 0;
    for (const auto& file : std::filesystem::directory_iterator(dir.path())) files += file.exists() ? 1 : 0;
    CHECK(files == 2);
}

TEST_CASE("only the owner may read a secret under any umask") {
    for (const mode_t mask : {0000U, 0022U, 0777U}) {
        const temp_directory dir;
        const auto before = umask(mask);
        const auto made = secret_file(dir.path(), "key", secret("secret"));
        umask(before);
        REQUIRE_MESSAGE(made, made.error().text);
        struct stat s{};
        REQUIRE(stat((dir.path() / "key").c_str(), &s) == 0);
        CHECK((s.st_mode & 07777U) == 0600);
    }
}

TEST_CASE("reading a secret never creates a file") {
    const temp_directory dir;
    CHECK(read_secret_file(dir.path(), "key").error().code == errc::not_found);
    CHECK(std::filesystem::is_empty(dir.path()));
}

TEST_CASE("a symbolic link is refused and not followed") {
    const temp_directory dir;
    put(dir.path() / "target", "theirs", 0600);
    std::filesystem::create_symlink("target", dir.path() / "key");
    std::filesystem::create_symlink("nowhere", dir.path() / "token");
    for (const auto* name : {"key", "token"})
        for (const auto& refused :
             {read_secret_file(dir.path(), name), secret_file(dir.path(), name, "fresh")}) {
            REQUIRE_FALSE(refused);
            CHECK(refused.error() ==
                  error{errc::storage,
                        (dir.path() / name).string() + ": is a symbolic link: put the file itself there"});
        }
    CHECK_FALSE(std::filesystem::exists(dir.path() / "nowhere"));
}

TEST_CASE("a secret that others may read is refused with a remedy") {
    const temp_directory dir;
    for (const mode_t mode : {0640U, 0604U, 0620U, 0601U}) {
        put(dir.path() / "key", "secret", mode);
        const auto refused = secret_file(dir.path(), "key", "fresh");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::storage);
        CHECK(refused.error().text.find("chmod 600") != std::string::npos);
        CHECK(refused.error().text.find("secret") == std::string::npos);
    }
}

TEST_CASE("an invalid secret is refused") {
    const temp_directory dir;
    put(dir.path() / "empty", "", 0600);
    put(dir.path() / "short", "k", 0600);
    put(dir.path() / "cut", std::string(store::secret_size - 1, 'x'), 0600);
    put(dir.path() / "huge", std::string(5000, 'x'), 0600);
    std::filesystem::create_directory(dir.path() / "directory");
    REQUIRE(mkfifo((dir.path() / "fifo").c_str(), 0600) == 0);
    for (const auto* name : {"empty", "short", "cut", "huge", "directory", "fifo"}) {
        const auto refused = secret_file(dir.path(), name, "fresh");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::storage);
        CHECK(refused.error().text.find((dir.path() / name).string() + ": ") == 0);
    }
    CHECK(secret_file(dir.path() / "missing", "key", "fresh").error().code == errc::storage);
}

TEST_CASE("the file of a killed creation is replaced") {
    const temp_directory dir;
    put(dir.path() / "key.new", "half", 0600);
    CHECK(secret_file(dir.path(), "key", secret("whole")) == secret("whole"));
    std::filesystem::create_symlink("elsewhere", dir.path() / "token.new");
    CHECK(secret_file(dir.path(), "token", secret("whole")) == secret("whole"));
    CHECK_FALSE(std::filesystem::exists(dir.path() / "elsewhere"));
}

TEST_CASE("a secret that was cut off is refused in words") {
    const temp_directory dir;
    put(dir.path() / "key", "k", 0600);
    const auto refused = secret_file(dir.path(), "key", secret("fresh"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().text ==
          (dir.path() / "key").string() +
              ": has 1 byte, expected 64 to 4096: put a copy of the whole file there; or "
              "remove it, and `intouch serve` makes another, with new feed addresses");
}
