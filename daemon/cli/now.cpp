// SPDX-License-Identifier: MIT
#include "daemon/cli/now.hpp"

#include "console/now.hpp"
#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/now.hpp"
#include "json/writer.hpp"
#include "notify/due.hpp"
#include "plan/plan.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon::commands {

namespace {

question asked_of(const now& wanted) {
    const std::string have = wanted.minutes > 0 ? std::to_string(wanted.minutes) : std::string();
    return {"now",
            {{"minutes", have}, {"all", wanted.all ? "1" : ""}},
            with_parameters("/api/v1/now", {{"minutes", have}})};
}

} // namespace

int run(const global_options& c, const now& wanted) {
    if (const auto done = read_from_daemon(c, asked_of(wanted))) return *done;
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
    fmt::print("{}", console::now(people, in, have, wanted.all, paper_of(output())));
    return 0;
}

int run(const global_options& c, const digest& wanted) {
    if (wanted.target.empty())
        if (const auto done = read_from_daemon(c, {"digest", {}, {}})) return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    roster::notify_target target;
    if (!wanted.target.empty()) {
        const auto found = all->config.settings.notify.find(wanted.target);
        if (found == all->config.settings.notify.end())
            return refuse({errc::not_found,
                           fmt::format("found {}, expected the NAME of a [notify.NAME] of intouch.toml",
                                       intouch::quoted(wanted.target))});
        target = found->second;
    }
    const std::string text = intouch::notify::today_text(planned(*all), all->input(), target);
    if (c.json) {
        json::writer w;
        w.begin_object();
        w.key("text").text(text);
        w.end_object();
        fmt::print("{}", std::move(w).done());
        return 0;
    }
    print_lines(text);
    return 0;
}

} // namespace intouch::daemon::commands
