// SPDX-License-Identifier: MIT
#include "daemon/web/public_site.hpp"

#include "daemon/web/page/link_page.hpp"
#include "http/authority.hpp"
#include "http/http_date.hpp"
#include "http/problem.hpp"
#include "http/secrets.hpp"
#include "json/feed_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
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

namespace {

http::response answer_feed(const view& v, tallies& count, const http::request& r, std::string_view secret) {
    const auto found = http::find_secret(v.secrets, secret);
    if (!found) return http::public_not_found();
    const auto& id = std::next(v.config->settings.feeds.begin(), static_cast<std::ptrdiff_t>(*found))->first;
    const auto feed = std::ranges::find(v.feeds, id, &served_feed::id);
    auto answered = feed == v.feeds.end() ? http::bare_response(http::make_problem(503, "not made yet"))
                    : http::not_modified(r, feed->validators) ? feed->unchanged
                                                              : feed->whole;
    answered = only_get(r, std::move(answered));
    ++count.feeds[{id, answered.status}];
    return answered;
}

void answer_rendered(keeper& kept, tallies& count, const http::request& r,
                     std::move_only_function<void(http::response)> to) {
    const auto target = http::read_public(r);
    if (target.about == http::public_target::kind::feed)
        return to(answer_feed(kept.now(), count, r, target.secret));
    if (const auto* touch = kept.now().links->find(target.secret)) {
        ++(r.method == "POST" ? count.taps : count.links);
        return page::answer_link(kept, *touch, r, std::move(to));
    }
    to(http::public_not_found());
}

} // namespace

void answer_public(keeper& kept, tallies& count, const http::request& r,
                   std::move_only_function<void(http::response)> to) {
    switch (http::read_public(r).about) {
    case http::public_target::kind::health:
        return to(only_get(r, http::text_response(200, "text/plain; charset=utf-8", "ok\n")));
    case http::public_target::kind::feed:
    case http::public_target::kind::link:
        if (kept.rendered()) return answer_rendered(kept, count, r, std::move(to));
        return kept.when_rendered([&kept, &count, r, to = std::move(to)]() mutable {
            answer_rendered(kept, count, r, std::move(to));
        });
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
    links.reserve(v.secrets.size());
    for (auto secret = v.secrets.begin(); const auto& [id, feed] : v.config->settings.feeds)
        links.push_back(subscription(v.config->settings.http, id, *secret++));
    return links;
}

std::string public_url(const roster::http_settings& s) {
    return s.public_url.empty() ? "http://" + s.open : s.public_url;
}

} // namespace intouch::daemon
