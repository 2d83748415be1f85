// SPDX-License-Identifier: MIT
#include "words/status.hpp"

#include "json/answers.hpp"
#include "json/calendars.hpp"
#include "json/parts.hpp"
#include "words/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::json {

namespace {

void put_faults(writer& w, const roster::fault_list& f) {
    w.list(f, [](writer& to, const roster::fault& each) {
        to.begin_object();
        to.key("file").text_or_null(each.at.file);
        to.key("line").integer(each.at.line == 0 ? std::nullopt : std::optional(each.at.line));
        to.key("column").integer(each.at.column == 0 ? std::nullopt : std::optional(each.at.column));
        to.key("severity").text(each.level == roster::severity::error ? "error" : "warning");
        to.key("text").text(each.text);
        to.end_object();
    });
}

/// What the files came to, as keys of the open object.
void put_verdict(writer& w, const roster::fault_list& f) {
    const auto errors = std::ranges::count(f, roster::severity::error, &roster::fault::level);
    w.key("ok").boolean(errors == 0);
    w.key("errors").integer(errors);
    w.key("warnings").integer(static_cast<std::int64_t>(f.size()) - errors);
    w.key("faults");
    put_faults(w, f);
}

void put_feed(writer& w, const feed_link& link) {
    w.begin_object();
    w.key("id").text(link.id);
    w.key("url").text(link.url);
    w.key("webcal").text(link.webcal);
    w.end_object();
}

void put_feeds(writer& w, const std::vector<feed_link>& links) { w.list(links, put_feed); }

std::string as_text(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

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
                          .faults = {},
                          .warnings = s.warnings};
    std::size_t widest = 0;
    for (const feed_link& each : s.feeds) widest = std::max(widest, each.id.size());
    for (const feed_link& each : s.feeds)
        f.feeds.push_back(fmt::format("{:<{}}  {}", each.id, widest, each.url));
    for (const words::calendar_facts& each : s.calendars)
        f.calendars.push_back(words::calendar_line(each, zone));
    for (const roster::fault& each : s.faults) f.faults.push_back(roster::print(each));
    return f;
}

void put_published(writer& w, const ledger::published_touch& t, const time_zone& zone) {
    w.key("date").day(t.day);
    w.key("start").time(t.start, zone);
    w.key("channel").text_or_null(t.channel);
}

} // namespace

std::string changes(const plan::changes& c, const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    w.begin_object();
    w.key("moved").list(c.moved, [&](writer& to, const plan::moved_touch& m) {
        to.begin_object();
        to.key("uid").text(m.to.uid);
        to.key("person").text_or_null(m.to.person);
        to.key("from").begin_object();
        put_published(to, m.from, in.zone);
        to.end_object();
        to.key("to");
        put(to, m.to, in);
        to.end_object();
    });
    w.key("new").list(c.added, [&](writer& to, const plan::touch& t) { put(to, t, in); });
    w.key("gone").list(c.gone, [&](writer& to, const ledger::published_touch& t) {
        to.begin_object();
        to.key("uid").text(t.uid);
        to.key("person").text_or_null(t.owner);
        put_published(to, t, in.zone);
        to.end_object();
    });
    w.key("unchanged").integer(static_cast<std::int64_t>(c.unchanged));
    w.key("capacity");
    put(w, a.capacity, in.settings);
    w.key("text").text(as_text(words::change_lines(c, in.settings, in.roster, in.zone)));
    w.end_object();
    return std::move(w).done();
}

std::string faults(const roster::fault_list& f) {
    writer w;
    w.begin_object();
    put_verdict(w, f);
    w.end_object();
    return std::move(w).done();
}

std::string checked(const roster::fault_list& f, const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    w.begin_object();
    put_verdict(w, f);
    w.key("people").integer(static_cast<std::int64_t>(in.roster.people.size()));
    w.key("circles").integer(static_cast<std::int64_t>(in.roster.circles.size()));
    w.key("blocks").integer(static_cast<std::int64_t>(in.settings.blocks.size()));
    w.key("capacity");
    put(w, a.capacity, in.settings);
    w.end_object();
    return std::move(w).done();
}

std::string capacity(const plan::agenda& a, const plan::plan_input& in) {
    writer w;
    put(w, a.capacity, in.settings);
    return std::move(w).done();
}

std::string entry(const ledger::entry& e, const time_zone& zone) {
    writer w;
    put(w, e, zone);
    return std::move(w).done();
}

std::string ledger(const ledger::page& p, const ledger::state& state, const time_zone& zone) {
    writer w;
    w.reserve(p.entries.size() * 320);
    w.begin_object();
    w.key("entries").list(p.entries, [&](writer& to, const ledger::entry* e) {
        to.begin_object();
        put_members(to, *e, zone);
        to.key("undone").boolean(state.struck.contains(e->id)).end_object();
    });
    w.key("next").text_or_null(p.more ? p.entries.back()->id : "");
    w.end_object();
    return std::move(w).done();
}

// RFC 9457 3.1: what is absent is left out, not null; an extension never takes the place of a standard
// member.
std::string problem(const http::problem& p) {
    constexpr std::array<std::string_view, 6> standard{"type",   "title",    "status",
                                                       "detail", "instance", "field"};
    writer w;
    w.begin_object();
    w.key("type").text(p.type.empty() ? "about:blank" : p.type);
    w.key("title").text(http::title_of(p));
    w.key("status").integer(static_cast<std::int64_t>(p.status));
    if (!p.detail.empty()) w.key("detail").text(p.detail);
    if (!p.instance.empty()) w.key("instance").text(p.instance);
    if (!p.field.empty()) w.key("field").text(p.field);
    std::vector<std::string_view> written(standard.begin(), standard.end());
    for (const auto& [name, value] : p.members) {
        if (std::ranges::find(written, name) != written.end()) continue;
        written.push_back(name);
        w.key(name);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            w.integer(*number);
        } else {
            w.text(std::get<std::string>(value));
        }
    }
    w.end_object();
    return std::move(w).done();
}

std::string feed(const feed_link& link) {
    writer w;
    put_feed(w, link);
    return std::move(w).done();
}

std::string feeds(const std::vector<feed_link>& links) {
    writer w;
    put_feeds(w, links);
    return std::move(w).done();
}

std::string login(const login_link& link, const time_zone& zone) {
    writer w;
    w.begin_object();
    w.key("url").text(link.urls.empty() ? std::string() : link.urls.front());
    w.key("urls").texts(link.urls);
    w.key("until").time(link.until, zone);
    w.end_object();
    return std::move(w).done();
}

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
    put_feeds(w, s.feeds);
    w.key("calendars");
    put(w, s.calendars, zone);
    w.key("faults");
    put_faults(w, s.faults);
    w.key("warnings").texts(s.warnings);
    w.key("text").text(as_text(words::status_lines(facts(s, zone))));
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
