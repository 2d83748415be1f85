// SPDX-License-Identifier: MIT
#include "words/calendars.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using words::calendar_facts;

namespace {

const time_zone& berlin() {
    static const time_zone zone = *time_zone::load("Europe/Berlin");
    return zone;
}

calendar_facts nextcloud() {
    calendar_facts f;
    f.id = "nextcloud";
    f.succeeded = *parse_instant("2026-12-01T08:00:00Z");
    return f;
}

} // namespace

TEST_CASE("an account in step has the time since when, and another account its problem") {
    using lines = std::vector<std::string>;
    auto f = nextcloud();
    f.since = f.succeeded;
    CHECK(words::calendar_lines(f, berlin()) == lines{"nextcloud  in step since Tue 1 Dec 2026 09:00"});
    f.succeeded = *f.since + std::chrono::hours(3);
    CHECK(words::calendar_lines(f, berlin()) ==
          lines{"nextcloud  in step since Tue 1 Dec 2026 09:00, last looked at Tue 1 Dec 2026 12:00"});
    f.since.reset();
    f.succeeded = nextcloud().succeeded;
    f.problem = "cloud.example.org: nobody listens there";
    CHECK(
        words::calendar_lines(f, berlin()) ==
        lines{"nextcloud  not in step since Tue 1 Dec 2026 09:00: cloud.example.org: nobody listens there"});
    f.succeeded.reset();
    CHECK(words::calendar_lines(f, berlin()) ==
          lines{"nextcloud  not in step: cloud.example.org: nobody listens there"});
    f.problem.clear();
    f.held = 4;
    CHECK(words::calendar_lines(f, berlin()) ==
          lines{"nextcloud  not in step: 4 objects wait for `intouch sync --confirm`"});
}

TEST_CASE("an account tells its notes, but its problem once") {
    auto f = nextcloud();
    f.problem = "\"/x.ics\" cannot be read";
    f.notes = {"\"Calls\": the series itself was changed", f.problem};
    const auto lines = words::calendar_lines(f, berlin());
    REQUIRE(lines.size() == 2);
    CHECK(lines.back() == "  \"Calls\": the series itself was changed");
}

TEST_CASE("a synchronisation lists its work") {
    auto f = nextcloud();
    CHECK(words::sync_lines(f) == std::vector<std::string>{"nextcloud: in step; nothing had changed."});
    CHECK(words::sync_problem(f).empty());
    f.created = 4;
    f.updated = 1;
    f.deleted = 2;
    f.entered = 1;
    f.notes = {"\"/x.ics\" is left alone"};
    CHECK(words::sync_lines(f) ==
          std::vector<std::string>{
              "nextcloud: in step; 4 created, 1 updated, 2 removed, 1 change of yours entered.",
              "nextcloud: \"/x.ics\" is left alone"});
    f.held = 5;
    CHECK(words::sync_lines(f).front() ==
          "nextcloud: 4 created, 1 updated, 2 removed, 1 change of yours entered.");
    CHECK(words::sync_problem(f) == "nextcloud: 5 objects wait for you to confirm: intouch sync --confirm");
}

TEST_CASE("a synchronisation that broke off lists its work so far") {
    auto f = nextcloud();
    f.problem = "the password is not taken";
    CHECK(words::sync_lines(f).empty());
    CHECK(words::sync_problem(f) == "nextcloud: the password is not taken");
    f.entered = 2;
    CHECK(words::sync_lines(f) == std::vector<std::string>{"nextcloud: 2 changes of yours entered."});
}
