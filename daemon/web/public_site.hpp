// SPDX-License-Identifier: MIT
// The public listener: feeds, action links, and the same 404 for everything else.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/web/counters.hpp"
#include "http/conditional.hpp"
#include "http/message.hpp"
#include "json/feed_links.hpp"
#include "net/server.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon {

class public_site {
public:
    using reply = std::move_only_function<void(http::response)>;

    public_site(engine& e, counters& count) : engine_(e), count_(count) {}
    [[nodiscard]] static net::server_settings listener();

    /// Answers `r` once every command that was answered before shows in it. An answer to a tap comes when the
    /// tap is on disk.
    void answer(const http::request& r, reply to);
    /// While there is no plan: readers keep what they have.
    [[nodiscard]] static http::response not_now(const http::request& r);
    /// After each rendering: makes the answers of the feeds, once for all requests.
    void rendered();

private:
    struct served_feed {
        std::string id;
        http::validators validators;
        http::response whole;
        http::response unchanged; ///< 304
    };
    [[nodiscard]] served_feed serve(const rendered_feed& feed) const;
    [[nodiscard]] http::response answer_feed(const http::request& r, std::string_view secret);
    void answer_rendered(const http::request& r, reply to);

    engine& engine_;
    counters& count_;
    std::vector<served_feed> feeds_;
};

/// Where to subscribe to each feed, by id.
[[nodiscard]] std::vector<json::feed_link> subscriptions(const snapshot& v);

} // namespace intouch::daemon
