// SPDX-License-Identifier: MIT
// What the control listener answers: the sign-in, the page, the API, and what is said while there is no plan.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/engine/people_changes.hpp"
#include "daemon/web/api/api.hpp"
#include "daemon/web/api/response_cache.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/event_stream.hpp"
#include "daemon/web/page/site.hpp"
#include "daemon/web/sign_in.hpp"
#include "daemon/web/status.hpp"
#include "daemon/web/without_plan.hpp"
#include "http/authority.hpp"
#include "json/login_link.hpp"
#include "net/loop.hpp"
#include "net/server.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

class control_site {
public:
    /// Why nothing is planned, and the files that are in doubt.
    struct doubted {
        std::string trouble;
        const configuration& files;
    };
    struct parts {
        net::loop& loop;
        daemon::engine& engine;
        people_changes& people;
        std::filesystem::path state; ///< with the named tokens, and the sessions that were ended
        std::string token, session_key;
        const counters& counted;
        std::function<process_facts()> facts;
        std::function<std::optional<doubted>()> doubt;
        decltype(api::parts::sync) sync;
        decltype(api::parts::test_message) test_message;
    };
    explicit control_site(parts p);
    [[nodiscard]] static net::server_settings listener();

    /// The address that the listener is bound to, and the names of [http] hosts.
    void listens_on(std::string address, std::uint16_t port);
    void accepts(std::vector<std::string> hosts) { rules_.hosts = std::move(hosts); }

    void answer(http::request r, net::reply to);
    /// After each plan.
    void planned();
    /// Answers what waited for the first plan.
    void answer_early();
    void stop() { early_.refuse_all(); }

private:
    /// Whether it came over the socket, with the token of the machine or with a session.
    [[nodiscard]] bool is_owner(const http::request& r) const;
    [[nodiscard]] std::optional<http::named_token> named_token_of(std::string_view given);
    void answer_with_plan(http::request r, net::reply to);
    void answer_page(const http::request& r, net::reply to);
    [[nodiscard]] json::status full() { return full_status(parts_.engine.now(), parts_.facts(), warnings_); }
    [[nodiscard]] json::login_link open_login();

    parts parts_;
    http::control_rules rules_;
    std::string address_;
    sign_in sign_in_;
    plan_warnings warnings_;
    event_stream events_;
    api::response_cache cache_;
    page::site page_;
    early_requests early_;
    std::string tokens_trouble_; ///< the log says it once
};

} // namespace intouch::daemon
