// SPDX-License-Identifier: MIT
#include "daemon/web/api/api.hpp"

#include "core/digest.hpp"
#include "daemon/web/api/addresses.hpp"
#include "daemon/web/api/metrics.hpp"
#include "daemon/web/api/new_people.hpp"
#include "daemon/web/api/notify.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/reads.hpp"
#include "daemon/web/api/sync.hpp"
#include "daemon/web/api/texts.hpp"
#include "daemon/web/api/writes.hpp"
#include "http/conditional.hpp"
#include "http/routes.hpp"
#include "http/tokens.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <utility>

namespace intouch::daemon::api {

namespace {

/// Answers a request; `id` is the parameter of its path, empty for none.
using answerer = void (*)(const parts& p, const std::string& id, const http::request& r, reply to);

struct call {
    answerer answer;
    http::scope needs;
};

/// A GET of something short, or of something that changes by itself.
template <http::response (*Read)(const parts&, const std::string&, const http::request&)>
void tells(const parts& p, const std::string& id, const http::request& r, reply to) {
    auto answered = Read(p, id, r);
    if (answered.status == 200) http::revalidate(answered, r, {base32(sha256(answered.text()), 32)});
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
template <answerer Answer>
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

// openapi.json describes each call, and a test compares both. The addresses of feeds are secrets: who has one may log
// with the links in it.
using enum http::scope;
constexpr std::array table{
    http::route<call>{"GET", "/healthz", {tells<get_health>, read}},
    http::route<call>{"GET", "/metrics", {tells<get_metrics>, read}},
    http::route<call>{"GET", "/api/v1/openapi.json", {tells<get_openapi>, read}},
    http::route<call>{"GET", "/api/v1/agenda", {reads<get_agenda>, read}},
    http::route<call>{"GET", "/api/v1/people", {reads<get_people>, read}},
    http::route<call>{"GET", "/api/v1/people/{id}", {reads<get_person>, read}},
    http::route<call>{"GET", "/api/v1/people/{id}/why", {reads<get_why>, read}},
    http::route<call>{"GET", "/api/v1/ledger", {reads<get_ledger>, read}},
    http::route<call>{"GET", "/api/v1/capacity", {reads<get_capacity>, read}},
    http::route<call>{"GET", "/api/v1/now", {reads<get_now>, read}},
    http::route<call>{"GET", "/api/v1/report", {reads<get_report>, read}},
    http::route<call>{"GET", "/api/v1/text/{id}", {tells<get_text>, read}},
    http::route<call>{"GET", "/api/v1/events", {follows, read}},
    http::route<call>{"GET", "/api/v1/status", {tells<get_status>, read}},
    http::route<call>{"GET", "/api/v1/feeds", {rendered<tells<get_feeds>>, all}},
    http::route<call>{"GET", "/api/v1/feeds/{id}", {rendered<tells<get_feed>>, all}},
    http::route<call>{"POST", "/api/v1/people", {add_person, all}},
    http::route<call>{"POST", "/api/v1/captured/{id}/remove", {remove_person, all}},
    http::route<call>{"POST", "/api/v1/log", {writes<json::parse_log_of_several, 201>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/log", {writes<json::parse_log, 201>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/reschedule", {writes<json::parse_reschedule>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/skip", {writes<json::parse_skip>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/pause", {writes<json::parse_pause>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/resume", {writes<json::parse_resume>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/note", {writes<json::parse_note>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/promise", {writes<json::parse_promise>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/kept", {writes<json::parse_kept>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/lost", {writes<json::parse_lost>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/found", {writes<json::parse_found>, log}},
    http::route<call>{"POST", "/api/v1/people/{id}/confirm", {writes<json::parse_confirm>, log}},
    http::route<call>{"POST", "/api/v1/gatherings/{id}/log", {writes<json::parse_gathering, 201>, log}},
    http::route<call>{"POST", "/api/v1/gatherings/{id}/reschedule", {writes<json::parse_reschedule>, log}},
    http::route<call>{"POST", "/api/v1/blocks/{id}/move", {writes<json::parse_block_move>, all}},
    http::route<call>{"POST", "/api/v1/blocks/{id}/skip", {writes<json::parse_block_skip>, all}},
    http::route<call>{"POST", "/api/v1/away", {writes<json::parse_away, 201>, all}},
    http::route<call>{"POST", "/api/v1/undo", {writes<json::parse_undo>, all}},
    http::route<call>{"POST", "/api/v1/feeds/{id}/rotate", {rotate, owner}},
    http::route<call>{"POST", "/api/v1/login", {login, owner}},
    http::route<call>{"POST", "/api/v1/notify/{id}/test", {send_test, all}},
    http::route<call>{"POST", "/api/v1/sync", {synchronise, all}},
};

} // namespace

std::optional<http::scope> needed_scope(const http::request& r) {
    const auto found = http::match<call>(std::span<const http::route<call>>(table), r.method, r.path);
    const auto* m = std::get_if<http::matched<call>>(&found);
    return m == nullptr ? std::nullopt : std::optional(m->name.needs);
}

void answer(const parts& p, http::request r, reply to) {
    const auto found = http::match<call>(std::span<const http::route<call>>(table), r.method, r.path);
    if (const auto* m = std::get_if<http::matched<call>>(&found))
        return m->name.answer(p, std::string((*m)["id"]), r, std::move(to));
    if (const auto* other = std::get_if<http::no_method>(&found)) {
        auto problem = http::make_problem(
            405, fmt::format("{} is not for this path; it takes {}", r.method, other->allow));
        problem.headers.add("Allow", other->allow);
        return to(refuse(problem));
    }
    to(refuse(http::make_problem(
        404, fmt::format("nothing is at {}; /api/v1/openapi.json has all calls", r.target))));
}

} // namespace intouch::daemon::api
