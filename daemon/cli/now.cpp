// SPDX-License-Identifier: MIT
#include "daemon/cli/now.hpp"

#include "console/now.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/now.hpp"
#include "plan/plan.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

int run(const global_options& c, const now& wanted) {
    auto all = open_local_plan(c);
    if (!all)
        return read_from_daemon(c, "now",
                                {{"minutes", wanted.minutes > 0 ? std::to_string(wanted.minutes) : ""},
                                 {"all", wanted.all ? "1" : ""}},
                                all.error());
    all->moment = std::chrono::floor<minutes>(all->moment); // reach counts in whole minutes
    const auto in = all->input();
    const auto agenda = intouch::plan::plan(in);
    const auto have = wanted.minutes > 0 ? std::optional(minutes(wanted.minutes)) : std::nullopt;
    const auto people = intouch::plan::reachable_now(in, agenda, have);
    if (c.json) {
        fmt::print("{}", json::now(people, have, in));
        return 0;
    }
    fmt::print("{}", console::now(people, in, have, wanted.all, paper_of(output())));
    return 0;
}

} // namespace intouch::daemon::commands
