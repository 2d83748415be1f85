// SPDX-License-Identifier: MIT
#include "daemon/web/api/metrics.hpp"

#include "ledger/kind.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon::api {

namespace {

/// Writes one metric after another, each with its help and type.
class exposition {
public:
    void metric(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
    }
    template <class Number>
    void sample(Number value,
                std::initializer_list<std::pair<std::string_view, std::string_view>> labels = {}) {
        text_ += name_;
        char before = '{';
        for (const auto& [name, given] : labels) {
            text_ += fmt::format("{}{}=\"{}\"", before, name, escaped(given));
            before = ',';
        }
        if (labels.size() > 0) text_ += '}';
        text_ += fmt::format(" {}\n", value);
    }
    template <class Number>
    void one(std::string_view name, std::string_view type, std::string_view help, Number value) {
        metric(name, type, help);
        sample(value);
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

private:
    static std::string escaped(std::string_view value) {
        std::string out;
        for (const char c : value) {
            if (c == '\\' || c == '"') out += '\\';
            out += c == '\n' ? ' ' : c;
        }
        return out;
    }

    std::string name_;
    std::string text_;
};

std::int64_t unix_time(instant at) { return at.time_since_epoch().count(); }

void put_touches(exposition& e, const plan::agenda& a) {
    using enum plan::touch_kind;
    std::map<std::string_view, std::size_t> kinds;
    for (const auto kind : {cadence, retry, intro, promise, occasion, booking, find})
        kinds[plan::name(kind)] = 0;
    std::size_t pinned = 0;
    std::size_t late = 0;
    for (const auto& t : a.touches) {
        ++kinds[plan::name(t.kind)];
        pinned += t.pinned ? 1 : 0;
        late += t.within ? 0 : 1;
    }
    e.metric("intouch_touches", "gauge", "Open touches by kind.");
    for (const auto& [kind, count] : kinds) e.sample(count, {{"kind", kind}});
    e.one("intouch_touches_pinned", "gauge", "Open touches on a day that the user chose.", pinned);
    e.one("intouch_touches_outside_window", "gauge", "Open touches planned outside their window.", late);
}

void put_entries(exposition& e, std::span<const ledger::entry> entries) {
    std::map<std::string_view, std::size_t> outcomes;
    for (const auto kind : ledger::outcomes()) outcomes[ledger::name(kind)] = 0;
    outcomes[ledger::name(ledger::entry_kind::missed)] = 0;
    for (const auto& one : entries)
        if (const auto found = outcomes.find(ledger::name(one.kind)); found != outcomes.end())
            ++found->second;
    e.metric("intouch_attempts_total", "counter",
             "What came of touches, by outcome; what was undone is counted.");
    for (const auto& [outcome, count] : outcomes) e.sample(count, {{"outcome", outcome}});
    e.one("intouch_ledger_entries_total", "counter", "Entries of the ledger.", entries.size());
}

void put_feeds(exposition& e, const snapshot& v, const counters& c) {
    e.metric("intouch_feed_requests_total", "counter", "Answers to feed requests, by feed and status.");
    for (const auto& [which, count] : c.feeds)
        e.sample(count, {{"feed", which.first}, {"status", std::to_string(which.second)}});
    e.metric("intouch_feed_bytes", "gauge", "Size of each feed as it is served now.");
    for (const auto& feed : v.shown->feeds) e.sample(feed.body->size(), {{"feed", feed.id}});
}

void put_calendars(exposition& e, const std::vector<words::calendar_facts>& calendars) {
    if (calendars.empty()) return;
    e.metric("intouch_caldav_in_step", "gauge", "Whether the account was in step after its last run.");
    for (const auto& c : calendars) e.sample(words::sync_problem(c).empty() ? 1 : 0, {{"account", c.id}});
    e.metric("intouch_caldav_runs_total", "counter", "Runs of the account.");
    for (const auto& c : calendars) e.sample(c.runs, {{"account", c.id}});
    e.metric("intouch_caldav_requests_total", "counter", "Requests to the account's server.");
    for (const auto& c : calendars) e.sample(c.all_requests, {{"account", c.id}});
    e.metric("intouch_caldav_held", "gauge", "Objects that wait to be confirmed.");
    for (const auto& c : calendars) e.sample(c.held, {{"account", c.id}});
    e.metric("intouch_caldav_last_success_timestamp_seconds", "gauge", "When the account was in step last.");
    for (const auto& c : calendars)
        if (c.succeeded) e.sample(unix_time(*c.succeeded), {{"account", c.id}});
}

void put_messages(exposition& e, const std::vector<words::message_facts>& messages) {
    if (messages.empty()) return;
    e.metric("intouch_messages_waiting", "gauge", "Messages that wait to be sent.");
    for (const auto& m : messages) e.sample(m.waiting, {{"target", m.id}});
    e.metric("intouch_messages_failing", "gauge", "Whether the last try to send a message failed.");
    for (const auto& m : messages) e.sample(m.trouble.empty() ? 0 : 1, {{"target", m.id}});
    e.metric("intouch_message_last_sent_timestamp_seconds", "gauge",
             "For which moment the last message was made.");
    for (const auto& m : messages)
        if (m.sent) e.sample(unix_time(*m.sent), {{"target", m.id}});
}

} // namespace

std::string metrics(const parts& p) {
    const snapshot& v = p.engine.now();
    const auto status = p.brief();
    exposition e;
    e.metric("intouch_build_info", "gauge", "The version that runs.");
    e.sample(1, {{"version", status.version}});
    e.one("intouch_start_time_seconds", "gauge", "When the daemon started.", unix_time(status.started));
    e.one("intouch_people", "gauge", "People on the roster.", status.people);
    put_touches(e, *v.agenda);
    put_entries(e, p.engine.entries());
    put_feeds(e, v, p.counted);
    put_calendars(e, status.calendars);
    put_messages(e, status.messages);
    e.one("intouch_link_pages_total", "counter", "Pages of action links shown.", p.counted.links);
    e.one("intouch_link_taps_total", "counter", "Forms sent from pages of action links.", p.counted.taps);
    e.one("intouch_event_listeners", "gauge", "Clients of /api/v1/events.", p.events.listeners());
    e.one("intouch_plans_total", "counter", "Plans made since the start.", p.counted.plans);
    e.one("intouch_plan_seconds", "gauge", "How long the last plan took.",
          static_cast<double>(v.planned_in.count()) / 1e6);
    e.one("intouch_planned_timestamp_seconds", "gauge", "The moment the plan is of.",
          unix_time(v.agenda->at));
    e.one("intouch_capacity_needed_minutes", "gauge", "Minutes a week that the roster needs.",
          v.agenda->capacity.needed);
    e.one("intouch_capacity_available_minutes", "gauge", "Minutes a week that the blocks give.",
          v.agenda->capacity.available);
    e.one("intouch_warnings", "gauge", "Warnings of the plan.", v.agenda->warnings.size());
    e.one("intouch_config_last_reload_successful", "gauge", "Whether the files on disk are those that run.",
          status.faults.empty() ? 1 : 0);
    e.one("intouch_config_last_reload_success_timestamp_seconds", "gauge",
          "When the files that run were read.", unix_time(p.counted.reloaded));
    return std::move(e).text();
}

http::response get_metrics(const parts& p, const std::string& /*id*/, const http::request& /*r*/) {
    return http::text_response(200, "text/plain; version=0.0.4; charset=utf-8", metrics(p));
}

} // namespace intouch::daemon::api
