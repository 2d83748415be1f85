// SPDX-License-Identifier: MIT
#include "console/now.hpp"

#include "core/text.hpp"
#include "words/now.hpp"

#include <fmt/format.h>

namespace intouch::console {

namespace {

/// The rows that are not shown, in words.
std::string not_shown(std::size_t count, bool some_shown) {
    const char* who = count == 1 ? "person" : "people";
    return some_shown
               ? fmt::format("… and {} {} for whom it is too early (--all)", count, who)
               : fmt::format("Nobody who is due can be reached right now, but {} {} for whom it is too "
                             "early (--all).",
                             count, who);
}

} // namespace

std::string now(const std::vector<plan::at_hand>& people, const plan::plan_input& in,
                std::optional<minutes> have, bool all, const paper& on) {
    sheet to(on);
    if (people.empty()) {
        to.line(fmt::format("Nobody can be reached right now{}.",
                            have ? fmt::format(" in {} minutes", have->count()) : ""));
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
    to.table(rows, {.always_whole = {1}, .never_truncated = {2, 3}, .wrapped = {0}, .spared = {3, 2}});
    if (left_out > 0) to.line(not_shown(left_out, !rows.empty()));
    return to.text();
}

} // namespace intouch::console
