// SPDX-License-Identifier: MIT
#include "daemon/api/api.hpp"

#include "daemon/api/addresses.hpp"
#include "daemon/api/problems.hpp"
#include "daemon/api/reads.hpp"
#include "daemon/api/sync.hpp"
#include "daemon/api/writes.hpp"
#include "http/routes.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

namespace intouch::daemon::api {

namespace {

enum class call : std::uint8_t {
    health,
    agenda,
    people,
    person,
    why,
    capacity,
    now,
    status,
    feeds,
    log,
    log_several,
    reschedule,
    skip,
    pause,
    resume,
    note,
    promise,
    gathering,
    undo,
    rotate,
    login,
    sync,
};

constexpr std::array table{
    http::route<call>{"GET", "/healthz", call::health},
    http::route<call>{"GET", "/api/v1/agenda", call::agenda},
    http::route<call>{"GET", "/api/v1/people", call::people},
    http::route<call>{"GET", "/api/v1/people/{id}", call::person},
    http::route<call>{"GET", "/api/v1/people/{id}/why", call::why},
    http::route<call>{"GET", "/api/v1/capacity", call::capacity},
    http::route<call>{"GET", "/api/v1/now", call::now},
    http::route<call>{"GET", "/api/v1/status", call::status},
    http::route<call>{"GET", "/api/v1/feeds", call::feeds},
    http::route<call>{"POST", "/api/v1/log", call::log_several},
    http::route<call>{"POST", "/api/v1/people/{id}/log", call::log},
    http::route<call>{"POST", "/api/v1/people/{id}/reschedule", call::reschedule},
    http::route<call>{"POST", "/api/v1/people/{id}/skip", call::skip},
    http::route<call>{"POST", "/api/v1/people/{id}/pause", call::pause},
    http::route<call>{"POST", "/api/v1/people/{id}/resume", call::resume},
    http::route<call>{"POST", "/api/v1/people/{id}/note", call::note},
    http::route<call>{"POST", "/api/v1/people/{id}/promise", call::promise},
    http::route<call>{"POST", "/api/v1/gatherings/{id}/log", call::gathering},
    http::route<call>{"POST", "/api/v1/undo", call::undo},
    http::route<call>{"POST", "/api/v1/feeds/{id}/rotate", call::rotate},
    http::route<call>{"POST", "/api/v1/login", call::login},
    http::route<call>{"POST", "/api/v1/sync", call::sync},
};

void go(const parts& p, const http::matched<call>& m, const http::request& r, reply to) {
    const std::string id(m["id"]);
    switch (m.name) {
    case call::health:
        return to(http::text_response(200, "text/plain; charset=utf-8", "ok\n"));
    case call::agenda:
        return to(get_agenda(p.kept, r));
    case call::people:
        return to(get_people(p.kept));
    case call::person:
        return to(get_person(p.kept, id));
    case call::why:
        return to(get_why(p.kept, id));
    case call::capacity:
        return to(get_capacity(p.kept));
    case call::now:
        return to(get_now(p.kept, r));
    case call::status:
        return to(get_status(p));
    case call::feeds:
        return to(get_feeds(p));
    case call::log:
        return put(p, write::log, id, r, std::move(to));
    case call::log_several:
        return put(p, write::log_several, {}, r, std::move(to));
    case call::reschedule:
        return put(p, write::reschedule, id, r, std::move(to));
    case call::skip:
        return put(p, write::skip, id, r, std::move(to));
    case call::pause:
        return put(p, write::pause, id, r, std::move(to));
    case call::resume:
        return put(p, write::resume, id, r, std::move(to));
    case call::note:
        return put(p, write::note, id, r, std::move(to));
    case call::promise:
        return put(p, write::promise, id, r, std::move(to));
    case call::gathering:
        return put(p, write::gathering, id, r, std::move(to));
    case call::undo:
        return put(p, write::undo, {}, r, std::move(to));
    case call::rotate:
        return rotate(p, id, r, std::move(to));
    case call::login:
        return login(p, id, r, std::move(to));
    case call::sync:
        return synchronise(p, r, std::move(to));
    }
}

} // namespace

void answer(const parts& p, http::request r, reply to) {
    const auto found = http::match<call>(std::span<const http::route<call>>(table), r.method, r.path);
    if (const auto* m = std::get_if<http::matched<call>>(&found)) {
        const bool head = r.method == "HEAD";
        reply through = [head, to = std::move(to)](http::response answered) mutable {
            answered.head_only = head;
            to(std::move(answered));
        };
        return go(p, *m, r, std::move(through));
    }
    if (const auto* other = std::get_if<http::no_method>(&found)) {
        auto problem = http::make_problem(
            405, fmt::format("{} is not for this path; it takes {}", r.method, other->allow));
        problem.headers.add("Allow", other->allow);
        return to(refuse(problem));
    }
    to(refuse(http::make_problem(404, fmt::format("nothing is at {}; the API is under /api/v1", r.target))));
}

} // namespace intouch::daemon::api
