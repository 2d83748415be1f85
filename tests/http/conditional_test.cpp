// SPDX-License-Identifier: MIT
#include "http/conditional.hpp"
#include "http/http_date.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::http;

namespace {

const instant noon = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + std::chrono::hours(12);

request get(std::initializer_list<field> headers, std::string method = "GET") {
    request r;
    r.method = std::move(method);
    r.headers = headers;
    return r;
}

validators current() { return {entity_tag{"v1,a", false}, noon}; }

} // namespace

TEST_CASE("an entity tag is read and printed") {
    CHECK(parse_entity_tag("\"abc\"") == entity_tag{"abc", false});
    CHECK(parse_entity_tag("W/\"abc\"") == entity_tag{"abc", true});
    CHECK(parse_entity_tag("\"\"") == entity_tag{"", false});
    for (const auto* bad :
         {"", "abc", "\"abc", "abc\"", "w/\"abc\"", "W/abc", "\"a b\"", "\"a\" ", "\"a\",\"b\""})
        CHECK_MESSAGE(!parse_entity_tag(bad), bad);
    CHECK(print(entity_tag{"abc", true}) == "W/\"abc\"");
    CHECK(print(entity_tag{"abc", false}) == "\"abc\"");
}

TEST_CASE("tags compare as the weak column of the table of RFC 9110 says") {
    const entity_tag w1{"1", true};
    const entity_tag w2{"2", true};
    const entity_tag s1{"1", false};
    CHECK(weak_match(w1, w1));
    CHECK_FALSE(weak_match(w1, w2));
    CHECK(weak_match(w1, s1));
    CHECK(weak_match(s1, s1));
}

TEST_CASE("If-None-Match decides alone when it is there") {
    const auto answered_304 = [](std::string_view value) {
        return not_modified(get({{"If-None-Match", value}}), current());
    };
    for (const auto* match :
         {"\"v1,a\"", "W/\"v1,a\"", "*", "\"x\", \"v1,a\"", "\"x\",,\t \"v1,a\"", ", \"v1,a\" ,"})
        CHECK_MESSAGE(answered_304(match), match);
    for (const auto* other :
         {"\"v1\"", "\"a\"", "v1,a", "", ",", "\"x\" \"v1,a\"", "\"x\", v, \"v1,a\"", "\"V1,a\"", "**"})
        CHECK_MESSAGE(!answered_304(other), other);
    CHECK(not_modified(get({{"If-None-Match", "\"x\""}, {"if-none-match", "\"v1,a\""}}), current()));
    const auto later = print_http_date(noon + std::chrono::hours(1));
    CHECK_FALSE(not_modified(get({{"If-None-Match", "\"x\""}, {"If-Modified-Since", later}}), current()));
    CHECK_FALSE(not_modified(get({{"If-None-Match", "\"v1,a\""}}), {std::nullopt, noon}));
}

TEST_CASE("If-Modified-Since is for those without a tag") {
    const auto since = [](std::string_view value) {
        return not_modified(get({{"If-Modified-Since", value}}), current());
    };
    CHECK(since("Tue, 01 Dec 2026 12:00:00 GMT"));
    CHECK(since("Tue, 01 Dec 2026 12:00:01 GMT"));
    CHECK(since("Tuesday, 01-Dec-26 12:00:00 GMT"));
    CHECK(since("Tue Dec  1 12:00:00 2026"));
    CHECK_FALSE(since("Tue, 01 Dec 2026 11:59:59 GMT"));
    CHECK_FALSE(since("tomorrow"));
    CHECK_FALSE(since(""));
    const auto when = print_http_date(noon);
    CHECK_FALSE(not_modified(get({{"If-Modified-Since", when}, {"If-Modified-Since", when}}), current()));
    CHECK_FALSE(not_modified(get({{"If-Modified-Since", when}}), {entity_tag{"v1,a", false}, std::nullopt}));
}

TEST_CASE("only GET and HEAD are answered by 304") {
    CHECK(not_modified(get({{"If-None-Match", "*"}}, "HEAD"), current()));
    CHECK_FALSE(not_modified(get({{"If-None-Match", "*"}}, "POST"), current()));
    CHECK_FALSE(not_modified(get({}), current()));
}

TEST_CASE("an HTTP date is read in its three forms") {
    const std::chrono::year year(2026);
    const instant example = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + std::chrono::hours(8) +
                            std::chrono::minutes(49) + std::chrono::seconds(37);
    CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", year) == example);
    CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", year) == example);
    CHECK(parse_http_date("Sun Nov  6 08:49:37 1994", year) == example);
    CHECK(parse_http_date("Sun Nov 16 08:49:37 1994", year) == example + std::chrono::days(10));
    CHECK(print_http_date(example) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(print_http_date(noon) == "Tue, 01 Dec 2026 12:00:00 GMT");
}

TEST_CASE("a year of two digits lies within fifty years") {
    const auto year_of = [](const char* text, int now) {
        const auto at = parse_http_date(text, std::chrono::year(now));
        REQUIRE(at);
        return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<days>(*at)).year());
    };
    CHECK(year_of("Sunday, 06-Nov-76 08:49:37 GMT", 2026) == 2076);
    CHECK(year_of("Sunday, 06-Nov-77 08:49:37 GMT", 2026) == 1977);
    CHECK(year_of("Sunday, 06-Nov-01 08:49:37 GMT", 2099) == 2101);
}

TEST_CASE("a date that is none is not read") {
    for (const auto* bad :
         {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "sun, 06 Nov 1994 08:49:37 GMT",
          "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun Nov 6 08:49:37 1994",
          "Sunday, 06-Nov-1994 08:49:37 GMT"})
        CHECK_MESSAGE(!parse_http_date(bad, std::chrono::year(2026)), bad);
}
