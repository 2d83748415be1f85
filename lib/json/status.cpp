// SPDX-License-Identifier: MIT
#include "json/answers.hpp"

#include "json/parts.hpp"

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

void put_feeds(writer& w, const std::vector<feed_link>& links) {
    w.list(links, [](writer& to, const feed_link& each) {
        to.begin_object();
        to.key("id").text(each.id);
        to.key("url").text(each.url);
        to.key("webcal").text(each.webcal);
        to.end_object();
    });
}

} // namespace

std::string faults(const roster::fault_list& f) {
    const auto errors = std::ranges::count(f, roster::severity::error, &roster::fault::level);
    writer w;
    w.begin_object();
    w.key("ok").boolean(errors == 0);
    w.key("errors").integer(errors);
    w.key("warnings").integer(static_cast<std::int64_t>(f.size()) - errors);
    w.key("faults");
    put_faults(w, f);
    w.end_object();
    return std::move(w).done();
}

std::string checked(const roster::fault_list& f, const plan::agenda& a, const plan::input& in) {
    const auto errors = std::ranges::count(f, roster::severity::error, &roster::fault::level);
    writer w;
    w.begin_object();
    w.key("ok").boolean(errors == 0);
    w.key("errors").integer(errors);
    w.key("warnings").integer(static_cast<std::int64_t>(f.size()) - errors);
    w.key("faults");
    put_faults(w, f);
    w.key("people").integer(static_cast<std::int64_t>(in.roster.people.size()));
    w.key("circles").integer(static_cast<std::int64_t>(in.roster.circles.size()));
    w.key("blocks").integer(static_cast<std::int64_t>(in.settings.blocks.size()));
    w.key("capacity");
    put(w, a.capacity, in.settings);
    w.end_object();
    return std::move(w).done();
}

std::string capacity(const plan::agenda& a, const plan::input& in) {
    writer w;
    put(w, a.capacity, in.settings);
    return std::move(w).done();
}

std::string entry(const ledger::entry& e, const time_zone& zone) {
    writer w;
    put(w, e, zone);
    return std::move(w).done();
}

std::string entries(std::span<const ledger::entry> list, const time_zone& zone) {
    writer w;
    w.reserve(list.size() * 320);
    w.begin_object()
        .key("entries")
        .list(list, [&](writer& to, const ledger::entry& e) { put(to, e, zone); })
        .end_object();
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
        w.key(name).text(value);
    }
    w.end_object();
    return std::move(w).done();
}

std::string feeds(const std::vector<feed_link>& links) {
    writer w;
    put_feeds(w, links);
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
    w.key("faults");
    put_faults(w, s.faults);
    w.key("warnings").texts(s.warnings);
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
