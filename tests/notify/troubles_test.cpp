// SPDX-License-Identifier: MIT
#include "notify/troubles.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("troubles are the first error of the files, and accounts that are not in step") {
    const roster::fault_list faults{{{"intouch.toml", 1, 1}, roster::severity::warning, "a warning"},
                                    {{"roster.toml", 3, 9}, roster::severity::error, "every: found \"soon\""},
                                    {{"roster.toml", 4, 1}, roster::severity::error, "another"}};
    const instant then{seconds(1)};
    const std::vector<words::calendar_facts> accounts{
        {.id = "fine", .address = {}, .succeeded = then},
        {.id = "new", .address = {}},
        {.id = "out", .address = {}, .succeeded = then, .problem = "nobody listens there"}};
    CHECK(notify::troubles_of(faults, accounts) ==
          std::vector<notify::trouble>{
              {"files", "roster.toml:3:9: error: every: found \"soon\"", {}, std::chrono::hours(1)},
              {"calendar.new", "", {}, std::chrono::hours(24)},
              {"calendar.out", words::sync_problem(accounts[2]), {}, std::chrono::hours(24)}});
    CHECK(notify::troubles_of({faults.front()}, {}).empty());
}
