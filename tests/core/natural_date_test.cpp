// SPDX-License-Identifier: MIT
#include "core/natural_date.hpp"
#include "core/table.hpp"

#include <string>

namespace intouch {

namespace {

std::string understood(const std::string& text, looks direction) {
    const local_minute now = local_minute{parse_date("2026-12-02").value()} + minutes{10 * 60};
    return shown(parse_natural(text, now, direction), [](const when& w) { return print(w); });
}

} // namespace

TEST_CASE("everyday words for days look ahead in a move") {
    check_table("natural_ahead.txt", [](const std::string& text) { return understood(text, looks::ahead); });
}

TEST_CASE("everyday words for days look back in a log") {
    check_table("natural_back.txt", [](const std::string& text) { return understood(text, looks::back); });
}

TEST_CASE("a weekday alone is within a week of today in both directions") {
    const date first = parse_date("2026-12-02").value();
    for (date today = first; today < first + days{7}; today += days{1}) {
        const local_minute now{today};
        for (const char* name : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
            INFO(print(today), " ", name);
            const date ahead = parse_natural(name, now, looks::ahead).value().day;
            const date back = parse_natural(name, now, looks::back).value().day;
            CHECK(weekday_of(ahead) == weekday_of(back));
            CHECK(ahead - today >= days{1});
            CHECK(ahead - today <= days{7});
            CHECK(today - back >= days{0});
            CHECK(today - back <= days{6});
        }
    }
}

} // namespace intouch
