// SPDX-License-Identifier: MIT
#include "daemon/web/api/addresses.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/api/query.hpp"
#include "daemon/web/api/writes.hpp"
#include "daemon/web/public_site.hpp"
#include "json/feed_links.hpp"
#include "json/login_link.hpp"
#include "json/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace intouch::daemon::api {

namespace {

error unknown_feed(const snapshot& v, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& [known, feed] : v.config->settings.feeds) ids.push_back(known);
    std::string text = fmt::format("feed: found {}, expected one of [feeds]", intouch::quoted(id));
    text += did_you_mean(id, ids);
    return {errc::not_found, text};
}

} // namespace

http::response get_feed(const parts& p, const std::string& id, const http::request& r) {
    if (const query q(r, {}); q.refused()) return refuse(q.refused()->why, q.refused()->name);
    const snapshot& v = p.engine.now();
    const auto feed = std::ranges::find(v.shown->feeds, id, &rendered_feed::id);
    if (feed == v.shown->feeds.end()) return refuse(unknown_feed(v, id));
    return http::text_response(200, "text/calendar; charset=utf-8", *feed->body);
}

void rotate(const parts& p, const std::string& id, const http::request& r, reply to) {
    if (!p.engine.now().config->settings.feeds.contains(id))
        return to(refuse(unknown_feed(p.engine.now(), id)));
    if (auto body = json::parse_nothing(r.body); !body) return to(refuse(body.error()));
    const auto key = idempotency_key(r);
    if (!key) return to(refuse(key.error(), "Idempotency-Key"));
    submission s;
    s.what = rotate_feed{id};
    s.key = *key;
    s.request = digest_of(r);
    s.render = [id](const recorded& done) {
        const auto links = subscriptions(done.after);
        return door_answer{200, json::feed(*std::ranges::find(links, id, &json::feed_link::id))};
    };
    s.done = [to = std::move(to)](result<door_answer> answered) mutable {
        to(answered ? response_of(*answered) : refuse(answered.error()));
    };
    p.engine.submit(std::move(s));
}

void login(const parts& p, const std::string& /*id*/, const http::request& r, reply to) {
    if (auto body = json::parse_nothing(r.body); !body) return to(refuse(body.error()));
    auto made =
        http::text_response(201, "application/json", json::login(p.login(), p.engine.now().config->zone));
    made.headers.add("Cache-Control", "no-store");
    to(std::move(made));
}

} // namespace intouch::daemon::api
