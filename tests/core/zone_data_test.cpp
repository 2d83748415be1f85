// SPDX-License-Identifier: MIT
// Zone data that is missing or damaged. A process reads the zone names once, so each case starts a process of
// its own with another $TZDIR.
#include "core/zone.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

namespace {

const std::string damaged = (test::data_dir() / "core/zoneinfo").string();

/// True when the test case `name`, which is skipped in this process, passes in a new process with $TZDIR =
/// `directory`.
bool passes_with(std::string_view directory, std::string_view name) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string command = "TZDIR='" + std::string(directory) + "' '" + program +
                                "' --no-skip --test-case='" + std::string(name) + "' > /dev/null";
    return std::system(command.c_str()) == 0;
}

error refused(std::string_view name) {
    const result<time_zone> loaded = time_zone::load(name);
    REQUIRE_FALSE(loaded.has_value());
    return loaded.error();
}

} // namespace

TEST_CASE("without zone data the only zone is UTC and the message names the package") {
    CHECK(passes_with("/nonexistent", "in a process without zone data"));
}

TEST_CASE("in a process without zone data" * doctest::skip()) {
    CHECK(zone_names() == std::vector<std::string>{"UTC"});
    const error expected{errc::invalid,
                         "found \"Europe/Berlin\", but there are no time zones in /nonexistent; "
                         "install the package tzdata"};
    CHECK(refused("Europe/Berlin") == expected);
    REQUIRE(time_zone::load("UTC").has_value());
    CHECK(time_zone::load("UTC")->footer().empty());
    CHECK(time_zone::utc().offset(instant{}) == seconds{0});
}

TEST_CASE("a zone whose file is damaged is refused and one without a file is not listed") {
    CHECK(passes_with(damaged, "in a process with damaged zone data"));
}

TEST_CASE("in a process with damaged zone data" * doctest::skip()) {
    CHECK(zone_names() == std::vector<std::string>{"Europe/Berlin", "UTC"});
    const error expected{errc::unavailable, "found \"Europe/Berlin\", whose file in " + damaged +
                                                " cannot be read; reinstall the package tzdata"};
    CHECK(refused("Europe/Berlin") == expected);
    CHECK(refused("Europe/Paris").code == errc::invalid);
}

TEST_CASE("a failing case in a new process is noticed") {
    // Also when a name below fits no test case any more: then nothing would run, and pass.
    CHECK_FALSE(passes_with("/usr/share/zoneinfo", "in a process without zone data"));
    CHECK_FALSE(passes_with("/usr/share/zoneinfo", "in a process with damaged zone data"));
}

} // namespace intouch
