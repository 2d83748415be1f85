// SPDX-License-Identifier: MIT
#include "json/problem.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a problem leaves out absent members and keeps the standard members") {
    auto p = http::make_problem(409, "round: round 3 has closed; round 4 is open", "round");
    p.members = {{"state", "open"}, {"round", 4}, {"status", "200"}, {"state", "twice"}};
    CHECK(
        json::problem(p) ==
        R"({"type":"about:blank","title":"Conflict","status":409,"detail":"round: round 3 has closed; round 4 is open",)"
        R"("field":"round","state":"open","round":4})"
        "\n");
    CHECK(json::problem(http::make_problem(404, "")) ==
          "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}\n");
}

} // namespace intouch
