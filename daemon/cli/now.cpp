// SPDX-License-Identifier: MIT
#include "daemon/cli/now.hpp"

#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/now.hpp"
#include "plan/plan.hpp"
#include "words/now.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::daemon::commands {

namespace {

/// The rows that are not shown, in words; empty: none.
std::string not_shown(std::size_t count, bool some_shown) {
    if (count == 0) return {};
    const char* who = count == 1 ? "person who is not due yet" : "people who are not due yet";
    return some_shown
               ? fmt::format("… and {} {} (--all)\n", count, who)
               : fmt::format("Nobody who is due can be reached right now, but {} {} (--all).\n", count, who);
}

} // namespace

int run(const global_options& c, const now& wanted) {
    auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    all->moment = std::chrono::floor<minutes>(all->moment); // reach counts in whole minutes
    const auto in = all->input();
    const auto agenda = intouch::plan::plan(in);
    const auto have = wanted.minutes > 0 ? std::optional(minutes(wanted.minutes)) : std::nullopt;
    const auto people = intouch::plan::reachable_now(in, agenda, have);
    if (c.json) {
        fmt::print("{}", json::now(people, have, in));
        return 0;
    }
    if (people.empty()) {
        fmt::print("Nobody can be reached right now{}.\n",
                   have ? fmt::format(" in {} minutes", have->count()) : "");
        return 0;
    }
    std::vector<std::vector<std::string>> rows;
    std::size_t left_out = 0;
    for (const auto& one : people) {
        if (!wanted.all && !one.due && !one.planned_now) {
            ++left_out;
            continue;
        }
        const auto row = words::row_of(one, in);
        rows.push_back({row.title, row.link, row.due, row.open});
    }
    print_table(rows, {1}, {2, 3});
    fmt::print("{}", not_shown(left_out, !rows.empty()));
    return 0;
}

} // namespace intouch::daemon::commands
