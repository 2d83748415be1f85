// SPDX-License-Identifier: MIT
#include "daemon/api/reads.hpp"

#include "core/natural_date.hpp"
#include "core/suggest.hpp"
#include "core/text.hpp"
#include "daemon/api/problems.hpp"
#include "plan/who_now.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

namespace intouch::daemon::api {

namespace {

constexpr int minutes_of_a_day = 1440;

http::response json_response(std::string body) {
    auto r = http::text_response(200, "application/json", std::move(body));
    r.headers.add("Cache-Control", "no-store");
    return r;
}

/// The day a query parameter names; nothing when it is not there.
result<std::optional<date>> day_of_query(const http::request& r, std::string_view name, local_minute now) {
    const auto text = http::find(r.query, name);
    if (!text) return std::nullopt;
    const auto meant = parse_natural(*text, now, looks::ahead);
    if (!meant) return std::unexpected(within(name, meant.error()));
    return meant->day;
}

} // namespace

error unknown_person(const view& v, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& [known, person] : v.config->roster.people) ids.push_back(known);
    std::string text = fmt::format("person: found \"{}\", expected somebody on the roster", id);
    if (const auto near = nearest(id, ids)) text += fmt::format("; did you mean \"{}\"?", *near);
    return {errc::not_found, text};
}

http::response get_agenda(const keeper& k, const http::request& r) {
    const view& v = k.now();
    const auto in = v.input(k.time());
    const auto now = std::chrono::floor<minutes>(v.config->zone.to_local(in.moment));
    json::agenda_filter filter;
    for (const auto& p : r.query)
        if (p.name != "from" && p.name != "to" && p.name != "person" && p.name != "circle")
            return refuse({errc::invalid, fmt::format("{}: expected from, to, person or circle", p.name)},
                          p.name);
    const auto from = day_of_query(r, "from", now);
    if (!from) return refuse(from.error(), "from");
    const auto to = day_of_query(r, "to", now);
    if (!to) return refuse(to.error(), "to");
    filter.from = *from;
    filter.to = *to;
    filter.person = http::find(r.query, "person").value_or("");
    filter.circle = http::find(r.query, "circle").value_or("");
    if (!filter.person.empty() && !v.config->roster.people.contains(filter.person))
        return refuse(unknown_person(v, filter.person), "person");
    if (!filter.circle.empty() && !v.config->roster.circles.contains(filter.circle))
        return refuse({errc::not_found,
                       fmt::format("circle: found \"{}\", expected a circle of the roster", filter.circle)},
                      "circle");
    return json_response(json::agenda(*v.agenda, in, filter));
}

http::response get_people(const keeper& k) {
    return json_response(json::people(*k.now().agenda, k.now().input(k.time())));
}

http::response get_person(const keeper& k, const std::string& id) {
    if (!k.now().config->roster.people.contains(id)) return refuse(unknown_person(k.now(), id));
    return json_response(json::person(id, *k.now().agenda, k.now().input(k.time())));
}

http::response get_why(const keeper& k, const std::string& id) {
    if (!k.now().config->roster.people.contains(id)) return refuse(unknown_person(k.now(), id));
    return json_response(json::why(id, *k.now().agenda, k.now().input(k.time())));
}

http::response get_capacity(const keeper& k) {
    return json_response(json::capacity(*k.now().agenda, k.now().input(k.time())));
}

http::response get_now(const keeper& k, const http::request& r) {
    for (const auto& p : r.query)
        if (p.name != "minutes")
            return refuse({errc::invalid, fmt::format("{}: expected minutes", p.name)}, p.name);
    std::optional<minutes> have;
    if (const auto said = http::find(r.query, "minutes")) {
        int count = 0;
        const auto [end, failed] = std::from_chars(said->data(), said->data() + said->size(), count);
        if (failed != std::errc() || end != said->data() + said->size() || count < 1 ||
            count > minutes_of_a_day)
            return refuse({errc::invalid, fmt::format("minutes: found {}, expected a number from 1 to 1440",
                                                      intouch::quoted(*said))},
                          "minutes");
        have = minutes(count);
    }
    const auto in = k.now().input(k.time());
    return json_response(json::now(plan::who_now(in, *k.now().agenda, have), have, in));
}

http::response get_status(const parts& p) {
    return json_response(json::status_text(p.status(), p.kept.now().config->zone));
}

http::response get_feeds(const parts& p) { return json_response(json::feeds(p.status().feeds)); }

} // namespace intouch::daemon::api
