// SPDX-License-Identifier: MIT
#include "feed/series.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace intouch;

namespace {

roster::block block(const std::vector<std::string>& when, std::string_view every = "1 week") {
    roster::block b;
    b.id = "calls";
    for (const auto& text : when) b.when.push_back(parse_week_range(text, true).value());
    b.every = parse_span(every).value();
    return b;
}

date day(std::string_view text) { return parse_date(text).value(); }

} // namespace

TEST_CASE("ranges of one start and length are one series") {
    const auto all = feed::series_of(block({"Tue 17:00-18:00", "Thu 17:00-18:00", "Sat 10:00-11:00"}));
    REQUIRE(all.size() == 2);
    CHECK(all[0].start == minutes{10 * 60});
    CHECK(all[1].weekdays.count() == 2);
    REQUIRE(all[1].rule.has_value());
    CHECK(all[1].rule->freq == ical::frequency::weekly);
}

TEST_CASE("each weekday of the month is a series of its own") {
    const auto all = feed::series_of(block({"1st Tue,Thu 17:00-18:00"}));
    REQUIRE(all.size() == 2);
    for (const auto& s : all) {
        CHECK(s.weekdays.count() == 1);
        REQUIRE(s.rule.has_value());
        CHECK(s.rule->freq == ical::frequency::monthly);
    }
}

TEST_CASE("a fifth weekday has no rule, and nor have odd spans of days on some weekdays") {
    CHECK_FALSE(feed::series_of(block({"5th Tue 17:00-18:00"})).front().rule.has_value());
    CHECK_FALSE(feed::series_of(block({"Tue 17:00-18:00"}, "10 days")).front().rule.has_value());
    CHECK(feed::series_of(block({"Tue 17:00-18:00"}, "14 days")).front().rule.has_value());
}

TEST_CASE("the first occurrence is on or after the beginning of the block") {
    auto b = block({"Tue 17:00-18:00"});
    const auto s = feed::series_of(b).front();
    CHECK(feed::first_occurrence(s, b, day("2026-12-02")) == day("2026-12-08"));
    b.from = day("2027-01-01");
    CHECK(feed::first_occurrence(s, b, day("2026-12-02")) == day("2027-01-05"));
}
