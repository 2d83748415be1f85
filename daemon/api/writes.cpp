// SPDX-License-Identifier: MIT
#include "daemon/api/writes.hpp"

#include "core/text.hpp"
#include "daemon/api/problems.hpp"
#include "daemon/api/reads.hpp"
#include "json/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <expected>
#include <iterator>
#include <utility>

namespace intouch::daemon::api {

namespace {

using entries = result<std::vector<ledger::entry>>;
using recorder = decltype(work::record);

constexpr std::size_t longest_key = 255;

plan::origin origin_of(const http::request& r, const std::string& key) {
    // the command line says who it is; the API is everybody else
    const auto said = r.headers.find("Intouch-Source");
    const auto source = said ? ledger::parse_entry_source(*said) : std::nullopt;
    const bool own = source == ledger::entry_source::cli && r.listener == http::listener_kind::control_socket;
    return {own ? ledger::entry_source::cli : ledger::entry_source::api, key};
}

entries log_everybody(const plan::input& in, const json::log_body& body,
                      const std::vector<std::string>& people, const plan::origin& from,
                      const plan::new_id& id) {
    std::vector<ledger::entry> all;
    plan::origin origin = from;
    for (const auto& person : people) {
        auto made = plan::record_log(
            in, {person, body.outcome, body.on, body.channel, body.note, body.next, body.round, body.touch},
            origin, id);
        if (!made) return made;
        std::ranges::move(*made, std::back_inserter(all));
        origin.key.clear(); // one entry bears the key
    }
    return all;
}

/// What the body asks for, to be entered when its turn comes; nothing is decided before.
json::parsed<recorder> read_body(write what, const std::string& person, const http::request& r,
                                 local_minute now, const plan::origin& from) {
    switch (what) {
    case write::log:
    case write::log_several: {
        auto body = json::parse_log(r.body, now, what == write::log_several);
        if (!body) return std::unexpected(body.error());
        auto people = what == write::log ? std::vector{person} : body->people;
        return [body = *body, people, from](const plan::input& in, auto, const plan::new_id& id) {
            return log_everybody(in, body, people, from, id);
        };
    }
    case write::reschedule: {
        auto body = json::parse_reschedule(r.body, now);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_move(in, person, body.to, body.round, body.note, from, id);
        };
    }
    case write::skip: {
        auto body = json::parse_skip(r.body);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_skip(in, person, body.round, body.note, from, id);
        };
    }
    case write::pause: {
        auto body = json::parse_pause(r.body, now);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_pause(in, person, body.until, body.note, from, id);
        };
    }
    case write::resume: {
        auto body = json::parse_skip(r.body);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_resume(in, person, body.note, from, id);
        };
    }
    case write::note: {
        auto body = json::parse_note(r.body);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_note(in, person, body.note, from, id);
        };
    }
    case write::promise: {
        auto body = json::parse_promise(r.body, now);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return body.kept ? plan::record_kept(in, person, *body.kept, body.note, from, id)
                             : plan::record_promise(in, person, body.to, body.note, from, id);
        };
    }
    case write::gathering: {
        auto body = json::parse_gathering(r.body, now);
        if (!body) return std::unexpected(body.error());
        return [body = *body, person, from](const plan::input& in, auto, const plan::new_id& id) {
            return plan::record_gathering(
                in, {person, body.outcome, body.on, body.to, body.excused, body.note, body.round}, from, id);
        };
    }
    case write::undo:
        break;
    }
    auto body = json::parse_undo(r.body);
    if (!body) return std::unexpected(body.error());
    return [body = *body, from](const plan::input& in, auto before, const plan::new_id& id) {
        return plan::record_undo(in, before, body.entry, from, id);
    };
}

/// The member of the body that a refusal of the core is about; empty: the request as a whole.
std::string field_of(errc code, write what) {
    if (code == errc::in_future) return "on";
    if (code != errc::in_past) return {};
    return what == write::log || what == write::log_several ? "next" : "to";
}

/// A household's touch is everybody's who lives there.
bool concerns(const plan::touch& t, const std::string& person) {
    return t.person == person || t.owner == person || std::ranges::find(t.with, person) != t.with.end();
}

/// 409 tells where the person stands now, so that the caller need not ask.
http::response refuse_write(const error& e, write what, const view& v, const std::string& person) {
    auto p = http::make_problem(status_of(e.code), e.text, field_of(e.code, what));
    if (e.code == errc::storage_full) p.headers.add("Retry-After", "10");
    if (e.code == errc::conflict && v.agenda)
        for (const auto& t : v.agenda->touches)
            if (t.round != 0 && concerns(t, person)) {
                p.members.emplace_back("round", fmt::format("{}", t.round));
                p.members.emplace_back("attempt", fmt::format("{}", t.attempt));
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

void put(const parts& p, write what, const std::string& person, const http::request& r, reply to) {
    const view& v = p.kept.now();
    const bool of_person = !person.empty() && what != write::gathering; // the core looks for gatherings
    if (of_person && !v.config->roster.people.contains(person)) return to(refuse(unknown_person(v, person)));
    const auto key = idempotency_key(r);
    if (!key) return to(refuse(key.error(), "Idempotency-Key"));

    const auto now = std::chrono::floor<minutes>(v.config->zone.to_local(p.kept.time()));
    auto record = read_body(what, person, r, now, origin_of(r, *key));
    if (!record) return to(refuse(record.error()));
    const bool logs = what == write::log || what == write::log_several || what == write::gathering;
    const unsigned created = logs ? 201 : 200;

    work w;
    w.record = std::move(*record);
    w.accepted = [created](const std::vector<ledger::entry>& made, const view& after, const plan::input& in) {
        return http::text_response(created, "application/json", json::recorded(made, *after.agenda, in));
    };
    w.refused = [&kept = p.kept, what, person](const error& e) {
        return refuse_write(e, what, kept.now(), person);
    };
    w.reply = std::move(to);
    w.key = *key;
    w.request = digest_of(r);
    p.kept.record(std::move(w));
}

} // namespace intouch::daemon::api
