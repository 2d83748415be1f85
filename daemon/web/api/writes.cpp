// SPDX-License-Identifier: MIT
#include "daemon/web/api/writes.hpp"

#include "core/text.hpp"
#include "daemon/web/api/problems.hpp"
#include "json/recorded.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon::api {

namespace {

constexpr std::size_t longest_key = 255;

record::origin origin_of(const http::request& r, const std::string& key) {
    // The command line names itself; every other client is the API.
    const auto given = r.headers.find("Intouch-Source");
    const auto source = given ? ledger::parse_entry_source(*given) : std::nullopt;
    const bool own = source == ledger::entry_source::cli && r.listener == http::listener_kind::control_socket;
    return {own ? ledger::entry_source::cli : ledger::entry_source::api, key};
}

/// The member of the body at fault: the text of such an error begins with it. Empty: the request as a whole.
std::string field_of(const error& e) {
    static constexpr std::array<std::string_view, 9> members{"on",      "to",    "from",    "next",   "note",
                                                             "channel", "touch", "excused", "outcome"};
    if (http::status_of(e.code) != 422) return {};
    if (e.text.starts_with("promise: to")) return "promise.to";
    const auto word = std::string_view(e.text).substr(0, e.text.find(':'));
    return std::ranges::find(members, word) == members.end() ? std::string() : std::string(word);
}

/// The touch of a household concerns all its members.
bool concerns(const plan::touch& t, const std::string& person) {
    return t.person == person || t.owner == person || std::ranges::find(t.with, person) != t.with.end();
}

/// A 409 says where the person stands now, so that the caller need not ask.
http::response refuse_write(const error& e, const snapshot& v, const std::string& id) {
    auto p = problem_of(e, field_of(e));
    if (e.code == errc::conflict && v.agenda)
        for (const auto& t : v.agenda->touches)
            if (t.round != 0 && concerns(t, id)) {
                p.members.emplace_back("round", std::int64_t{t.round});
                p.members.emplace_back("attempt", std::int64_t{t.attempt});
                p.members.emplace_back("date", intouch::print(t.day));
                break;
            }
    return refuse(p);
}

} // namespace

result<std::string> idempotency_key(const http::request& r) {
    std::string key(r.headers.find("Idempotency-Key").value_or(""));
    if (key.size() > longest_key || !valid_utf8(key) || has_control(key))
        return fail(errc::invalid, "Idempotency-Key: expected at most 255 characters of plain text");
    return key;
}

sha256_value digest_of(const http::request& r) { return sha256(r.method + " " + r.target + "\n" + r.body); }

http::response response_of(const door_answer& a) {
    return http::text_response(static_cast<unsigned>(a.status), "application/json", a.text);
}

void put(const parts& p, command_parser parse, unsigned created, const std::string& id,
         const http::request& r, reply to) {
    const auto key = idempotency_key(r);
    if (!key) return to(refuse(key.error(), "Idempotency-Key"));

    auto command =
        parse({.id = id, .body = r.body, .by = clock_at(p.engine.now().config->zone, p.engine.time())});
    if (!command) return to(refuse(command.error()));

    submission s;
    s.what = std::move(*command);
    s.from = origin_of(r, *key);
    s.key = *key;
    s.request = digest_of(r);
    s.render = [created](const recorded& done) {
        return door_answer{static_cast<int>(created),
                           json::recorded(done.entries, *done.after.agenda, done.input, done.ledger,
                                          *done.before.published)};
    };
    s.done = [&engine = p.engine, id, to = std::move(to)](result<door_answer> answered) mutable {
        to(answered ? response_of(*answered) : refuse_write(answered.error(), engine.now(), id));
    };
    p.engine.submit(std::move(s));
}

} // namespace intouch::daemon::api
