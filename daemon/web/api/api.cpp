// SPDX-License-Identifier: MIT
#include "daemon/web/api/api.hpp"

#include "core/digest.hpp"
#include "daemon/web/api/addresses.hpp"
#include "daemon/web/api/metrics.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/reads.hpp"
#include "daemon/web/api/sync.hpp"
#include "daemon/web/api/texts.hpp"
#include "daemon/web/api/writes.hpp"
#include "http/conditional.hpp"
#include "http/routes.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <utility>

namespace intouch::daemon::api {

namespace {

/// Answers a request; `id` is the parameter of its path, empty for none.
using call = void (*)(const parts& p, const std::string& id, const http::request& r, reply to);

/// A GET of something short, or of something that changes by itself. A client with the same bytes gets a 304
/// (RFC 9110 13.1.2).
template <http::response (*Read)(const parts&, const std::string&, const http::request&)>
void tells(const parts& p, const std::string& id, const http::request& r, reply to) {
    auto answered = Read(p, id, r);
    if (answered.status == 200) {
        const http::entity_tag tag{base32(sha256(answered.text()), 32)};
        answered.headers.set("ETag", http::print(tag));
        answered.headers.set("Cache-Control", "private, no-cache");
        if (http::not_modified(r, {.etag = tag, .last_modified = {}})) {
            answered.status = 304;
            answered.headers.erase("Content-Type");
            answered.body = nullptr;
        }
    }
    answered.head_only = r.method == "HEAD";
    to(std::move(answered));
}

/// A GET of a part of the plan.
template <reading (*Read)(const parts&, const std::string&, const http::request&)>
void reads(const parts& p, const std::string& id, const http::request& r, reply to) {
    auto wanted = Read(p, id, r);
    if (wanted) return p.cache.answer(r, std::move(*wanted), std::move(to));
    wanted.error().head_only = r.method == "HEAD";
    to(std::move(wanted.error()));
}

/// Answers once subscribers see the newest plan.
template <call Answer>
void rendered(const parts& p, const std::string& id, const http::request& r, reply to) {
    p.engine.when_rendered(
        [p, id, r, answered = std::move(to)]() mutable { Answer(p, id, r, std::move(answered)); });
}

void follows(const parts& p, const std::string& /*id*/, const http::request& r, reply to) {
    p.events.join(r, std::move(to));
}

template <command_parser Parse, unsigned Created = 200>
void writes(const parts& p, const std::string& id, const http::request& r, reply to) {
    put(p, Parse, Created, id, r, std::move(to));
}

// openapi.json describes each call, and a test compares both.
constexpr std::array table{
    http::route<call>{"GET", "/healthz", tells<get_health>},
    http::route<call>{"GET", "/metrics", tells<get_metrics>},
    http::route<call>{"GET", "/api/v1/openapi.json", tells<get_openapi>},
    http::route<call>{"GET", "/api/v1/agenda", reads<get_agenda>},
    http::route<call>{"GET", "/api/v1/people", reads<get_people>},
    http::route<call>{"GET", "/api/v1/people/{id}", reads<get_person>},
    http::route<call>{"GET", "/api/v1/people/{id}/why", reads<get_why>},
    http::route<call>{"GET", "/api/v1/ledger", reads<get_ledger>},
    http::route<call>{"GET", "/api/v1/capacity", reads<get_capacity>},
    http::route<call>{"GET", "/api/v1/now", reads<get_now>},
    http::route<call>{"GET", "/api/v1/text/{id}", tells<get_text>},
    http::route<call>{"GET", "/api/v1/events", follows},
    http::route<call>{"GET", "/api/v1/status", tells<get_status>},
    http::route<call>{"GET", "/api/v1/feeds", rendered<tells<get_feeds>>},
    http::route<call>{"POST", "/api/v1/log", writes<parse_log_of_several, 201>},
    http::route<call>{"POST", "/api/v1/people/{id}/log", writes<parse_log, 201>},
    http::route<call>{"POST", "/api/v1/people/{id}/reschedule", writes<parse_reschedule>},
    http::route<call>{"POST", "/api/v1/people/{id}/skip", writes<parse_skip>},
    http::route<call>{"POST", "/api/v1/people/{id}/pause", writes<parse_pause>},
    http::route<call>{"POST", "/api/v1/people/{id}/resume", writes<parse_resume>},
    http::route<call>{"POST", "/api/v1/people/{id}/note", writes<parse_note>},
    http::route<call>{"POST", "/api/v1/people/{id}/promise", writes<parse_promise>},
    http::route<call>{"POST", "/api/v1/people/{id}/kept", writes<parse_kept>},
    http::route<call>{"POST", "/api/v1/people/{id}/lost", writes<parse_lost>},
    http::route<call>{"POST", "/api/v1/people/{id}/found", writes<parse_found>},
    http::route<call>{"POST", "/api/v1/gatherings/{id}/log", writes<parse_gathering, 201>},
    http::route<call>{"POST", "/api/v1/gatherings/{id}/reschedule", writes<parse_reschedule>},
    http::route<call>{"POST", "/api/v1/blocks/{id}/move", writes<parse_block_move>},
    http::route<call>{"POST", "/api/v1/blocks/{id}/skip", writes<parse_block_skip>},
    http::route<call>{"POST", "/api/v1/away", writes<parse_away, 201>},
    http::route<call>{"POST", "/api/v1/undo", writes<parse_undo>},
    http::route<call>{"POST", "/api/v1/feeds/{id}/rotate", rotate},
    http::route<call>{"POST", "/api/v1/login", login},
    http::route<call>{"POST", "/api/v1/sync", synchronise},
};

} // namespace

void answer(const parts& p, http::request r, reply to) {
    const auto found = http::match<call>(std::span<const http::route<call>>(table), r.method, r.path);
    if (const auto* m = std::get_if<http::matched<call>>(&found))
        return m->name(p, std::string((*m)["id"]), r, std::move(to));
    if (const auto* other = std::get_if<http::no_method>(&found)) {
        auto problem = http::make_problem(
            405, fmt::format("{} is not for this path; it takes {}", r.method, other->allow));
        problem.headers.add("Allow", other->allow);
        return to(refuse(problem));
    }
    to(refuse(http::make_problem(404, fmt::format("nothing is at {}; the API is under /api/v1", r.target))));
}

} // namespace intouch::daemon::api
