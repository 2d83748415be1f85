// SPDX-License-Identifier: MIT
#include "daemon/cli/check.hpp"

#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/faults.hpp"
#include "plan/plan.hpp"
#include "words/phrase.hpp"
#include "words/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace intouch::daemon::commands {

namespace {

/// The files as of now. The ledger, where it can be read, adds pauses and the days on which people joined.
local_plan as_of_now(const configuration& config, const paths& where) {
    local_plan all;
    all.config = config;
    all.moment = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    static_cast<void>(add_ledger(all, where)); // other commands say why; this one checks the files alone
    return all;
}

} // namespace

int run(const global_options& c, const check&) {
    const paths where = find_paths(c.where);
    loaded files = load(where);
    std::ranges::move(calendar_faults(files.value.calendars, files.value.zone),
                      std::back_inserter(files.faults));
    roster::sort(files.faults);
    if (!files.usable) {
        if (c.json) {
            fmt::print("{}", json::faults(files.faults));
            return 1;
        }
        print_lines(print(files.faults));
        const auto errors = std::ranges::count(files.faults, roster::severity::error, &roster::fault::level);
        print_problem(fmt::format(
            "{}, {}", words::counted(static_cast<std::size_t>(errors), "error", "errors"),
            words::counted(files.faults.size() - static_cast<std::size_t>(errors), "warning", "warnings")));
        return 1;
    }
    const local_plan all = as_of_now(files.value, where);
    auto made = intouch::plan::plan(all.input());
    if (made.capacity.is_short) made.capacity.remedies = intouch::plan::remedies(all.input());
    if (c.json) {
        fmt::print("{}", json::checked(files.faults, made, all.input()));
        return 0;
    }
    print_lines(print(files.faults));
    print_line(fmt::format("{} in {}, {}: no errors, {}",
                           words::counted(all.config.roster.people.size(), "person", "people"),
                           words::counted(all.config.roster.circles.size(), "circle", "circles"),
                           words::counted(all.config.settings.blocks.size(), "block", "blocks"),
                           words::counted(files.faults.size(), "warning", "warnings")));
    if (!all.config.roster.people.empty()) print_capacity(made.capacity, all.config.settings);
    for (const auto& w :
         made.warnings) // this advice is about the files; the other warnings are about the plan
        if (w.code == intouch::plan::warning_code::skipped_often)
            print_line(words::warning_text(w, made, all.config.settings));
    return 0;
}

} // namespace intouch::daemon::commands
