// SPDX-License-Identifier: MIT
#include "daemon/commands/print.hpp"

#include "core/columns.hpp"
#include "daemon/commands/terminal.hpp"
#include "words/dates.hpp"
#include "words/titles.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::daemon::commands {

namespace {

std::string time_of(const plan::touch& t, const time_zone& zone) {
    if (!t.start) return {};
    const auto local = std::chrono::floor<minutes>(zone.to_local(*t.start));
    return words::clock(intouch::time_of(local));
}

} // namespace

void print_table(const std::vector<std::vector<std::string>>& rows, const std::set<std::size_t>& whole) {
    for (const auto& line : table(rows, {output().columns, whole})) fmt::print("{}\n", line);
}

void print_agenda(const intouch::plan::agenda& a, const roster::settings& s, const roster::roster& r,
                  std::optional<date> last) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& t : a.touches) {
        if (last && t.day > *last) continue;
        const auto block = s.blocks.find(t.block);
        rows.push_back({words::weekday_date(t.day), time_of(t, a.zone),
                        words::title(t, s, r, roster::naming::full),
                        block == s.blocks.end() ? std::string() : block->second.name});
    }
    if (rows.empty()) fmt::print("Nothing is planned{}.\n", last ? " until " + words::full_date(*last) : "");
    print_table(rows);
    const terminal to = output();
    for (const auto& w : a.warnings)
        fmt::print("\n{}\n", painted(words::warning_text(w, a, s), paint::yellow, to));
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
    fmt::print("\nIf every touch succeeds when planned:\n");
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
