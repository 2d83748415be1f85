// SPDX-License-Identifier: MIT
#include "daemon/web/event_stream.hpp"

#include "daemon/web/api/problems.hpp"
#include "json/entry.hpp"
#include "json/member.hpp"
#include "ledger/page.hpp"
#include "ledger/ulid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::size_t most_clients = 16;
constexpr std::size_t most_resumed = 500;       ///< entries
constexpr std::size_t most_told = 192UL * 1024; ///< bytes of them
constexpr std::chrono::seconds heartbeat{20};

/// `data` is one line of JSON.
std::string event(std::string_view id, std::string_view name, std::string_view data) {
    if (data.ends_with('\n')) data.remove_suffix(1);
    const auto line = id.empty() ? std::string() : fmt::format("id: {}\n", id);
    return fmt::format("{}event: {}\ndata: {}\n\n", line, name, data);
}

} // namespace

std::string event_stream::agenda_event() const {
    const auto entries = engine_.entries();
    return event(
        entries.empty() ? "" : entries.back().id, "agenda",
        json::object({{"at", intouch::print(engine_.now().agenda->at, engine_.now().config->zone)}}));
}

void event_stream::join(const http::request& r, net::reply to) {
    std::erase_if(clients_, [](const client& c) { return c.body->over(); });
    if (clients_.size() >= most_clients) {
        auto busy =
            http::make_problem(503, fmt::format("{} clients listen already; try again later", most_clients));
        busy.headers.add("Retry-After", "60");
        return to(api::refuse(busy));
    }
    http::response head;
    head.headers.add("Content-Type", "text/event-stream");
    head.headers.add("Cache-Control", "no-store");
    head.headers.add("X-Accel-Buffering", "no"); // nginx would collect them
    if (r.method == "HEAD") return to(std::move(head));

    auto body = std::make_shared<net::stream>();
    body->put("retry: 3000\n\n");
    const auto after = r.headers.find("Last-Event-ID").value_or("");
    if (ledger::valid_ulid(after)) {
        const auto missed =
            ledger::page_of(engine_.entries(), {.after = std::string(after), .limit = most_resumed});
        std::string told;
        for (const auto* e : missed.entries)
            told += event(e->id, "entry", json::entry(*e, engine_.now().config->zone));
        // A stream holds a limited amount. A client that is cut off would ask for the same entries again.
        body->put(missed.more || told.size() > most_told ? event("", "reset", "{}") : told);
    }
    body->put(agenda_event());
    if (clients_.empty()) { // nobody listened to what happened before
        told_ = engine_.entries().size();
        shown_ = engine_.now().published;
    }
    clients_.push_back({body, r});
    if (!heart_) beat();
    to(std::move(head), std::move(body));
}

void event_stream::planned() {
    if (clients_.empty()) return;
    const auto& v = engine_.now();
    const auto entries = engine_.entries();
    std::string text;
    for (; told_ < entries.size(); ++told_)
        text += event(entries[told_].id, "entry", json::entry(entries[told_], v.config->zone));
    if (*v.published != *shown_) text += agenda_event();
    shown_ = v.published;
    if (!text.empty()) tell(text);
}

void event_stream::tell(const std::string& text) {
    std::erase_if(clients_, [&](const client& c) {
        const bool known = known_(c.came_with);
        if (!known) c.body->end();
        return !known || !c.body->put(text);
    });
    if (clients_.empty()) heart_ = {};
}

/// Sends a comment at intervals: proxies close a silent stream, and a failed write shows that a client left.
void event_stream::beat() {
    heart_ = loop_.after(heartbeat, [this] {
        tell(": \n\n");
        if (!clients_.empty()) beat();
    });
}

} // namespace intouch::daemon
