// SPDX-License-Identifier: MIT
#include "daemon/cli/people.hpp"

#include "console/people.hpp"
#include "console/report.hpp"
#include "core/natural_date.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/resolve_name.hpp"
#include "json/agenda.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/why.hpp"

#include <fmt/format.h>

#include <optional>

namespace intouch::daemon::commands {

namespace {

result<date> day_of(std::string_view option, const std::string& text, const wall_clock& by) {
    const auto meant = parse_natural(text, by, looks::back);
    if (!meant) return std::unexpected(within(option, meant.error()));
    return meant->day;
}

/// Without --from and --to: the current week or month.
result<intouch::plan::report_span> span_of(const report& wanted, const wall_clock& by) {
    const date today = intouch::day_of(by.now);
    if (wanted.from.empty())
        return wanted.month ? intouch::plan::month_of(today) : intouch::plan::week_of(today);
    const auto from = day_of("--from", wanted.from, by);
    if (!from) return std::unexpected(from.error());
    const auto to = wanted.to.empty() ? result<date>(today) : day_of("--to", wanted.to, by);
    if (!to) return std::unexpected(to.error());
    if (wanted.to.empty() && *to < *from)
        return fail(errc::invalid,
                    fmt::format("--from: found {}, which is after today; name the last day with --to",
                                intouch::print(*from)));
    if (*to < *from)
        return fail(errc::invalid, fmt::format("--to: found {}, expected {} or later", intouch::print(*to),
                                               intouch::print(*from)));
    return intouch::plan::report_span{*from, *to};
}

question asked_of(const report& wanted) {
    const parameters how{{"from", wanted.from}, {"to", wanted.to}, {"month", wanted.month ? "1" : ""}};
    return {"report", how, with_parameters("/api/v1/report", how)};
}

/// What the daemon knows about a person; `what` is "show" or "why". Its JSON has no gatherings.
std::optional<int> read_about(const global_options& c, const std::string& what, const std::string& person) {
    question asked{what, {{"person", person}}, {}};
    if (c.json && own_daemon(c))
        if (const auto found = resolve_any(c, person); found && found->kind == name_kind::person)
            asked.target = fmt::format("/api/v1/people/{}{}", found->id, what == "why" ? "/why" : "");
    return read_from_daemon(c, asked);
}

} // namespace

int run(const global_options& c, const people& wanted) {
    if (const auto done = read_from_daemon(
            c,
            {"people", {{"slipping", wanted.slipping ? "1" : ""}}, wanted.slipping ? "" : "/api/v1/people"}))
        return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto a = planned(*all);
    if (wanted.slipping) {
        const auto rows = intouch::plan::slipping(all->input(), a);
        fmt::print("{}",
                   c.json ? json::slipping(rows) : console::slipping(rows, all->input(), paper_of(output())));
        return 0;
    }
    if (c.json) {
        fmt::print("{}", json::people(a, all->input()));
        return 0;
    }
    fmt::print("{}", console::people(a, all->input(), paper_of(output())));
    return 0;
}

int run(const global_options& c, const report& wanted) {
    if (const auto done = read_from_daemon(c, asked_of(wanted))) return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto in = all->input();
    const auto span = span_of(wanted, clock_at(in.zone, in.moment));
    if (!span) return refuse(span.error());
    const auto made = intouch::plan::report_of(in, planned(*all), *span);
    if (c.json)
        fmt::print("{}", json::report(made, in));
    else
        fmt::print("{}", console::report(made, in, paper_of(output())));
    return 0;
}

int run(const global_options& c, const show& wanted) {
    if (const auto done = read_about(c, "show", wanted.person)) return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
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
    if (const auto done = read_about(c, "why", wanted.person)) return *done;
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
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
