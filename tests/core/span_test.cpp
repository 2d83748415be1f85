// SPDX-License-Identifier: MIT
#include "core/span.hpp"
#include "core/table.hpp"

#include <string>

namespace intouch {

namespace {

std::string print_span(span s) { return print(s); }

span read_span(const std::string& text) { return parse_span(text, true).value(); }
date read_date(const std::string& text) { return parse_date(text).value(); }

} // namespace

TEST_CASE("a span is parsed and printed or the error says why not") {
    check_table("spans.txt", [](const std::string& text) { return shown(parse_span(text), print_span); });
}

TEST_CASE("a span of zero days is accepted where it is allowed") {
    check_table("spans_with_zero.txt",
                [](const std::string& text) { return shown(parse_span(text, true), print_span); });
}

TEST_CASE("a span keeps the unit it was written in") {
    CHECK(read_span("14 days") == span{14, span_unit::day});
    CHECK(read_span("2 weeks") == span{2, span_unit::week});
    CHECK(read_span("2 weeks") != read_span("14 days"));
}

TEST_CASE("days plus and minus spans follow the calendar") {
    check_table("span_sums.txt", [](const std::string& text) {
        const auto later = split(text, " + ");
        if (later.size() == 2) {
            return print(read_date(later[0]) + read_span(later[1]));
        }
        const auto earlier = split(text, " - ");
        return print(read_date(earlier.at(0)) - read_span(earlier.at(1)));
    });
}

TEST_CASE("the length of a span depends on where it begins") {
    check_table("span_lengths.txt", [](const std::string& text) {
        const auto parts = split(text, " from ");
        return std::to_string(length(read_span(parts.at(0)), read_date(parts.at(1))).count());
    });
}

TEST_CASE("mean days order spans of different units") {
    CHECK(mean_days(read_span("10 days")) == 10.0);
    CHECK(mean_days(read_span("2 weeks")) == 14.0);
    CHECK(mean_days(read_span("1 month")) == 30.436875);
    CHECK(mean_days(read_span("1 year")) == 365.2425);
    CHECK(mean_days(read_span("4 weeks")) < mean_days(read_span("1 month")));
    CHECK(mean_days(read_span("12 months")) == doctest::Approx(mean_days(read_span("1 year"))));
}

TEST_CASE("a duration is parsed and printed or the error says why not") {
    check_table("durations.txt",
                [](const std::string& text) { return shown(parse_duration(text), print_duration); });
}

} // namespace intouch
