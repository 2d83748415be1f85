// SPDX-License-Identifier: MIT
#include "daemon/files/busy_urls.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "daemon/files/busy_files.hpp"
#include "daemon/files/calendar_file.hpp"
#include "daemon/files/read_file.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "dav/multistatus.hpp"
#include "dav/requests.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr int most_redirects = 5;
constexpr std::size_t largest_calendar = std::size_t{32} << 20U;

net::client_settings settings_of_client() {
    net::client_settings s;
    s.sizes.body = largest_calendar;
    s.memory = largest_calendar;
    s.connections = 1;
    return s;
}

bool redirects(unsigned status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_calendar(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    return lower_ascii(text.substr(begin, 15)) == "begin:vcalendar";
}

/// The objects of a collection one after the other. The reader passes over what is no calendar, and says so.
std::string together(const dav::multistatus& all) {
    std::string text;
    for (const auto& row : all.rows)
        if (row.data) text += *row.data + "\r\n";
    return text.empty() ? "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" : text; // a calendar without appointments
}

} // namespace

struct busy_urls::source {
    roster::busy_source setting;
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
    std::optional<busy_known> known;
    std::string trouble;
    net::registration timer;
};

namespace {

// The address counts too: another calendar under the same name has another copy.
std::filesystem::path copy_of(const std::filesystem::path& state, const roster::busy_source& s) {
    return state / fmt::format("busy-{}-{}.ics", s.id, base32(sha256(s.url), 8));
}

} // namespace

void read_busy_copies(configuration& to, const std::filesystem::path& state) {
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    for (const auto& [id, source] : to.settings.busy) {
        if (source.url.empty()) continue;
        const auto text = read_whole(copy_of(state, source));
        if (!text) continue; // nothing was fetched yet
        const auto read = read_calendar(*text, to.zone, day_at(to.zone, now), source.me);
        if (read) to.busy_sources[id] = {busy_spans(*read, id), now, source.url};
    }
    compose_busy(to);
}

busy_urls::busy_urls(settings s) : parts_(std::move(s)) {}
busy_urls::~busy_urls() = default;

void busy_urls::use(const configuration& config) {
    const bool moved = !(zone_ == config.zone); // whole days begin at other moments
    zone_ = config.zone;
    std::map<std::string, std::unique_ptr<source>> wanted;
    std::vector<source*> fresh;
    for (const auto& [id, setting] : config.settings.busy) {
        if (setting.url.empty()) continue;
        const auto before = sources_.find(id);
        auto same = [&](roster::busy_source a) {
            a.at = setting.at;
            return a == setting;
        };
        if (!moved && before != sources_.end() && before->second && same(before->second->setting)) {
            wanted.emplace(id, std::move(before->second));
            continue;
        }
        auto made = std::make_unique<source>();
        made->setting = setting;
        made->number = ++next_;
        fresh.push_back(made.get());
        wanted.emplace(id, std::move(made));
    }
    sources_ = std::move(wanted);
    for (source* one : fresh) begin(*one);
}

void busy_urls::apply(configuration& config) const {
    for (const auto& [id, s] : sources_) {
        if (s->known) config.busy_sources[id] = *s->known;
        std::erase_if(config.warnings, [&](const plan::warning& w) {
            return w.code == plan::warning_code::busy_source && w.id == id;
        });
        if (s->trouble.empty()) continue;
        const std::string age = s->known
                                    ? "; what was known on " + as_of(s->known->read, config.zone) + " is kept"
                                    : "; nothing of it is known yet";
        config.warnings.push_back(
            {.code = plan::warning_code::busy_source, .id = id, .text = s->trouble + age});
    }
    compose_busy(config);
}

/// The copy from before the last stop holds until the server answers.
void busy_urls::begin(source& s) {
    auto url = dav::parse_url(s.setting.url);
    if (!url) return failed(s, url.error().text);
    s.configured = std::move(*url);
    s.client = std::make_unique<net::http_client>(parts_.loop, settings_of_client());
    const auto copy = copy_of(parts_.state, s.setting);
    std::error_code none;
    const auto written = std::filesystem::last_write_time(copy, none);
    if (!none)
        if (auto text = read_whole(copy)) {
            const auto age = std::filesystem::file_time_type::clock::now() - written;
            take(s, std::make_shared<const std::string>(std::move(*text)),
                 parts_.clock() - std::chrono::duration_cast<seconds>(age), false);
        }
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
    if (!redirects(r->status)) return answered(s, {onward.what.to, *r});
    const auto location = r->headers.find("Location");
    const auto to = location ? dav::resolve(onward.what.to, *location) : std::nullopt;
    if (!to || ++onward.redirects > most_redirects)
        return failed(s, s.configured.host + " redirects without an end; check url");
    if (onward.what.to.scheme == "https" && to->scheme != "https")
        return failed(s,
                      s.configured.host + " redirects to plain http, which anybody on the way could change");
    onward.what.to = *to;
    send(s, std::move(onward));
}

void busy_urls::answered(source& s, const dav::answer& a) {
    const http::response& r = a.response;
    const bool get = s.pending.what.message.method == "GET";
    if (get && r.status == 304 && s.known) {
        s.known->read = parts_.clock();
        return succeeded(s);
    }
    if (get && r.status == 200 && is_calendar(r.text())) {
        s.etag = r.headers.find("ETag").value_or("");
        s.modified = r.headers.find("Last-Modified").value_or("");
        return take(s, r.body, parts_.clock(), true);
    }
    if (!get && r.status == 207) {
        const auto all = dav::parse_multistatus(r.text());
        if (!all) return failed(s, fmt::format("{}: {}", s.configured.host, all.error().text));
        s.collection = true;
        return take(s, std::make_shared<const std::string>(together(*all)), parts_.clock(), true);
    }
    std::string why = r.status >= 300 ? dav::fault_of(a, "reading appointments", parts_.clock()).text
                                      : s.configured.host + " answered with something that is no calendar";
    const bool may_be_collection =
        get && (r.status == 200 || r.status == 400 || r.status == 403 || r.status == 405 || r.status == 501);
    if (!may_be_collection || s.setting.user.empty()) return failed(s, s.refused.empty() ? why : s.refused);
    s.refused = std::move(why);
    send(s, dav::pending_request{.what = dav::query_events(a.from)});
}

/// The worker reads the text. With `keep` the text is also written for the next start.
void busy_urls::take(source& s, const std::shared_ptr<const std::string>& text, instant at, bool keep) {
    struct taken {
        result<ical::appointments> read;
        std::string unwritten;
    };
    auto work = [text, zone = zone_, today = day_at(zone_, at), me = s.setting.me,
                 file = keep ? copy_of(parts_.state, s.setting) : std::filesystem::path()] {
        taken made{read_calendar(*text, zone, today, me), {}};
        if (made.read && !file.empty())
            if (auto written = store::write_whole(file, *text, 0600); !written)
                made.unwritten = written.error().text;
        return made;
    };
    parts_.loop.compute(std::move(work), [this, id = s.setting.id, number = s.number, at, keep](taken made) {
        const auto found = sources_.find(id);
        if (found == sources_.end() || found->second->number != number) return;
        source& now = *found->second;
        if (!made.read) {
            if (keep) failed(now, fmt::format("{}: {}", now.configured.host, made.read.error().text));
            return;
        }
        if (!made.unwritten.empty()) log_warning(fmt::format("[busy.{}]: {}", id, made.unwritten));
        if (keep)
            for (const auto& warning : made.read->warnings)
                log_warning(fmt::format("[busy.{}]: {}", id, warning));
        auto spans = busy_spans(*made.read, id);
        const bool another = !now.known || now.known->spans != spans;
        now.known = busy_known{std::move(spans), at, now.configured.host};
        if (keep) return succeeded(now, another);
        if (another) parts_.changed();
    });
}

void busy_urls::succeeded(source& s, bool another) {
    if (!s.trouble.empty())
        log_info(fmt::format("[busy.{}]: {} answers again", s.setting.id, s.configured.host));
    another = another || !std::exchange(s.trouble, {}).empty();
    again(s);
    if (another) parts_.changed();
}

void busy_urls::failed(source& s, std::string why) {
    const bool another = s.trouble != why;
    s.trouble = std::move(why);
    if (another) log_warning(fmt::format("[busy.{}]: {}", s.setting.id, s.trouble));
    again(s);
    if (another) parts_.changed();
}

void busy_urls::again(source& s) {
    s.timer = parts_.loop.after(s.setting.every, [this, &s] { ask(s); });
}

} // namespace intouch::daemon
