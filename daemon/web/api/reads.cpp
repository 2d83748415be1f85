// SPDX-License-Identifier: MIT
#include "daemon/web/api/reads.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/web/api/openapi.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/query.hpp"
#include "daemon/web/public_site.hpp"
#include "json/agenda.hpp"
#include "json/capacity.hpp"
#include "json/feed_links.hpp"
#include "json/ledger_page.hpp"
#include "json/now.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/status.hpp"
#include "json/why.hpp"
#include "ledger/page.hpp"
#include "ledger/ulid.hpp"
#include "plan/reachable_now.hpp"
#include "roster/find_person.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace intouch::daemon::api {

namespace {

constexpr int most_entries = 1000;
constexpr int usual_entries = 100;
constexpr int minutes_of_a_day = 1440;

http::response json_response(std::string body) {
    return http::text_response(200, "application/json", std::move(body));
}

http::response refuse_query(const query& q) { return refuse(q.refused()->why, q.refused()->name); }

/// The error for an id that is not on the roster, with the nearest id.
error unknown_person(const snapshot& v, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& [known, person] : v.config->roster.people) ids.push_back(known);
    std::string text = fmt::format("person: found {}, expected somebody on the roster", intouch::quoted(id));
    text += did_you_mean(id, ids);
    return {errc::not_found, text};
}

/// A read without parameters.
template <class Make> http::response plain(const http::request& r, const Make& make) {
    const query q(r, {});
    return q.refused() ? refuse_query(q) : json_response(make());
}

/// With so many touches and people an answer takes long to write.
constexpr std::size_t many = 500;

bool is_long(const snapshot& v) { return v.agenda->touches.size() + v.config->roster.people.size() > many; }

/// An answer as of a moment, from the newest snapshot.
template <class Make> response_cache::wanted as_of(const parts& p, instant moment, bool large, Make make) {
    auto v = p.engine.share(); // shared with the answer that is being made
    return {.version = fmt::format("{} {}", v->cycle, moment.time_since_epoch().count()),
            .large = large,
            .make = [v, moment, make = std::move(make)] { return make(*v->agenda, v->input(moment)); }};
}

/// An answer that changes only with the day or the plan.
template <class Make> response_cache::wanted of_today(const parts& p, bool large, Make make) {
    const snapshot& v = p.engine.now();
    const auto midnight = v.config->zone.to_instant(day_at(v.config->zone, p.engine.time()));
    return as_of(p, midnight, large, std::move(make));
}

template <class Make> reading plain_of_today(const parts& p, const http::request& r, bool large, Make make) {
    const query q(r, {});
    if (q.refused()) return std::unexpected(refuse_query(q));
    return of_today(p, large, std::move(make));
}

} // namespace

http::response get_health(const parts& /*p*/, const std::string& /*id*/, const http::request& /*r*/) {
    return http::text_response(200, "text/plain; charset=utf-8", "ok\n");
}

http::response get_openapi(const parts& /*p*/, const std::string& /*id*/, const http::request& r) {
    return plain(r, [] { return std::string(openapi()); });
}

http::response get_status(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain(r, [&] { return json::status_text(p.status(), p.engine.now().config->zone); });
}

http::response get_feeds(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain(r, [&] { return json::feeds(subscriptions(p.engine.now())); });
}

reading get_agenda(const parts& p, const std::string& /*id*/, const http::request& r) {
    const snapshot& v = p.engine.now();
    const auto now = clock_at(v.config->zone, p.engine.time());
    query q(r, {"from", "to", "person", "circle"});
    json::agenda_filter filter;
    filter.from = q.day("from", now);
    filter.to = q.day("to", now);
    filter.person = q.text("person");
    filter.circle = q.text("circle");
    if (filter.from && filter.to && *filter.to < *filter.from)
        q.refuse("to",
                 {errc::invalid, fmt::format("to: found {}, expected {} or later", intouch::print(*filter.to),
                                             intouch::print(*filter.from))});
    if (!filter.person.empty() && !json::is_known(filter.person, v.config->roster))
        q.refuse("person", unknown_person(v, filter.person));
    if (!filter.circle.empty() && !v.config->roster.circles.contains(filter.circle))
        q.refuse("circle",
                 {errc::not_found, "circle: " + roster::unknown_circle(filter.circle, v.config->roster)});
    if (q.refused()) return std::unexpected(refuse_query(q));
    return of_today(p, filter.person.empty() && is_long(v),
                    [filter](const auto& a, const auto& in) { return json::agenda(a, in, filter); });
}

reading get_people(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain_of_today(p, r, is_long(p.engine.now()),
                          [](const auto& a, const auto& in) { return json::people(a, in); });
}

reading get_person(const parts& p, const std::string& id, const http::request& r) {
    if (!json::is_known(id, p.engine.now().config->roster))
        return std::unexpected(refuse(unknown_person(p.engine.now(), id)));
    return plain_of_today(p, r, false,
                          [id](const auto& a, const auto& in) { return json::person(id, a, in); });
}

reading get_why(const parts& p, const std::string& id, const http::request& r) {
    if (!json::is_known(id, p.engine.now().config->roster))
        return std::unexpected(refuse(unknown_person(p.engine.now(), id)));
    return plain_of_today(p, r, false, [id](const auto& a, const auto& in) { return json::why(id, a, in); });
}

reading get_ledger(const parts& p, const std::string& /*id*/, const http::request& r) {
    const snapshot& v = p.engine.now();
    query q(r, {"after", "limit", "person"});
    ledger::page_query wanted{.after = q.text("after"), .person = q.text("person")};
    wanted.limit = static_cast<std::size_t>(q.number("limit", 1, most_entries, usual_entries));
    if (!wanted.after.empty() && !ledger::valid_ulid(wanted.after))
        q.refuse("after", {errc::invalid, fmt::format("after: found {}, expected the id of an entry: 26 "
                                                      "letters and digits",
                                                      intouch::quoted(wanted.after))});
    if (!wanted.person.empty() && !json::is_known(wanted.person, v.config->roster) &&
        !v.state->people.contains(wanted.person))
        q.refuse("person", unknown_person(v, wanted.person));
    if (q.refused()) return std::unexpected(refuse_query(q));
    return of_today(p, false, [wanted, &engine = p.engine](const auto&, const plan::plan_input& in) {
        const auto page = ledger::page_of(engine.entries(), wanted, engine.now().config->formerly);
        return json::ledger(page, in.state, in.zone);
    });
}

reading get_capacity(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain_of_today(p, r, false, [](const auto& a, const auto& in) { return json::capacity(a, in); });
}

reading get_report(const parts& p, const std::string& /*id*/, const http::request& r) {
    const snapshot& v = p.engine.now();
    query q(r, {"from", "to", "month", "circle"});
    const bool month = q.number("month", 0, 1, 0) == 1;
    const auto span = q.days_of_report(clock_at(v.config->zone, p.engine.time()), month);
    std::vector<std::string> circles;
    if (auto circle = q.text("circle"); !circle.empty()) circles.push_back(std::move(circle));
    if (!circles.empty() && !v.config->roster.circles.contains(circles.front()))
        q.refuse("circle",
                 {errc::not_found, "circle: " + roster::unknown_circle(circles.front(), v.config->roster)});
    if (q.refused()) return std::unexpected(refuse_query(q));
    return of_today(p, is_long(v), [span, circles](const auto& a, const auto& in) {
        return json::report(plan::report_of(in, a, span, circles), in);
    });
}

reading get_now(const parts& p, const std::string& /*id*/, const http::request& r) {
    query q(r, {"minutes"});
    const int count = q.number("minutes", 1, minutes_of_a_day, 0);
    if (q.refused()) return std::unexpected(refuse_query(q));
    const auto have = count == 0 ? std::nullopt : std::optional(minutes(count));
    return as_of(p, std::chrono::floor<minutes>(p.engine.time()), is_long(p.engine.now()),
                 [have](const plan::agenda& a, const plan::plan_input& in) {
                     return json::now(plan::reachable_now(in, a, have), have, in);
                 });
}

} // namespace intouch::daemon::api
