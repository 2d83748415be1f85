// SPDX-License-Identifier: MIT
#include "daemon/cli/print.hpp"

#include "words/dates.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace intouch::daemon::commands {

int refuse(const error& e) {
    print_problem(e.text);
    return e.code == errc::unavailable ? 3 : 1;
}

console::paper paper_of(const terminal& to) { return {to.columns, to.colours}; }

void print_table(const std::vector<std::vector<std::string>>& rows, const table_style& style) {
    console::sheet sheet(paper_of(output()));
    sheet.table(rows, style);
    fmt::print("{}", sheet.text());
}

void print_line(std::string_view text, std::size_t indent, paint how) {
    console::sheet sheet(paper_of(output()));
    sheet.line(text, indent, how);
    fmt::print("{}", sheet.text());
}

void print_lines(std::string_view text) {
    console::sheet sheet(paper_of(output()));
    sheet.lines(text, 2);
    fmt::print("{}", sheet.text());
}

void print_problem(std::string_view text) {
    console::sheet sheet(paper_of(error_output()));
    sheet.lines(fmt::format("intouch: {}", text), 2);
    fmt::print(stderr, "{}", sheet.text());
}

void print_forecast(const std::vector<intouch::plan::forecast_week>& weeks) {
    constexpr std::int64_t full = 20; // signs
    std::vector<std::vector<std::string>> rows{
        {"Week from", "Touches", "In blocks", "", "Elsewhere", "Late"}};
    for (const auto& week : weeks) {
        const auto given = week.available.count();
        const auto load = week.planned.count();
        const auto filled = given <= 0 ? 0 : std::min(full, (load * full + given - 1) / given);
        const std::string bar = given <= 0 ? std::string()
                                           : std::string(static_cast<std::size_t>(filled), '#') +
                                                 std::string(static_cast<std::size_t>(full - filled), '.');
        rows.push_back({words::full_date(week.from), std::to_string(week.touches.size()),
                        fmt::format("{} of {} min", load, given), bar,
                        week.elsewhere.count() > 0 ? fmt::format("{} min", week.elsewhere.count()) : "",
                        week.late > 0 ? std::to_string(week.late) : ""});
    }
    fmt::print("\n");
    print_line("If as many tries are needed as usual:");
    print_table(rows, {.never_truncated = {0, 1, 2, 3, 4, 5}, .spared = {3, 4, 1}});
}

void print_capacity(const intouch::plan::capacity& c, const roster::settings& s) {
    print_line(words::capacity_text(c));
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& what, const std::string& id, double needed, double available) {
        rows.push_back({"  " + what, id, "needs " + words::hours(needed), "of " + words::hours(available)});
    };
    for (const auto& each : c.circles) add("circle", each.id, each.needed, each.available);
    for (const auto& each : c.channels) add("channel", each.id, each.needed, each.available);
    print_table(rows, {.never_truncated = {2, 3}, .spared = {0}});
    const auto remedies = words::remedies(c, s);
    if (!remedies.empty()) fmt::print("{}\n", words::above_remedies(remedies.size()));
    for (const auto& remedy : remedies) print_line("  " + remedy, 4);
}

} // namespace intouch::daemon::commands
