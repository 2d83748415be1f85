// SPDX-License-Identifier: MIT
#include "daemon/cli/people.hpp"

#include "console/people.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/agenda.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/why.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

int run(const global_options& c, const people&) {
    const auto all = open_local_plan(c);
    if (!all) return read_from_daemon(c, "people", {}, all.error());
    const auto a = planned(*all);
    if (c.json) {
        fmt::print("{}", json::people(a, all->input()));
        return 0;
    }
    fmt::print("{}", console::people(a, all->input(), paper_of(output())));
    return 0;
}

int run(const global_options& c, const show& wanted) {
    const auto all = open_local_plan(c);
    if (!all) return read_from_daemon(c, "show", {{"person", wanted.person}}, all.error());
    const auto id = console::find(wanted.person, all->input());
    if (!id) return refuse(id.error());
    const auto a = planned(*all);
    const auto g = all->config.roster.gatherings.find(*id);
    if (g != all->config.roster.gatherings.end() && c.json)
        fmt::print("{}", json::gathering(*id, a, all->config.roster));
    else if (c.json)
        fmt::print("{}", json::person(*id, a, all->input()));
    else
        fmt::print("{}", console::show(*id, a, all->input(), paper_of(output())));
    return 0;
}

int run(const global_options& c, const why& wanted) {
    const auto all = open_local_plan(c);
    if (!all) return read_from_daemon(c, "why", {{"person", wanted.person}}, all.error());
    const auto id = console::find(wanted.person, all->input());
    if (!id) return refuse(id.error());
    const auto a = planned(*all);
    if (c.json) {
        fmt::print("{}", json::why(*id, a, all->input()));
        return 0;
    }
    fmt::print("{}", console::why(*id, a, all->input(), paper_of(output())));
    return 0;
}

} // namespace intouch::daemon::commands
