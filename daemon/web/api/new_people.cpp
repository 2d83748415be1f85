// SPDX-License-Identifier: MIT
#include "daemon/web/api/new_people.hpp"

#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/query.hpp"
#include "daemon/web/api/writes.hpp"
#include "http/authority.hpp"
#include "json/new_person.hpp"
#include "json/requests.hpp"

#include <string_view>
#include <utility>

namespace intouch::daemon::api {

namespace {

std::string field_at_fault(const error& e) {
    for (const std::string_view field : {"text", "circle"})
        if (e.text.starts_with(std::string(field) + ": ")) return std::string(field);
    return {};
}

void change(const parts& p, captured_change what, unsigned created, const http::request& r, reply to) {
    const auto key = idempotency_key(r);
    if (!key) return to(refuse(key.error(), "Idempotency-Key"));
    people_change c;
    c.what = std::move(what);
    c.key = *key;
    c.request = digest_of(r);
    c.render = [created](const captured_person& who, const recorded& done) {
        return door_answer{static_cast<int>(created),
                           json::new_person(who.id, who.name, who.entry, *done.after.agenda, done.input)};
    };
    c.done = [to = std::move(to)](result<door_answer> answered) mutable {
        to(answered ? response_of(*answered) : refuse(answered.error(), field_at_fault(answered.error())));
    };
    p.people.submit(std::move(c));
}

} // namespace

void add_person(const parts& p, const std::string& /*id*/, const http::request& r, reply to) {
    if (http::is_vcard(r)) {
        query asked(r, {"circle", "again"});
        if (const auto& fault = asked.refused()) return to(refuse(fault->why, fault->name));
        new_person wanted{.text = r.body, .is_card = true, .circle = asked.text("circle"), .again = false};
        const auto again = asked.text("again");
        if (!again.empty() && again != "true")
            return to(refuse({errc::invalid, "again: expected true, or no \"again\" at all"}, "again"));
        wanted.again = !again.empty();
        return change(p, std::move(wanted), 201, r, std::move(to));
    }
    auto body = json::parse_new_person(r.body);
    if (!body) return to(refuse(body.error()));
    change(p,
           new_person{.text = std::move(body->text),
                      .is_card = false,
                      .circle = std::move(body->circle),
                      .again = body->again},
           201, r, std::move(to));
}

void remove_person(const parts& p, const std::string& id, const http::request& r, reply to) {
    if (auto body = json::parse_nothing(r.body); !body) return to(refuse(body.error()));
    change(p, remove_captured{id}, 200, r, std::move(to));
}

} // namespace intouch::daemon::api
