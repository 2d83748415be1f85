// SPDX-License-Identifier: MIT
#include "roster/read_blocks.hpp"

#include "core/text.hpp"
#include "roster/describe_value.hpp"
#include "roster/read_cadence.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::roster {
namespace {

void check_every(table_reader& table, const block& b) {
    const bool nth = std::ranges::any_of(b.when, [](const week_range& range) { return range.nth != 0; });
    if (b.every.unit == span_unit::month || b.every.unit == span_unit::year)
        table.error(
            "every",
            fmt::format(
                "found \"{}\", expected days or weeks; \"1st Tue 17:00-18:00\" in `when` is once a month",
                print(b.every)));
    else if (mean_days(b.every) != 7 && nth)
        table.error(
            "every",
            fmt::format("found \"{}\" beside a weekday of the month in `when`, expected one of the two",
                        print(b.every)));
    else if (mean_days(b.every) != 7 && !table.has("from"))
        table.error(
            "every",
            fmt::format(
                "found \"{}\" without `from`, expected the day it counts from, such as from = 2026-12-01",
                print(b.every)));
}

} // namespace

void read_circles(table_reader& table, std::vector<std::string>& circles, std::vector<place>& at) {
    const auto found = table.ids("circles", R"(["clients"])");
    if (!found) return;
    for (const auto& [name, where] : *found) {
        circles.push_back(name);
        at.push_back(where);
    }
}

void read_blocks(table_reader& file, settings& s, const std::vector<std::string>& channels) {
    file.each("blocks", [&](const std::string& id, table_reader& table) {
        block b;
        b.id = id;
        b.at = table.at();
        b.name = table.name("name").value_or(capitalised(id));
        if (auto when =
                table.parsed_list<week_range>("when", R"(["Tue 17:00-18:00"])", [](std::string_view text) {
                    return parse_week_range(text, true);
                }))
            b.when = std::move(*when);
        if (!table.has("when")) table.missing("when", "its times, such as when = [\"Tue 17:00-18:00\"]");
        b.from = table.day("from");
        if (const auto every = table.length("every")) {
            b.every = *every;
            check_every(table, b);
        }
        b.via = read_via(table, channels).value_or(std::vector<std::string>());
        read_circles(table, b.circles, b.circles_at);
        b.busy = table.flag("busy").value_or(true);
        b.with = table.text("with").value_or("");
        table.finish();
        s.blocks.emplace(id, std::move(b));
    });
}

void read_aways(table_reader& file, settings& s) {
    constexpr days a_year{365};
    file.each_of_list("away", [&](table_reader& table) {
        away a;
        a.at = table.at();
        a.from = table.day("from");
        a.to = table.day("to");
        a.what = table.text("what").value_or("");
        a.file = table.file("file", "the name of an ICS file").value_or("");
        if (table.has("file") && (table.has("from") || table.has("to")))
            table.error("file", "is set beside from or to, expected either days (from and to) or a file");
        else if (!table.has("file") && !table.has("from"))
            table.missing("from", "the first day away, such as from = 2026-12-20, or a file");
        else if (!table.has("to"))
            a.to = a.from; // one day
        if (a.from && a.to && *a.to < *a.from)
            table.error("to",
                        fmt::format("found {}, which is before from = {}, expected that day or a later one",
                                    intouch::print(*a.to), intouch::print(*a.from)));
        else if (a.from && a.to && *a.to - *a.from > a_year)
            table.warning("to",
                          fmt::format("{} days away from {} to {}, and nothing is planned on them; is the "
                                      "year right?",
                                      (*a.to - *a.from).count() + 1, intouch::print(*a.from),
                                      intouch::print(*a.to)));
        table.finish();
        s.aways.push_back(std::move(a));
    });
}

} // namespace intouch::roster
