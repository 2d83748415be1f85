// SPDX-License-Identifier: MIT
// Each folder in tests/data/roster/bad/together holds files that a user could write, and the expected faults.
#include "roster/check/cross_check.hpp"
#include "roster/files.hpp"

#include <doctest/doctest.h>

namespace intouch::roster {
namespace {

TEST_CASE("a fault between settings and roster has a place in one of them") {
    const std::vector<std::filesystem::path> directories = sorted_entries(test_data() / "bad" / "together");
    REQUIRE(directories.size() > 4);
    for (const std::filesystem::path& directory : directories) {
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

} // namespace
} // namespace intouch::roster
