// SPDX-License-Identifier: MIT
#include "console/now.hpp"

#include "core/span.hpp"
#include "core/text.hpp"
#include "words/now.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::console {

namespace {

/// Whether the date beside the rest would not fit on the paper. It then ends the title, which may be broken.
bool too_narrow(const std::vector<std::vector<std::string>>& rows, const paper& on) {
    constexpr std::size_t least_title = 16, gaps = 4;
    std::size_t link = 0, due = 0;
    for (const auto& row : rows) {
        link = std::max(link, display_width(row[1]));
        due = std::max(due, display_width(row[2]));
    }
    return on.columns > 0 && least_title + link + due + gaps > on.columns;
}

/// The rows that are not shown, in words.
std::string not_shown(std::size_t count, bool some_shown) {
    const char* who = count == 1 ? "person" : "people";
    return some_shown
               ? fmt::format("… and {} {} for whom it is too early (--all)", count, who)
               : fmt::format(
                     "Nobody who is due can be reached right now. For {} {} it is too early; --all shows "
                     "them.",
                     count, who);
}

} // namespace

std::string now(const std::vector<plan::at_hand>& people, const plan::plan_input& in,
                std::optional<minutes> have, bool all, const paper& on) {
    sheet to(on);
    if (people.empty()) {
        to.line(
            fmt::format("Nobody can be reached right now{}.", have ? " in " + print_duration(*have) : ""));
        return to.text();
    }
    std::vector<std::vector<std::string>> rows;
    std::size_t left_out = 0;
    for (const auto& one : people) {
        if (!all && !one.due && !one.planned_now) {
            ++left_out;
            continue;
        }
        const auto row = words::row_of(one, in);
        rows.push_back({std::string(without_about(row.title)), row.link, row.due, row.open});
    }
    if (too_narrow(rows, on))
        for (auto& row : rows) {
            row[0] += ", " + row[2];
            row.erase(row.begin() + 2);
        }
    to.table(rows, {.always_whole = {1}, .never_truncated = {2, 3}, .wrapped = {0}, .spared = {3, 2}});
    if (left_out > 0) to.line(not_shown(left_out, !rows.empty()));
    return to.text();
}

} // namespace intouch::console
