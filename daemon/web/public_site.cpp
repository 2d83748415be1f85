// SPDX-License-Identifier: MIT
#include "daemon/web/public_site.hpp"

#include "daemon/files/feed_addresses.hpp"
#include "daemon/system/log.hpp"
#include "daemon/web/page/link_page.hpp"
#include "http/authority.hpp"
#include "http/http_date.hpp"
#include "http/problem.hpp"
#include "http/secrets.hpp"
#include "json/feed_links.hpp"
#include "words/subscribing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace intouch::daemon {

namespace {

http::response only_get(const http::request& r, http::response answered) {
    if (r.method == "GET" || r.method == "HEAD") {
        answered.head_only = r.method == "HEAD";
        return answered;
    }
    auto refused = http::bare_response(http::make_problem(405, "only GET and HEAD are for this path"));
    refused.headers.set("Allow", "GET, HEAD");
    return refused;
}

} // namespace

net::server_settings public_site::listener() {
    net::server_settings s;
    s.trouble = [](const error& e) { log_error(e.text); };
    return s;
}

void public_site::answer(const http::request& r, reply to) {
    switch (http::read_public(r).about) {
    case http::public_target::kind::health:
        return to(only_get(r, http::text_response(200, "text/plain; charset=utf-8", "ok\n")));
    case http::public_target::kind::feed:
    case http::public_target::kind::link:
        if (engine_.rendered()) return answer_rendered(r, std::move(to));
        return engine_.when_rendered(
            [this, r, to = std::move(to)]() mutable { answer_rendered(r, std::move(to)); });
    case http::public_target::kind::nothing:
        break;
    }
    to(http::public_not_found());
}

http::response public_site::not_now(const http::request& r) {
    switch (http::read_public(r).about) {
    case http::public_target::kind::health:
        return only_get(r, http::text_response(200, "text/plain; charset=utf-8", "ok\n"));
    case http::public_target::kind::feed:
    case http::public_target::kind::link: {
        auto refused = http::bare_response(http::make_problem(503, "nothing is planned yet"));
        refused.headers.set("Retry-After", "600");
        return refused;
    }
    case http::public_target::kind::nothing:
        break;
    }
    return http::public_not_found();
}

void public_site::answer_rendered(const http::request& r, reply to) {
    const auto target = http::read_public(r);
    if (target.about == http::public_target::kind::feed) return to(answer_feed(r, target.secret));
    if (const auto* touch = engine_.now().shown->links->find(target.secret)) {
        ++(r.method == "POST" ? count_.taps : count_.links);
        return page::answer_link(engine_, *touch, r, std::move(to));
    }
    to(http::public_not_found());
}

http::response public_site::answer_feed(const http::request& r, std::string_view secret) {
    const snapshot& v = engine_.now();
    const auto found = http::find_secret(v.secrets, secret);
    if (!found) return http::public_not_found();
    const auto& id = std::next(v.config->settings.feeds.begin(), static_cast<std::ptrdiff_t>(*found))->first;
    const auto feed = std::ranges::find(feeds_, id, &served_feed::id);
    auto answered = feed == feeds_.end() ? http::bare_response(http::make_problem(503, "not made yet"))
                    : http::not_modified(r, feed->validators) ? feed->unchanged
                                                              : feed->whole;
    answered = only_get(r, std::move(answered));
    ++count_.feeds[{id, answered.status}];
    if (answered.status == 200 || answered.status == 304)
        count_.readers[id][words::calendar_program(r.headers.find("User-Agent").value_or(""))] =
            engine_.time();
    return answered;
}

void public_site::rendered() {
    feeds_.clear();
    for (const auto& feed : engine_.now().shown->feeds) feeds_.push_back(serve(feed));
}

public_site::served_feed public_site::serve(const rendered_feed& feed) const {
    const auto& settings = engine_.now().config->settings.feeds;
    const auto setting = settings.find(feed.id);
    const bool shared = setting != settings.end() && setting->second.shared;
    served_feed made;
    made.id = feed.id;
    made.validators = {http::parse_entity_tag(feed.etag), feed.last_modified};
    http::fields common;
    common.add("ETag", feed.etag);
    common.add("Last-Modified", http::print_http_date(feed.last_modified));
    common.add("Cache-Control", shared ? "public, no-cache" : "private, no-cache");
    made.unchanged.status = 304;
    made.unchanged.headers = common;
    common.add("Content-Type", "text/calendar; charset=utf-8");
    common.add("Content-Disposition", fmt::format("inline; filename=\"{}.ics\"", feed.id));
    common.add("Referrer-Policy", "no-referrer");
    common.add("X-Content-Type-Options", "nosniff");
    common.add("X-Robots-Tag", "noindex");
    made.whole.headers = std::move(common);
    made.whole.body = feed.body;
    return made;
}

std::vector<json::feed_link> subscriptions(const snapshot& v) {
    std::vector<json::feed_link> links;
    links.reserve(v.secrets.size());
    for (auto secret = v.secrets.begin(); const auto& [id, feed] : v.config->settings.feeds)
        links.push_back(subscription(v.config->settings.http, id, *secret++));
    return links;
}

} // namespace intouch::daemon
