// SPDX-License-Identifier: MIT
#include "daemon/cli/plan.hpp"

#include "console/agenda.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "feed/render.hpp"
#include "json/agenda.hpp"
#include "plan/forecast.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

/// The plan as a feed with full names, without stored stamps.
std::string as_calendar(const local_plan& all, const intouch::plan::agenda& agenda) {
    roster::feed whole;
    whole.id = "plan";
    const ledger::stamps none;
    feed::component_cache cache;
    return feed::render({all.config.settings,
                         all.config.roster,
                         all.state,
                         agenda,
                         all.config.away,
                         whole,
                         all.instance,
                         none,
                         {},
                         {}},
                        cache)
        .body;
}

} // namespace

int run(const global_options& c, const plan& wanted) {
    const auto all = open_local_plan(c, wanted.at);
    if (!all) return refuse(all.error());
    const auto agenda = planned(*all);
    if (wanted.ics) {
        fmt::print("{}", as_calendar(*all, agenda));
        return 0;
    }
    std::vector<intouch::plan::forecast_week> weeks;
    if (wanted.weeks > 0) weeks = intouch::plan::forecast(all->input(), wanted.weeks);
    if (c.json) {
        fmt::print("{}", json::agenda(agenda, all->input(), {}, wanted.weeks > 0 ? &weeks : nullptr));
        return 0;
    }
    fmt::print("{}",
               console::agenda(agenda, all->input(), {.last = {}, .all_notices = true}, paper_of(output())));
    if (wanted.weeks > 0) print_forecast(weeks);
    return 0;
}

int run(const global_options& c, const agenda& wanted) {
    if (const auto done = read_from_daemon(
            c, {"agenda",
                {{"days", std::to_string(wanted.days)}},
                with_parameters("/api/v1/agenda", {{"to", fmt::format("+{}d", wanted.days)}})}))
        return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto made = planned(*all);
    const date last = day_at(made.zone, made.at) + days(wanted.days);
    if (c.json)
        fmt::print("{}", json::agenda(made, all->input(), {std::nullopt, last, {}, {}}));
    else
        fmt::print("{}", console::agenda(made, all->input(), {.last = last}, paper_of(output())));
    return 0;
}

} // namespace intouch::daemon::commands
