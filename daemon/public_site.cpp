// SPDX-License-Identifier: MIT
#include "daemon/public_site.hpp"

#include "http/authority.hpp"
#include "http/http_date.hpp"
#include "http/problem.hpp"
#include "http/secrets.hpp"

#include <fmt/format.h>

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

http::response answer_public(const view& v, const http::request& r) {
    const auto target = http::read_public(r);
    switch (target.about) {
    case http::public_target::kind::health:
        return only_get(r, http::text_response(200, "text/plain; charset=utf-8", "ok\n"));
    case http::public_target::kind::feed: {
        const auto found = http::find_secret(v.secrets, target.secret);
        if (!found) return http::public_not_found();
        const served_feed& feed = v.feeds[*found];
        return only_get(r, http::not_modified(r, feed.validators) ? feed.unchanged : feed.whole);
    }
    case http::public_target::kind::link:
    case http::public_target::kind::nothing:
        break;
    }
    return http::public_not_found();
}

json::feed_link subscription(const roster::http_settings& s, const std::string& id,
                             const std::string& secret) {
    const std::string url = public_url(s) + http::feed_path(secret);
    return {id, url, "webcal" + url.substr(url.find("://"))};
}

std::string public_url(const roster::http_settings& s) {
    return s.public_url.empty() ? "http://" + s.open : s.public_url;
}

} // namespace intouch::daemon
