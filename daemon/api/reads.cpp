// SPDX-License-Identifier: MIT
#include "daemon/api/reads.hpp"

#include "core/suggest.hpp"
#include "core/text.hpp"
#include "daemon/api/openapi.hpp"
#include "daemon/api/problems.hpp"
#include "daemon/api/query.hpp"
#include "ledger/page.hpp"
#include "ledger/ulid.hpp"
#include "plan/who_now.hpp"

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

http::response refuse(const query& q) { return api::refuse(q.refused()->why, q.refused()->name); }

/// The error for an id that is not on the roster, with the nearest that is.
error unknown_person(const view& v, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& [known, person] : v.config->roster.people) ids.push_back(known);
    std::string text = fmt::format("person: found {}, expected somebody on the roster", intouch::quoted(id));
    if (const auto near = nearest(id, ids)) text += fmt::format("; did you mean \"{}\"?", *near);
    return {errc::not_found, text};
}

/// A read without parameters.
template <class Make> http::response plain(const http::request& r, const Make& make) {
    const query q(r, {});
    return q.refused() ? refuse(q) : json_response(make());
}

} // namespace

http::response get_health(const parts& /*p*/, const std::string& /*id*/, const http::request& /*r*/) {
    return http::text_response(200, "text/plain; charset=utf-8", "ok\n");
}

http::response get_openapi(const parts& /*p*/, const std::string& /*id*/, const http::request& r) {
    return plain(r, [] { return std::string(openapi()); });
}

http::response get_agenda(const parts& p, const std::string& /*id*/, const http::request& r) {
    const view& v = p.kept.now();
    const auto in = v.input(p.kept.time());
    const auto now = std::chrono::floor<minutes>(v.config->zone.to_local(in.moment));
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
    if (!filter.person.empty() && !v.config->roster.people.contains(filter.person))
        q.refuse("person", unknown_person(v, filter.person));
    if (!filter.circle.empty() && !v.config->roster.circles.contains(filter.circle))
        q.refuse("circle", {errc::not_found, fmt::format("circle: found {}, expected a circle of the roster",
                                                         intouch::quoted(filter.circle))});
    return q.refused() ? refuse(q) : json_response(json::agenda(*v.agenda, in, filter));
}

http::response get_people(const parts& p, const std::string& /*id*/, const http::request& r) {
    const view& v = p.kept.now();
    return plain(r, [&] { return json::people(*v.agenda, v.input(p.kept.time())); });
}

http::response get_person(const parts& p, const std::string& id, const http::request& r) {
    const view& v = p.kept.now();
    if (!v.config->roster.people.contains(id)) return api::refuse(unknown_person(v, id));
    return plain(r, [&] { return json::person(id, *v.agenda, v.input(p.kept.time())); });
}

http::response get_why(const parts& p, const std::string& id, const http::request& r) {
    const view& v = p.kept.now();
    if (!v.config->roster.people.contains(id)) return api::refuse(unknown_person(v, id));
    return plain(r, [&] { return json::why(id, *v.agenda, v.input(p.kept.time())); });
}

http::response get_ledger(const parts& p, const std::string& /*id*/, const http::request& r) {
    const view& v = p.kept.now();
    query q(r, {"after", "limit", "person"});
    ledger::page_query wanted{.after = q.text("after"), .person = q.text("person")};
    wanted.limit = static_cast<std::size_t>(q.number("limit", 1, most_entries, usual_entries));
    if (!wanted.after.empty() && !ledger::valid_ulid(wanted.after))
        q.refuse("after", {errc::invalid, fmt::format("after: found {}, expected the id of an entry: 26 "
                                                      "letters and digits",
                                                      intouch::quoted(wanted.after))});
    if (!wanted.person.empty() && !v.config->roster.people.contains(wanted.person) &&
        !v.state->people.contains(wanted.person))
        q.refuse("person", unknown_person(v, wanted.person));
    if (q.refused()) return refuse(q);
    const auto page = ledger::page_of(p.kept.entries(), wanted, v.config->formerly);
    return json_response(json::ledger(page, *v.state, v.config->zone));
}

http::response get_capacity(const parts& p, const std::string& /*id*/, const http::request& r) {
    const view& v = p.kept.now();
    return plain(r, [&] { return json::capacity(*v.agenda, v.input(p.kept.time())); });
}

http::response get_now(const parts& p, const std::string& /*id*/, const http::request& r) {
    query q(r, {"minutes"});
    const int count = q.number("minutes", 1, minutes_of_a_day, 0);
    if (q.refused()) return refuse(q);
    const auto have = count == 0 ? std::nullopt : std::optional(minutes(count));
    const auto in = p.kept.now().input(p.kept.time());
    return json_response(json::now(plan::who_now(in, *p.kept.now().agenda, have), have, in));
}

http::response get_status(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain(r, [&] { return json::status_text(p.status(), p.kept.now().config->zone); });
}

http::response get_feeds(const parts& p, const std::string& /*id*/, const http::request& r) {
    return plain(r, [&] { return json::feeds(p.status().feeds); });
}

} // namespace intouch::daemon::api
