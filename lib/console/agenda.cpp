// SPDX-License-Identifier: MIT
#include "console/agenda.hpp"

#include "console/cells.hpp"
#include "core/text.hpp"
#include "words/dates.hpp"
#include "words/gathering_text.hpp"
#include "words/notices.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace intouch::console {

namespace {

/// The rows of a plan, by day and time. All-day rows come first.
using rows_by_time = std::multimap<std::pair<date, std::optional<instant>>, std::vector<std::string>>;

/// "3 days, 18 in a row so far"; empty for the first gathering, of one day.
std::string gathering_phrase(const plan::shown_gathering& g) {
    std::string text = g.days > 1 ? fmt::format("{} days", g.days) : std::string();
    const std::string count = words::in_a_row(g);
    return text + (text.empty() || count.empty() ? "" : ", ") + count;
}

/// Birthdays and gatherings come before touches.
rows_by_time rows_of(const plan::agenda& a, const plan::plan_input& in, std::optional<date> last) {
    const date today = day_at(a.zone, a.at);
    rows_by_time rows;
    const auto add = [&](date day, std::optional<instant> start, std::string time, std::string title,
                         std::string where) {
        if (day < today || (last && day > *last)) return;
        rows.emplace(std::pair(day, start), std::vector{words::short_weekday_date(day, today),
                                                        std::move(time), std::move(title), std::move(where)});
    };
    for (const auto& o : a.occasions)
        add(o.day, {}, "", words::title(o, in.roster, roster::naming::full), "");
    for (const auto& g : a.gatherings) add(g.day, {}, "", g.name, gathering_phrase(g));
    for (const auto& t : a.touches) {
        const auto block = in.settings.blocks.find(t.block);
        const std::string title = words::title(t, in.settings, in.roster, roster::naming::full);
        add(t.day, t.start, time_cell(t, a.zone), std::string(t.firm ? title : without_about(title)),
            block == in.settings.blocks.end() ? std::string() : block->second.name);
    }
    return rows;
}

/// The last day whose rows are shown one by one: a long plan is a summary after its first two weeks.
date end_of_days(const rows_by_time& rows, date today) {
    constexpr std::size_t most_rows = 60;
    return rows.size() <= most_rows ? date::max() : today + days(13);
}

void add_notices(sheet& to, const plan::agenda& a, const plan::plan_input& in, bool all) {
    const auto notices = words::notices(a, in.settings);
    if (notices.empty()) return;
    if (all) {
        for (const auto& notice : notices) {
            to.line(notice, 2, paint::yellow);
            to.gap();
        }
        return;
    }
    const auto more = notices.size() - 1;
    to.line(more == 0 ? notices.front() : fmt::format("{} ({} more: intouch plan)", notices.front(), more), 2,
            paint::yellow);
    to.gap();
}

std::string nothing_planned(const plan::agenda& a, const plan::plan_input& in, std::optional<date> until) {
    if (in.roster.people.empty())
        return "Nobody is on the roster yet; intouch add NAME brings the first person.";
    if (!until) return "Nothing is planned.";
    const auto next = std::ranges::find_if(a.touches, [&](const plan::touch& t) { return t.day > *until; });
    const std::string then =
        next == a.touches.end() ? "" : fmt::format("; the next touch is on {}", words::full_date(next->day));
    return fmt::format("Nothing is planned until {}{}.", words::full_date(*until), then);
}

} // namespace

std::string agenda(const plan::agenda& a, const plan::plan_input& in, const agenda_choice& choice,
                   const paper& on) {
    sheet to(on);
    add_notices(to, a, in, choice.all_notices);
    const date today = day_at(a.zone, a.at);
    const auto by_time = rows_of(a, in, choice.last);
    const date end = choice.last ? *choice.last : end_of_days(by_time, today);
    std::vector<std::vector<std::string>> rows;
    std::map<date, std::size_t> weeks; // by Monday: the rows that are only counted
    for (const auto& [at, row] : by_time) {
        if (at.first <= end)
            rows.push_back(row);
        else
            ++weeks[monday_of(at.first)];
    }
    const bool until = choice.last || !weeks.empty();
    if (rows.empty()) to.line(nothing_planned(a, in, until ? std::optional(end) : std::nullopt));
    to.table(rows, {.never_truncated = {0, 1}, .wrapped = {2}, .spared = {3}});
    if (weeks.empty()) return to.text();
    to.gap();
    to.line("Later, by week (intouch agenda --days N shows them day by day):");
    std::vector<std::vector<std::string>> counts;
    for (const auto& [monday, count] : weeks)
        counts.push_back({words::full_date(monday), std::to_string(count)});
    to.table(counts);
    return to.text();
}

} // namespace intouch::console
