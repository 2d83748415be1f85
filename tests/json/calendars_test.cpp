// SPDX-License-Identifier: MIT
#include "json/calendars.hpp"
#include "json/read_back.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a synchronisation reports its work and its problems") {
    words::calendar_facts fine{.id = "a", .address = {}, .created = 2};
    CHECK(
        json::synchronised({fine}, example().berlin) ==
        R"({"ok":true,"calendars":[{"id":"a","address":null,"ok":true,"running":false,"since":null,"succeeded":null,"next":null,)"
        R"("problem":null,"mend":false,"held":0,"created":2,"updated":0,"deleted":0,"entered":0,"requests":0,"notes":[]}],)"
        R"("text":"a: in step; 2 created.","problems":null})"
        "\n");
    words::calendar_facts stuck{.id = "b", .address = {}, .problem = "nobody listens there"};
    const auto d = parsed(json::synchronised({fine, stuck}, example().berlin));
    CHECK(member(d, "ok").found() == "false");
    CHECK(member(d, "text").found() == "\"a: in step; 2 created.\"");
    CHECK(member(d, "problems").found() == "\"b: nobody listens there\"");
}

} // namespace intouch
