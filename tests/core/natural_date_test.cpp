// SPDX-License-Identifier: MIT
#include "core/natural_date.hpp"
#include "core/natural_date_checks.hpp"
#include "core/table.hpp"
#include "support/mutator.hpp"

#include <array>
#include <string>

namespace intouch {

namespace {

std::string understood(const std::string& text, looks direction) {
    const local_minute now = local_minute{parse_date("2026-12-02").value()} + minutes{10 * 60};
    const wall_clock by{now, time_zone::load("Europe/Berlin").value()};
    return shown(parse_natural(text, by, direction), [](const when& w) { return print(w); });
}

} // namespace

TEST_CASE("everyday words for days look ahead in a move") {
    check_table("natural_ahead.txt", [](const std::string& text) { return understood(text, looks::ahead); });
}

TEST_CASE("everyday words for days look back in a log") {
    check_table("natural_back.txt", [](const std::string& text) { return understood(text, looks::back); });
}

TEST_CASE("changed words are refused, or mean a day that reads the same when it is printed") {
    constexpr std::array<std::string_view, 14> words{"in ",   "+",     "d",          "y",   " ago",
                                                     "next ", "last ", "dec",        "fri", " 17:30",
                                                     "99999", "-",     "2026-12-03", " "};
    test::mutator m(words);
    const local_minute now = local_minute{parse_date("2026-12-02").value()} + minutes{10 * 60};
    for (const char* file : {"natural_ahead.txt", "natural_back.txt"})
        check_table(file, [&](const std::string& text) {
            for (int i = 0; i < 100; ++i) {
                const std::string changed = m.change(text);
                CAPTURE(changed);
                CHECK(test::fault_of_natural_date(changed, {now, {}},
                                                  i % 2 == 0 ? looks::ahead : looks::back) == "");
            }
            return understood(text,
                              file == std::string_view("natural_ahead.txt") ? looks::ahead : looks::back);
        });
}

TEST_CASE("a weekday alone is within a week of today in both directions") {
    const date first = parse_date("2026-12-02").value();
    for (date today = first; today < first + days{7}; today += days{1}) {
        const local_minute now{today};
        for (const char* name : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
            INFO(print(today), " ", name);
            const date ahead = parse_natural(name, {now, {}}, looks::ahead).value().day;
            const date back = parse_natural(name, {now, {}}, looks::back).value().day;
            CHECK(weekday_of(ahead) == weekday_of(back));
            CHECK(ahead - today >= days{1});
            CHECK(ahead - today <= days{7});
            CHECK(today - back >= days{0});
            CHECK(today - back <= days{6});
        }
    }
}

} // namespace intouch
