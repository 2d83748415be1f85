// SPDX-License-Identifier: MIT
#include "json/faults.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("faults are counted, with their places") {
    const roster::fault_list f{{{"roster.toml", 12, 9}, roster::severity::error, "every: found \"soon\""},
                               {{"", 0, 0}, roster::severity::warning, "no blocks"}};
    CHECK(
        json::faults(f) ==
        R"({"ok":false,"errors":1,"warnings":1,"faults":[{"file":"roster.toml","line":12,"column":9,"severity":"error",)"
        R"("text":"every: found \"soon\""},{"file":null,"line":null,"column":null,"severity":"warning","text":"no blocks"}]})"
        "\n");
    CHECK(json::faults({}) == "{\"ok\":true,\"errors\":0,\"warnings\":0,\"faults\":[]}\n");
    const example e;
    CHECK(keys(parsed(json::checked({}, e.agenda, e.input()))) ==
          "ok, errors, warnings, faults, people, circles, blocks, capacity");
}

} // namespace intouch
