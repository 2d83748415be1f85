// SPDX-License-Identifier: MIT
#include "http/routes.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace intouch::http;

namespace {

enum class call { home, people, person, log, undo, replace };

constexpr std::array<route<call>, 6> table{{
    {"GET", "/", call::home},
    {"GET", "/api/v1/people", call::people},
    {"GET", "/api/v1/people/{id}", call::person},
    {"POST", "/api/v1/people/{id}/log", call::log},
    {"POST", "/api/v1/undo", call::undo},
    {"PUT", "/api/v1/people/{id}", call::replace},
}};

match_result<call> find(std::string_view method, std::vector<std::string> path) {
    return match(std::span<const route<call>>(table), method, path);
}

} // namespace

TEST_CASE("a method and a path name a call with its parameters") {
    CHECK(find("GET", {}) == match_result<call>(matched<call>{call::home, {}}));
    CHECK(find("POST", {"api", "v1", "people", "ada", "log"}) ==
          match_result<call>(matched<call>{call::log, {{"id", "ada"}}}));
    CHECK(find("GET", {"api", "v1", "people", "a/b ü"}) ==
          match_result<call>(matched<call>{call::person, {{"id", "a/b ü"}}}));
    const matched<call> m{call::person, {{"id", "ada"}}};
    CHECK(m["id"] == "ada");
    CHECK(m["other"].empty());
}

TEST_CASE("HEAD goes where GET goes") {
    CHECK(find("HEAD", {"api", "v1", "people"}) == match_result<call>(matched<call>{call::people, {}}));
    CHECK(find("HEAD", {"api", "v1", "undo"}) == match_result<call>(no_method{"POST"}));
}

TEST_CASE("a path that is there under other methods says which") {
    CHECK(find("DELETE", {"api", "v1", "people", "ada"}) == match_result<call>(no_method{"GET, HEAD, PUT"}));
    CHECK(find("GET", {"api", "v1", "undo"}) == match_result<call>(no_method{"POST"}));
    CHECK(find("get", {"api", "v1", "people"}) == match_result<call>(no_method{"GET, HEAD"}));
}

TEST_CASE("any other path is not there") {
    for (const auto& path : std::vector<std::vector<std::string>>{{""},
                                                                  {"api"},
                                                                  {"api", "v1", "people", ""},
                                                                  {"api", "v1", "people", "ada", "log", "x"},
                                                                  {"api", "v1", "people", "ada", ""},
                                                                  {"API", "v1", "people"},
                                                                  {"feeds", ".ics"},
                                                                  {"feeds", "abc"}})
        CHECK(find("GET", path) == match_result<call>(no_path{}));
}
