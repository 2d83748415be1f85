// SPDX-License-Identifier: MIT
// Each file in tests/data/roster/bad/roster and settings is a mistake that a user could make; NAME.expected
// beside it holds the faults.
#include "roster/files.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases(const fs::path& directory) {
    std::vector<fs::path> found = sorted_entries(directory);
    std::erase_if(found, [](const fs::path& path) { return path.extension() != ".toml"; });
    return found;
}

TEST_CASE("a bad roster gives every fault with its place") {
    const std::vector<fs::path> files = cases(test_data() / "bad" / "roster");
    REQUIRE(files.size() > 40);
    for (const fs::path& path : files) {
        const std::vector<source> one{file_at(path)};
        const fault_list faults = read_roster(one, default_settings()).faults;
        CHECK(has_errors(faults));
        check_expected(path, fs::path(path).replace_extension(".expected"), faults);
    }
}

TEST_CASE("bad settings give every fault with its place") {
    const std::vector<fs::path> files = cases(test_data() / "bad" / "settings");
    REQUIRE(files.size() > 25);
    for (const fs::path& path : files)
        check_expected(path, fs::path(path).replace_extension(".expected"),
                       read_settings(file_at(path)).faults);
}

TEST_CASE("no message quotes a possible password") {
    for (const char* name :
         {"password-in-the-file.toml", "password-of-another-kind.toml", "public-url-with-password.toml"}) {
        const std::string said =
            lines(read_settings(file_at(test_data() / "bad" / "settings" / name)).faults);
        CHECK_FALSE(said.empty());
        for (const char* secret : {"correct horse", "secret", "1234"})
            CHECK(said.find(secret) == std::string::npos);
    }
}

} // namespace
} // namespace intouch::roster
