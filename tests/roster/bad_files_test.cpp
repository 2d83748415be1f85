// SPDX-License-Identifier: MIT
// Each file in tests/data/roster/bad is something a person could write; what they are told stands beside it.
#include "roster/cross_check.hpp"
#include "roster/files.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

namespace fs = std::filesystem;

void check_expected(const fs::path& file, const fs::path& expected, const fault_list& faults) {
    INFO(file.filename().string());
    REQUIRE(fs::exists(expected));
    CHECK(lines(faults) == text_of(expected));
}

std::vector<fs::path> cases(const fs::path& directory) {
    std::vector<fs::path> found = sorted_entries(directory);
    std::erase_if(found, [](const fs::path& path) { return path.extension() != ".toml"; });
    return found;
}

TEST_CASE("a bad roster is answered with every fault and its place") {
    const std::vector<fs::path> files = cases(test_data() / "bad" / "roster");
    REQUIRE(files.size() > 40);
    for (const fs::path& path : files) {
        const std::vector<source> one{file_at(path)};
        const fault_list faults = read_roster(one, default_settings()).faults;
        CHECK(has_errors(faults));
        check_expected(path, fs::path(path).replace_extension(".expected"), faults);
    }
}

TEST_CASE("bad settings are answered with every fault and its place") {
    const std::vector<fs::path> files = cases(test_data() / "bad" / "settings");
    REQUIRE(files.size() > 25);
    for (const fs::path& path : files)
        check_expected(path, fs::path(path).replace_extension(".expected"),
                       read_settings(file_at(path)).faults);
}

TEST_CASE("what only all files together can tell is told with its place") {
    const std::vector<fs::path> directories = sorted_entries(test_data() / "bad" / "together");
    REQUIRE(directories.size() > 4);
    for (const fs::path& directory : directories) {
        const read_settings_result s = read_settings(file_at(directory / "intouch.toml"));
        std::vector<source> files;
        for (const std::string& name : s.value.roster) files.push_back(file_at(directory / name));
        const read_roster_result r = read_roster(files, s.value);
        fault_list faults = s.faults;
        faults.insert(faults.end(), r.faults.begin(), r.faults.end());
        for (const fault& f : cross_check(s.value, r.value)) faults.push_back(f);
        check_expected(directory, directory / "expected", faults);
    }
}

TEST_CASE("no message repeats what may be a password") {
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
