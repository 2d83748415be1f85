// SPDX-License-Identifier: MIT
#include "store/file.hpp"
#include "store/files.hpp"
#include "store/temp_directory.hpp"

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
