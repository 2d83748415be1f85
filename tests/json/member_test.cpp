// SPDX-License-Identifier: MIT
#include "json/member.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("a member that exists is read, and any other is empty") {
    const std::string json = R"({"url": "x", "urls": ["a", 1, "b"], "n": 5})";
    CHECK(json::text_member(json, "url") == "x");
    CHECK(json::text_member(json, "n").empty());
    CHECK(json::text_member(json, "none").empty());
    CHECK(json::text_member("[", "url").empty());
    CHECK(json::text_list(json, "urls") == std::vector<std::string>{"a", "b"});
    CHECK(json::text_list(json, "url").empty());
    CHECK(json::text_list("[]", "url").empty());
}

TEST_CASE("names are read from any list") {
    const std::string json =
        R"({"blocks": [{"id": "calls", "name": "Calls"}, 7, {"id": "calls", "name": "Calls"}]})";
    CHECK(json::named_in(json, "blocks") ==
          std::vector<roster::named_person>{{"calls", "Calls"}, {"calls", "Calls"}});
    CHECK(json::named_in(json, "gatherings").empty());
    CHECK(json::named_in("[", "blocks").empty());
}

TEST_CASE("errors of the files are read as `check` prints them") {
    CHECK(json::file_errors(R"({"faults": [
        {"file": "roster.toml", "line": 2, "column": 9, "severity": "error", "text": "every: soon"},
        {"file": "roster.toml", "line": 3, "column": 1, "severity": "warning", "text": "odd"}]})") ==
          std::vector<std::string>{"roster.toml:2:9: error: every: soon"});
    CHECK(json::file_errors("{}").empty());
}

TEST_CASE("people with a touch come in the order of their touches") {
    const std::string json = R"({"people": [
        {"id": "ada", "name": "Ada", "next": {"date": "2026-12-03", "start": "2026-12-03T17:25:00+01:00", "title": "Call Ada"}},
        {"id": "bob", "name": "Bob", "next": null},
        {"id": "eve", "name": "Eve", "next": {"date": "2026-12-03", "start": "2026-12-03T17:00:00+01:00", "title": "Call Eve"}},
        {"id": "zoe", "name": "Zoe", "next": {"date": "2026-12-01", "start": null, "title": "Letter to Zoe"}},
        {"id": "odd", "name": "Odd", "next": {"date": "someday"}}, 7]})";
    CHECK(json::planned_people(json) ==
          std::vector<json::planned_person>{{"zoe", "Zoe", "Tue 1 Dec 2026", "Letter to Zoe"},
                                            {"eve", "Eve", "Thu 3 Dec 2026", "Call Eve"},
                                            {"ada", "Ada", "Thu 3 Dec 2026", "Call Ada"}});
    CHECK(json::planned_people("{}").empty());
    CHECK(json::planned_people("nothing").empty());
}

TEST_CASE("each person in the answer has a reason") {
    CHECK(json::whys(R"({"people": {"ada": {"name": "Ada", "why": "Because."}, "bob": null}})") ==
          std::vector<json::told_why>{{"Ada", "Because."}});
    CHECK(
        json::whys(
            R"({"people": {"anne": {"name": "Bob", "why": "So."}, "bob": {"name": "Bob", "why": "So."}}})") ==
        std::vector<json::told_why>{{"Bob", "So."}});
    CHECK(json::whys(R"({"people": []})").empty());
}

TEST_CASE("a log has people and a promise only when they are given") {
    CHECK(json::log_request({}, {{"outcome", "reached"}, {"note", ""}}, "") == R"({"outcome":"reached"})");
    CHECK(json::log_request({"ada", "eve"}, {{"outcome", "sent"}}, R"({"to":"friday","note":"\"x\""})") ==
          R"({"people":["ada","eve"],"outcome":"sent","promise":{"to":"friday","note":"\"x\""}})");
    CHECK(json::object({{"to", "friday"}, {"note", ""}}) == R"({"to":"friday"})");
}

} // namespace intouch
