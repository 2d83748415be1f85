// SPDX-License-Identifier: MIT
#include "daemon/cli/diff.hpp"

#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/changes.hpp"
#include "plan/changes.hpp"
#include "plan/plan.hpp"
#include "record/record.hpp"
#include "record/record_day_end.hpp"
#include "words/changes.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

int run(const global_options& c, const diff&) {
    if (c.where.config.empty()) {
        refuse({errc::invalid,
                "diff: expected the edited copy, such as: intouch diff --config new/intouch.toml"});
        return 2;
    }
    auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    if (!all->has_store || all->published.empty())
        return refuse(
            {errc::not_found,
             fmt::format("nothing to compare with: no plan is published in {}; --state names another place",
                         find_paths(c.where).state.string())});
    enter(*all, intouch::record::record_missed);
    const auto made = intouch::plan::plan(all->input());
    const auto changes = intouch::plan::changes_between(all->published, made);
    if (c.json) {
        fmt::print("{}", json::changes(changes, made, all->input()));
        return 0;
    }
    for (const auto& line : words::change_lines(changes, all->config.settings, all->config.roster, made.zone))
        print_line(line, 2);
    print_line(words::capacity_text(made.capacity));
    return 0;
}

} // namespace intouch::daemon::commands
