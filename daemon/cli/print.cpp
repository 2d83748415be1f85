// SPDX-License-Identifier: MIT
#include "daemon/cli/print.hpp"

#include "core/terminal_table.hpp"
#include "daemon/cli/terminal.hpp"
#include "words/dates.hpp"
#include "words/gathering_text.hpp"
#include "words/notices.hpp"
#include "words/remedies.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

namespace intouch::daemon::commands {

namespace {

std::string time_of(const plan::touch& t, const time_zone& zone) {
    if (!t.start) return {};
    const auto local = std::chrono::floor<minutes>(zone.to_local(*t.start));
    return words::clock(intouch::time_of(local));
}

/// The lines of a plan, by day and time.
using lines_by_time = std::multimap<std::pair<date, std::optional<instant>>, std::vector<std::string>>;

/// The last day whose lines are printed one by one: a long plan is a summary after its first two weeks.
date end_of_days(const lines_by_time& lines, date today) {
    constexpr std::size_t most_lines = 60;
    return lines.size() <= most_lines ? date::max() : today + days(13);
}

void print_weeks(const std::map<date, std::size_t>& weeks) {
    fmt::print("\nLater, by week (intouch agenda --days N shows them day by day):\n");
    std::vector<std::vector<std::string>> rows;
    for (const auto& [monday, count] : weeks)
        rows.push_back({words::full_date(monday), std::to_string(count)});
    print_table(rows);
}

/// "3 days, 18 in a row so far"; empty for the first gathering, of one day.
std::string gathering_phrase(const plan::shown_gathering& g) {
    std::string text = g.days > 1 ? fmt::format("{} days", g.days) : std::string();
    const std::string count = words::in_a_row(g);
    return text + (text.empty() || count.empty() ? "" : ", ") + count;
}

} // namespace

int refuse(const error& e) {
    fmt::print(stderr, "intouch: {}\n", e.text);
    return e.code == errc::unavailable ? 3 : 1;
}

void print_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& whole,
                 const std::set<std::size_t>& uncut) {
    for (const auto& line : terminal_table(rows, {output().columns, whole, uncut})) fmt::print("{}\n", line);
}

void print_agenda(const intouch::plan::agenda& a, const roster::settings& s, const roster::roster& r,
                  std::optional<date> last) {
    // By day, all-day lines first. Birthdays and gatherings come before touches.
    lines_by_time by_time;
    const auto add = [&](date day, std::optional<instant> start, std::string time, std::string title,
                         std::string where) {
        if (day < day_at(a.zone, a.at) || (last && day > *last)) return;
        by_time.emplace(std::pair(day, start), std::vector{words::full_weekday_date(day), std::move(time),
                                                           std::move(title), std::move(where)});
    };
    for (const auto& o : a.occasions) add(o.day, {}, "", words::title(o, r, roster::naming::full), "");
    for (const auto& g : a.gatherings) add(g.day, {}, "", g.name, gathering_phrase(g));
    for (const auto& t : a.touches) {
        const auto block = s.blocks.find(t.block);
        add(t.day, t.start, time_of(t, a.zone), words::title(t, s, r, roster::naming::full),
            block == s.blocks.end() ? std::string() : block->second.name);
    }
    const date end = last ? *last : end_of_days(by_time, day_at(a.zone, a.at));
    std::vector<std::vector<std::string>> rows;
    std::map<date, std::size_t> weeks; // by Monday: the lines that are only counted
    for (auto& [at, row] : by_time) {
        if (at.first <= end)
            rows.push_back(std::move(row));
        else
            ++weeks[at.first - (weekday_of(at.first) - std::chrono::Monday)];
    }
    if (rows.empty()) fmt::print("Nothing is planned{}.\n", last ? " until " + words::full_date(*last) : "");
    print_table(rows, {}, {0, 1});
    if (!weeks.empty()) print_weeks(weeks);
    const terminal to = output();
    for (const auto& line : words::notices(a, s)) fmt::print("\n{}\n", painted(line, paint::yellow, to));
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
    fmt::print("\nIf as many tries are needed as usual:\n");
    print_table(rows);
}

void print_capacity(const intouch::plan::capacity& c, const roster::settings& s) {
    fmt::print("{}\n", words::capacity_text(c));
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& what, const std::string& id, double needed, double available) {
        rows.push_back({"  " + what, id, "needs " + words::hours(needed), "of " + words::hours(available)});
    };
    for (const auto& each : c.circles) add("circle", each.id, each.needed, each.available);
    for (const auto& each : c.channels) add("channel", each.id, each.needed, each.available);
    print_table(rows);
    const auto remedies = words::remedies(c, s);
    if (!remedies.empty()) fmt::print("Each of these would do:\n");
    for (const auto& remedy : remedies) fmt::print("  {}\n", remedy);
}

} // namespace intouch::daemon::commands
