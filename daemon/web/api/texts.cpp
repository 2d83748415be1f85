// SPDX-License-Identifier: MIT
#include "daemon/web/api/texts.hpp"

#include "console/agenda.hpp"
#include "console/now.hpp"
#include "console/people.hpp"
#include "console/report.hpp"
#include "console/sheet.hpp"
#include "core/text.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/query.hpp"
#include "notify/due.hpp"

#include <fmt/format.h>

#include <optional>

namespace intouch::daemon::api {

namespace {

constexpr int most_days = 3'660;
constexpr int usual_days = 14;
constexpr int most_minutes = 1'440;
constexpr int most_columns = 10'000;

struct wanted_text {
    std::string person;
    int days = 0;
    int minutes = 0;
    bool all = false;
    bool slipping = false;
    plan::report_span days_of_report{};
    console::paper on;
};

result<std::string> text_of(const std::string& what, const wanted_text& wanted, const plan::agenda& a,
                            const plan::plan_input& in) {
    if (what == "agenda")
        return console::agenda(a, in, {.last = plan::today(in) + days(wanted.days)}, wanted.on);
    if (what == "people" && wanted.slipping) return console::slipping(plan::slipping(in, a), in, wanted.on);
    if (what == "people") return console::people(a, in, wanted.on);
    if (what == "report")
        return console::report(plan::report_of(in, a, wanted.days_of_report), in, wanted.on);
    if (what == "now") {
        const auto have = wanted.minutes > 0 ? std::optional(minutes(wanted.minutes)) : std::nullopt;
        return console::now(plan::reachable_now(in, a, have), in, have, wanted.all, wanted.on);
    }
    if (what == "digest") {
        console::sheet sheet(wanted.on);
        sheet.lines(notify::today_text(a, in, {}), 2);
        return sheet.text();
    }
    if (what != "show" && what != "why")
        return fail(errc::not_found,
                    fmt::format("found {}, expected agenda, people, report, show, why, now or digest",
                                intouch::quoted(what)));
    const auto id = console::find(wanted.person, in);
    if (!id) return std::unexpected(id.error());
    return what == "show" ? console::show(*id, a, in, wanted.on) : console::why(*id, a, in, wanted.on);
}

} // namespace

http::response get_text(const parts& p, const std::string& what, const http::request& r) {
    query q(r, {"person", "days", "minutes", "all", "slipping", "from", "to", "month", "columns", "colours"});
    wanted_text wanted;
    wanted.person = q.text("person");
    wanted.days = q.number("days", 1, most_days, usual_days);
    wanted.minutes = q.number("minutes", 1, most_minutes, 0);
    wanted.all = q.number("all", 0, 1, 0) == 1;
    wanted.on.columns = static_cast<std::size_t>(q.number("columns", 0, most_columns, 0));
    wanted.on.colours = q.number("colours", 0, 1, 0) == 1;
    wanted.slipping = q.number("slipping", 0, 1, 0) == 1;
    const snapshot& v = p.engine.now();
    const auto now = clock_at(v.config->zone, p.engine.time());
    wanted.days_of_report = q.days_of_report(now, q.number("month", 0, 1, 0) == 1);
    if (q.refused()) return api::refuse(q.refused()->why, q.refused()->name);
    const auto text = text_of(what, wanted, *v.agenda, v.input(std::chrono::floor<minutes>(p.engine.time())));
    if (!text) return api::refuse(text.error(), "person");
    return http::text_response(200, "text/plain; charset=utf-8", *text);
}

} // namespace intouch::daemon::api
