// SPDX-License-Identifier: MIT
#include "daemon/files/busy_urls.hpp"

#include "daemon/files/calendar_files.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "dav/multistatus.hpp"
#include "dav/redirect.hpp"
#include "dav/requests.hpp"
#include "http/content_type.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon {

struct busy_urls::source {
    roster::busy_source setting;
    foreign_calendar calendar;
    unsigned number = 0; ///< differs from that of an earlier source of the same name
    dav::url configured;
    std::unique_ptr<net::http_client> client;
    std::optional<dav::request_session> session; ///< where there is a user
    std::unique_ptr<password_reader> password;
    dav::pending_request pending;
    bool collection = false; ///< a CalDAV collection, which is asked with a REPORT
    std::string refused;     ///< the answer to GET, while REPORT is tried
    std::string etag;
    std::string modified;
    net::registration timer;
};

/// What the thread aside makes of an answer.
struct busy_urls::answer_contents {
    result<std::shared_ptr<const calendar_contents>> read;
    std::string unwritten{}; ///< why there is no copy
};

namespace {

/// Everything that a reading needs, for the thread aside.
struct answer_text {
    foreign_calendar calendar;
    std::shared_ptr<const std::string> body; ///< shared with the answer
    bool collection = false;
    std::string charset;
    time_zone zone;
    std::filesystem::path copy;
    instant at;
};

/// Reads the answer, whatever it is, and keeps a copy of the calendar in it.
busy_urls::answer_contents read_answer(const answer_text& in) {
    const std::string_view body = in.body ? std::string_view(*in.body) : std::string_view();
    std::string digest = digest_of(body) + in.charset;
    const auto& known = in.calendar.known;
    if (known && known->digest == digest) {
        keep_time(in.copy, in.at);
        return {known};
    }
    calendar_text text{body, in.charset};
    dav::collection_text objects;
    if (in.collection) {
        auto all = dav::read_collection(body);
        if (!all) return {std::unexpected(all.error())};
        objects = std::move(*all);
        text = {objects.text, {}};
    }
    auto read = read_calendar(in.calendar, text, in.zone, day_at(in.zone, in.at));
    if (!read) return {std::unexpected(read.error())};
    if (in.collection && !read->not_understood.empty())
        read->not_understood += fmt::format(" (lines of {})", in.copy.string());
    if (const auto left_out = join_notes(objects.left_out); !left_out.empty())
        read->not_understood += (read->not_understood.empty() ? "" : "; ") + left_out;
    read->digest = std::move(digest);
    const auto kept = keep_copy(in.copy, text.bytes, in.at);
    return {std::make_shared<const calendar_contents>(std::move(*read)), kept ? "" : kept.error().text};
}

} // namespace

busy_urls::busy_urls(settings s) : parts_(std::move(s)) {}
busy_urls::~busy_urls() = default;

void busy_urls::use(const configuration& config) {
    const bool moved = !(zone_ == config.zone); // whole days begin at other moments
    zone_ = config.zone;
    std::map<std::string, std::unique_ptr<source>> wanted;
    std::vector<source*> fresh;
    for (const auto& [id, setting] : config.settings.busy) {
        if (setting.url.empty()) continue;
        const foreign_calendar& calendar = config.calendars.at(copy_name(setting));
        const auto before = sources_.find(calendar.copy);
        auto same = [&](roster::busy_source a) {
            a.at = setting.at;
            return a == setting;
        };
        if (!moved && before != sources_.end() && before->second && same(before->second->setting)) {
            wanted.emplace(calendar.copy, std::move(before->second));
            continue;
        }
        auto made = std::make_unique<source>();
        made->setting = setting;
        made->calendar = calendar;
        made->number = ++next_;
        fresh.push_back(made.get());
        wanted.emplace(calendar.copy, std::move(made));
    }
    sources_ = std::move(wanted);
    for (source* one : fresh) begin(*one);
}

void busy_urls::apply(configuration& config) const {
    for (const auto& [key, s] : sources_) {
        const auto found = config.calendars.find(key);
        if (found == config.calendars.end()) continue;
        found->second.known = s->calendar.known;
        found->second.read = s->calendar.read;
        found->second.trouble = s->calendar.trouble;
    }
    compose(config);
}

void busy_urls::begin(source& s) {
    auto url = dav::parse_url(s.setting.url);
    if (!url) return failed(s, url.error().text);
    s.configured = std::move(*url);
    s.client = std::make_unique<net::http_client>(parts_.loop, net::reader_settings(largest_calendar));
    ask(s);
}

void busy_urls::ask(source& s) {
    s.refused.clear();
    if (s.setting.user.empty()) return send(s, {});
    s.password = std::make_unique<password_reader>(
        parts_.loop, s.setting.password, parts_.folder, [this, &s](result<std::string> secret) {
            if (!secret) return failed(s, secret.error().text);
            s.session.emplace(s.configured, dav::credentials{s.setting.user, std::move(*secret)},
                              random_nonce);
            send(s, {});
        });
}

void busy_urls::send(source& s, std::optional<dav::pending_request> on_its_way) {
    if (on_its_way) {
        s.pending = std::move(*on_its_way);
    } else {
        s.pending = {.what = s.collection ? dav::query_events(s.configured) : dav::get(s.configured)};
        auto& headers = s.pending.what.message.headers;
        if (!s.collection && !s.etag.empty()) headers.add("If-None-Match", s.etag);
        if (!s.collection && !s.modified.empty()) headers.add("If-Modified-Since", s.modified);
    }
    dav::request request = s.session ? s.session->prepare(s.pending) : s.pending.what;
    request.message.target = request.to.target;
    const net::origin origin{request.to.scheme == "https", request.to.host, request.to.port};
    s.client->send(origin, std::move(request.message),
                   [this, &s](net::exchange_result r) { received(s, std::move(r)); });
}

void busy_urls::received(source& s, net::exchange_result r) {
    if (!r) return failed(s, r.error().what.text);
    dav::pending_request onward = s.pending;
    if (s.session) {
        auto done = s.session->feed(onward, *r);
        if (!done) return failed(s, done.error().text);
        if (!*done) return send(s, std::move(onward));
        return answered(s, **done);
    }
    if (!dav::is_redirect(r->status, onward.what.message.method)) return answered(s, {onward.what.to, *r});
    auto to = dav::redirected(onward.what.to, *r, onward.redirects, s.configured.host);
    if (!to) return failed(s, to.error().text);
    onward.what.to = std::move(*to);
    send(s, std::move(onward));
}

void busy_urls::answered(source& s, const dav::answer& a) {
    const http::response& r = a.response;
    const bool get = s.pending.what.message.method == "GET";
    if (get && r.status == 304 && s.calendar.known) {
        s.calendar.read = parts_.clock();
        keep_time(parts_.state / s.calendar.copy, s.calendar.read);
        return succeeded(s, false);
    }
    if (r.status == (get ? 200U : 207U)) return take(s, a);
    const auto sent = s.setting.user.empty() ? dav::credentials_use::none : dav::credentials_use::sent;
    refused(s, a,
            r.status >= 300 ? dav::fault_of(a, "reading appointments", parts_.clock(), sent).text
                            : s.configured.host + " answered with something that is no calendar");
}

void busy_urls::take(source& s, const dav::answer& a) {
    answer_text in{.calendar = s.calendar,
                   .body = a.response.body,
                   .collection = s.pending.what.message.method != "GET",
                   .charset = http::charset_of(a.response.headers.find("Content-Type").value_or("")),
                   .zone = zone_,
                   .copy = parts_.state / s.calendar.copy,
                   .at = parts_.clock()};
    parts_.loop.compute_aside(
        [in = std::move(in)] { return read_answer(in); },
        [this, a, key = s.calendar.copy, number = s.number](const answer_contents& made) {
            const auto found = sources_.find(key);
            if (found != sources_.end() && found->second->number == number) taken(*found->second, a, made);
        });
}

void busy_urls::taken(source& s, const dav::answer& a, const answer_contents& made) {
    const bool get = s.pending.what.message.method == "GET";
    if (!made.read) return refused(s, a, fmt::format("{}: {}", s.configured.host, made.read.error().text));
    if (!made.unwritten.empty()) log_warning(fmt::format("[busy.{}]: {}", s.setting.id, made.unwritten));
    s.collection = !get;
    s.etag = get ? a.response.headers.find("ETag").value_or("") : "";
    s.modified = get ? a.response.headers.find("Last-Modified").value_or("") : "";
    s.calendar.read = parts_.clock();
    const bool another = s.calendar.known != *made.read;
    s.calendar.known = *made.read;
    succeeded(s, another);
}

/// A CalDAV server may answer a GET of a collection with an error or with a page for people.
void busy_urls::refused(source& s, const dav::answer& a, std::string why) {
    const unsigned status = a.response.status;
    const bool may_be_collection =
        s.pending.what.message.method == "GET" &&
        (status == 200 || status == 400 || status == 403 || status == 405 || status == 501);
    if (!may_be_collection || s.setting.user.empty()) return failed(s, s.refused.empty() ? why : s.refused);
    s.refused = std::move(why);
    send(s, dav::pending_request{.what = dav::query_events(a.from)});
}

void busy_urls::succeeded(source& s, bool another) {
    const bool recovered = !std::exchange(s.calendar.trouble, {}).empty();
    if (recovered) log_info(fmt::format("[busy.{}]: {} answers again", s.setting.id, s.configured.host));
    again(s);
    if (another || recovered) parts_.changed();
}

void busy_urls::failed(source& s, std::string why) {
    const bool another = s.calendar.trouble != why;
    s.calendar.trouble = std::move(why);
    again(s);
    if (another) parts_.changed();
}

void busy_urls::again(source& s) {
    s.timer = parts_.loop.after(s.setting.every, [this, &s] { ask(s); });
}

} // namespace intouch::daemon
