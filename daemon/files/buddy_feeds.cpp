// SPDX-License-Identifier: MIT
#include "daemon/files/buddy_feeds.hpp"

#include "core/digest.hpp"
#include "daemon/files/calendar_files.hpp"
#include "daemon/files/read_file.hpp"
#include "daemon/system/log.hpp"
#include "dav/redirect.hpp"
#include "dav/requests.hpp"
#include "feed/buddy.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace intouch::daemon {

namespace {

/// What the thread aside makes of an answer.
struct answer_hours {
    result<std::vector<feed::buddy_hour>> read;
    std::string unwritten; ///< why there is no copy
};

} // namespace

struct buddy_feeds::source {
    roster::buddy setting;
    unsigned number = 0; ///< differs from that of an earlier source of the same name
    dav::url configured;
    dav::url to; ///< where it redirects
    int redirects = 0;
    std::unique_ptr<net::http_client> client;
    std::string etag;
    std::string trouble; ///< why it cannot be read; empty: it can
    bool answered = false;
    std::vector<feed::buddy_hour> hours; ///< once it answered
    net::registration timer;
};

std::string copy_name(const roster::buddy& b) {
    return fmt::format("buddy-{}-{}.ics", b.id, base32(sha256(b.url), 8));
}

feed::buddy_hours read_buddies(const roster::settings& s, const std::filesystem::path& state,
                               const configuration* before) {
    feed::buddy_hours all;
    for (const auto& [id, one] : s.buddies) {
        if (before != nullptr) {
            const auto same = before->settings.buddies.find(id);
            const auto known = before->buddies.find(id);
            if (same != before->settings.buddies.end() && same->second.url == one.url &&
                known != before->buddies.end()) {
                all[id] = known->second;
                continue;
            }
        }
        const auto text = read_whole(state / copy_name(one), file_kind::regular, feed::largest_buddy_feed);
        if (!text) continue; // nothing is known yet
        if (auto hours = feed::read_buddy_hours(*text)) all[id] = std::move(*hours);
    }
    return all;
}

buddy_feeds::buddy_feeds(settings s) : parts_(std::move(s)) {}
buddy_feeds::~buddy_feeds() = default;

void buddy_feeds::use(const configuration& config) {
    std::map<std::string, std::unique_ptr<source>> wanted;
    std::vector<source*> fresh;
    for (const auto& [id, setting] : config.settings.buddies) {
        const std::string key = copy_name(setting);
        const auto before = sources_.find(key);
        if (before != sources_.end() && before->second->setting.every == setting.every) {
            wanted.emplace(key, std::move(before->second));
            continue;
        }
        auto made = std::make_unique<source>();
        made->setting = setting;
        made->number = ++next_;
        fresh.push_back(made.get());
        wanted.emplace(key, std::move(made));
    }
    sources_ = std::move(wanted);
    for (source* one : fresh) {
        auto url = dav::parse_url(one->setting.url);
        if (!url) {
            ended(*one, url.error().text);
            continue;
        }
        one->configured = std::move(*url);
        one->client =
            std::make_unique<net::http_client>(parts_.loop, net::reader_settings(feed::largest_buddy_feed));
        ask(*one);
    }
}

void buddy_feeds::apply(configuration& config) const {
    for (const auto& [key, s] : sources_) {
        const auto setting = config.settings.buddies.find(s->setting.id);
        if (s->answered && setting != config.settings.buddies.end() && copy_name(setting->second) == key)
            config.buddies[s->setting.id] = s->hours;
    }
}

void buddy_feeds::ask(source& s) {
    s.to = s.configured;
    s.redirects = 0;
    send(s);
}

void buddy_feeds::send(source& s) {
    dav::request request = dav::get(s.to);
    if (!s.etag.empty()) request.message.headers.add("If-None-Match", s.etag);
    request.message.target = request.to.target;
    s.client->send({s.to.scheme == "https", s.to.host, s.to.port}, std::move(request.message),
                   [this, &s](net::exchange_result r) { received(s, std::move(r)); });
}

void buddy_feeds::received(source& s, net::exchange_result r) {
    if (!r) return ended(s, r.error().what.text);
    if (r->status == 304 && s.answered) return ended(s, {});
    if (r->status == 200) return take(s, *r);
    if (!dav::is_redirect(r->status, "GET"))
        return ended(s, fmt::format("{} answered {}; ask your buddy for the address of the feed",
                                    s.configured.host, r->status));
    auto to = dav::redirected(s.to, *r, s.redirects, s.configured.host);
    if (!to) return ended(s, to.error().text);
    s.to = std::move(*to);
    send(s);
}

void buddy_feeds::take(source& s, const http::response& r) {
    const std::string key = copy_name(s.setting);
    parts_.loop.compute_aside(
        [body = r.body, copy = parts_.state / key, at = parts_.clock()]() -> answer_hours {
            const std::string_view text = body ? std::string_view(*body) : std::string_view();
            auto read = feed::read_buddy_hours(text);
            if (!read) return {std::unexpected(read.error()), {}};
            const auto kept = keep_copy(copy, text, at);
            return {std::move(read), kept ? "" : kept.error().text};
        },
        [this, key, number = s.number, etag = r.headers.find("ETag").value_or("")](const answer_hours& made) {
            const auto found = sources_.find(key);
            if (found == sources_.end() || found->second->number != number) return;
            source& of = *found->second;
            if (!made.read)
                return ended(of, fmt::format("{}: {}", of.configured.host, made.read.error().text));
            if (!made.unwritten.empty())
                log_warning(fmt::format("[buddy.{}]: {}", of.setting.id, made.unwritten));
            of.etag = etag;
            const bool another = !of.answered || of.hours != *made.read;
            of.answered = true;
            of.hours = *made.read;
            ended(of, {});
            if (another) parts_.changed();
        });
}

/// The log tells a trouble once. What was known stays.
void buddy_feeds::ended(source& s, std::string trouble) {
    if (!trouble.empty() && trouble != s.trouble)
        log_warning(fmt::format("[buddy.{}]: {}", s.setting.id, trouble));
    if (trouble.empty() && !s.trouble.empty())
        log_info(fmt::format("[buddy.{}]: {} answers again", s.setting.id, s.configured.host));
    s.trouble = std::move(trouble);
    if (s.client) s.timer = parts_.loop.after(s.setting.every, [this, &s] { ask(s); });
}

} // namespace intouch::daemon
