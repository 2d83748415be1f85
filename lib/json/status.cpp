// SPDX-License-Identifier: MIT
#include "json/status.hpp"

#include "json/calendars.hpp"
#include "json/faults.hpp"
#include "json/writer.hpp"
#include "words/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace intouch::json {

namespace {

when in_zone(instant at, const time_zone& zone) {
    const auto local = std::chrono::floor<minutes>(zone.to_local(at));
    return {std::chrono::floor<days>(local), time_of(local)};
}

words::daemon_facts facts(const status& s, const time_zone& zone) {
    words::daemon_facts f{.version = s.version,
                          .started = in_zone(s.started, zone),
                          .planned = in_zone(s.planned, zone),
                          .timezone = s.timezone,
                          .people = s.people,
                          .touches = s.touches,
                          .entries = s.entries,
                          .files = s.files,
                          .feeds = {},
                          .calendars = {},
                          .messages = {},
                          .faults = s.faults,
                          .warnings = s.warnings};
    std::size_t widest = 0;
    for (const feed_link& each : s.feeds) widest = std::max(widest, each.id.size());
    for (const feed_link& each : s.feeds)
        f.feeds.push_back(fmt::format("{:<{}}  {}", each.id, widest, each.url));
    for (const words::calendar_facts& each : s.calendars)
        for (std::string& line : words::calendar_lines(each, zone)) f.calendars.push_back(std::move(line));
    for (const words::message_facts& each : s.messages)
        for (std::string& line : words::message_lines(each, zone)) f.messages.push_back(std::move(line));
    return f;
}

} // namespace

std::string status_text(const status& s, const time_zone& zone) {
    writer w;
    w.begin_object();
    w.key("ok").boolean(s.ok);
    w.key("version").text(s.version);
    w.key("started").time(s.started, zone);
    w.key("planned").time(s.planned, zone);
    w.key("timezone").text(s.timezone);
    w.key("files").texts(s.files);
    w.key("people").integer(static_cast<std::int64_t>(s.people));
    w.key("entries").integer(static_cast<std::int64_t>(s.entries));
    w.key("touches").integer(static_cast<std::int64_t>(s.touches));
    w.key("plan_milliseconds").number(s.plan_milliseconds, 1);
    w.key("public_url").text_or_null(s.public_url);
    w.key("feeds");
    put(w, s.feeds);
    w.key("calendars");
    put(w, s.calendars, zone);
    w.key("messages").list(s.messages, [&](writer& to, const words::message_facts& each) {
        to.begin_object();
        to.key("id").text(each.id);
        to.key("form").text(each.form);
        to.key("sent").time(each.sent, zone);
        to.key("waiting").integer(each.waiting);
        to.key("dropped").integer(each.dropped);
        to.key("problem").text_or_null(each.trouble);
        to.end_object();
    });
    w.key("faults");
    put(w, s.faults);
    w.key("warnings").texts(s.warnings);
    w.key("text").text(fmt::to_string(fmt::join(words::status_lines(facts(s, zone)), "\n")));
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
