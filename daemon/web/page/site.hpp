// SPDX-License-Identifier: MIT
// The page of the control listener: four screens, a page for each person, and one address for all forms.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/engine/people_changes.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/page/posts.hpp"
#include "daemon/web/page/screen.hpp"
#include "http/message.hpp"
#include "json/login_link.hpp"
#include "json/status.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"
#include "screens/ahead.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::daemon::page {

/// While there is no plan: says why, and asks again by itself.
[[nodiscard]] http::response waiting_page(const std::string& why);

class site {
public:
    struct parts {
        net::loop& loop;
        daemon::engine& engine;
        people_changes& people;
        std::function<json::status()> status;
        std::function<json::login_link()> login; ///< a new one
        const counters& counted;
    };
    explicit site(parts p) : parts_(std::move(p)) {}

    /// Whether the page answers that path: a browser is told by a page, too, that nothing is there.
    [[nodiscard]] static bool is_about(const http::request& r);
    /// Whether it is the form that ends the browser's session.
    [[nodiscard]] static bool signs_out(const http::request& r);
    /// `until`: the end of the browser's session; none for a bearer of the token.
    void answer(const http::request& r, std::optional<instant> until, net::reply to);

private:
    using outlook_key = std::pair<std::uint64_t, date>; ///< cycle and day
    struct asked {
        std::string path; ///< with its query
        std::vector<std::string> segments;
        std::vector<http::parameter> query;
        std::string refused;
        form_fields typed; ///< of a form that is refused
        std::optional<instant> until;
    };
    [[nodiscard]] frame frame_of(const asked& a, tab at, std::string title) const;
    void show(const asked& a, net::reply to);
    void show_ahead_of(const asked& a, net::reply to);
    void post(const http::request& r, std::optional<instant> until, net::reply to);
    void enter(posted what, const asked& back, net::reply to);
    void add(const form_fields& form, const asked& back, net::reply to);
    void rotate(const form_fields& form, const asked& back, net::reply to);
    [[nodiscard]] http::response setup(const asked& a) const;
    [[nodiscard]] http::response not_found(const asked& a) const;

    parts parts_;
    /// The weeks ahead take as long as several plans: they are made by the worker, once for a plan and day.
    outlook_key outlook_of_{};
    outlook_key outlook_in_making_{};
    std::shared_ptr<const screens::outlook> outlook_;
};

} // namespace intouch::daemon::page
