// SPDX-License-Identifier: MIT
#include "daemon/public_site.hpp"

#include "daemon/page/link_page.hpp"
#include "http/authority.hpp"
#include "http/http_date.hpp"
#include "http/problem.hpp"
#include "http/secrets.hpp"

#include <fmt/format.h>

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

served_feed serve_feed(const roster::feed& feed, feed::rendered rendered) {
    served_feed made;
    made.id = feed.id;
    made.validators = {http::parse_entity_tag(rendered.etag), rendered.last_modified};
    http::fields common;
    common.add("ETag", rendered.etag);
    common.add("Last-Modified", http::print_http_date(rendered.last_modified));
    common.add("Cache-Control", feed.shared ? "public, no-cache" : "private, no-cache");
    made.unchanged.status = 304;
    made.unchanged.headers = common;
    common.add("Content-Type", "text/calendar; charset=utf-8");
    common.add("Content-Disposition", fmt::format("inline; filename=\"{}.ics\"", feed.id));
    common.add("Referrer-Policy", "no-referrer");
    common.add("X-Content-Type-Options", "nosniff");
    common.add("X-Robots-Tag", "noindex");
    made.whole.headers = std::move(common);
    made.whole.body = std::make_shared<const std::string>(std::move(rendered.body));
    return made;
}

void answer_public(keeper& kept, tallies& count, const http::request& r,
                   std::move_only_function<void(http::response)> to) {
    const view& v = kept.now();
    const auto target = http::read_public(r);
    switch (target.about) {
    case http::public_target::kind::health:
        return to(only_get(r, http::text_response(200, "text/plain; charset=utf-8", "ok\n")));
    case http::public_target::kind::feed: {
        const auto found = http::find_secret(v.secrets, target.secret);
        if (!found) break;
        const served_feed& feed = v.feeds[*found];
        auto answered = only_get(r, http::not_modified(r, feed.validators) ? feed.unchanged : feed.whole);
        ++count.feeds[{feed.id, answered.status}];
        return to(std::move(answered));
    }
    case http::public_target::kind::link:
        if (const auto* touch = v.links->find(target.secret)) {
            ++(r.method == "POST" ? count.taps : count.links);
            return page::answer_link(kept, *touch, r, std::move(to));
        }
        break;
    case http::public_target::kind::nothing:
        break;
    }
    to(http::public_not_found());
}

json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                             const std::string& secret) {
    const std::string url = public_url(s) + http::feed_path(secret);
    return {id, url, "webcal" + url.substr(url.find("://"))};
}

std::vector<json::feed_link> subscriptions(const view& v) {
    std::vector<json::feed_link> links;
    for (std::size_t i = 0; i < v.feeds.size(); ++i)
        links.push_back(subscription(v.config->settings.http, v.feeds[i].id, v.secrets[i]));
    return links;
}

std::string public_url(const roster::http_settings& s) {
    return s.public_url.empty() ? "http://" + s.open : s.public_url;
}

} // namespace intouch::daemon
