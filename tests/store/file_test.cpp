// SPDX-License-Identifier: MIT
#include "store/file.hpp"
#include "store/files.hpp"
#include "store/temp_directory.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace intouch;
namespace fs = std::filesystem;

TEST_CASE("a file for others is replaced completely and keeps its permissions") {
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

TEST_CASE("a link is followed only when this user or root made it") {
    const temp_directory dir;
    const auto mine = dir.path() / "mine.txt";
    REQUIRE(store::write_whole(mine, "mine").has_value());
    const auto link = dir.path() / "feed.ics";
    fs::create_symlink("mine.txt", link);
    fs::create_symlink("feed.ics", dir.path() / "second.ics");
    if (geteuid() != 0) return test::skip("only root gives files away");
    REQUIRE(lchown(link.c_str(), 4711, 4711) == 0);
    for (const auto* name : {"feed.ics", "second.ics"}) { // the second leads to the first
        const auto refused = store::write_whole(dir.path() / name, "theirs");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error() ==
              error{errc::storage, link.string() +
                                       ": is a symbolic link of another user (uid 4711): name a file "
                                       "in a directory of your own, or remove the link"});
    }
    CHECK(contents(mine) == "mine");
    fs::create_symlink("loop.ics", dir.path() / "loop.ics");
    CHECK_FALSE(store::write_whole(dir.path() / "loop.ics", "x").has_value());
}
