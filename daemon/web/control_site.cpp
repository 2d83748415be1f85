// SPDX-License-Identifier: MIT
#include "daemon/web/control_site.hpp"

#include "core/digest.hpp"
#include "daemon/files/access_tokens.hpp"
#include "daemon/system/log.hpp"
#include "daemon/web/api/problems.hpp"
#include "daemon/web/page/login_page.hpp"
#include "http/content_type.hpp"
#include "http/session.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace intouch::daemon {

control_site::control_site(parts p)
    : parts_(std::move(p)), rules_{.port = 0, .hosts = {}, .token = parts_.token},
      sign_in_(http::session_key(parts_.session_key, parts_.token), parts_.state),
      events_(parts_.loop, parts_.engine,
              [this](const http::request& r) {
                  return is_owner(r) || named_token_of(http::bearer_of(r)).has_value();
              }),
      cache_(parts_.loop), page_({.loop = parts_.loop,
                                  .engine = parts_.engine,
                                  .people = parts_.people,
                                  .status = [this] { return full(); },
                                  .login = [this] { return open_login(); },
                                  .counted = parts_.counted}),
      early_(parts_.loop) {}

net::server_settings control_site::listener() {
    net::server_settings s;
    s.refusal = [](const http::problem& p, http::listener_kind where) {
        auto made = api::refuse(p);
        const bool browser = p.to_browser && where != http::listener_kind::control_socket;
        return browser ? page::problem_page(made) : made;
    };
    s.trouble = [](const error& e) { log_error(e.text); };
    s.answer_time = std::chrono::minutes(15); // the first synchronisation can take that long
    return s;
}

void control_site::listens_on(std::string address, std::uint16_t port) {
    address_ = std::move(address);
    rules_.port = port;
}

void control_site::planned() {
    events_.planned();
    cache_.forget_plan();
}

void control_site::answer_early() {
    early_.answer_all(
        [this](http::request r, net::reply to) { answer_with_plan(std::move(r), std::move(to)); });
}

void control_site::answer(http::request r, net::reply answered) {
    const bool browser = r.listener != http::listener_kind::control_socket && http::accepts_html(r);
    net::reply to([browser, answered = std::move(answered)](http::response made,
                                                            std::shared_ptr<net::stream> body) mutable {
        const bool problem = made.headers.find("Content-Type").value_or("") == "application/problem+json";
        if (browser && problem) made = page::problem_page(made);
        made.headers.add("Intouch-Version", INTOUCH_VERSION);
        answered(std::move(made), std::move(body));
    });
    const bool local = r.listener == http::listener_kind::control_socket;
    if (!local && sign_in::is_about(r)) {
        if (auto refused = http::refuse_site(r, rules_)) return to(api::refuse(*refused));
        return to(sign_in_.answer(r, rules_.port, parts_.engine.time()));
    }
    const auto doubt = parts_.doubt();
    if (page::site::is_about(r)) {
        if (auto refused = local ? std::nullopt : http::refuse_site(r, rules_))
            return to(api::refuse(*refused));
        if (!is_owner(r)) return to(sign_in::not_signed_in(r, rules_.port));
        if (doubt) return to(page::waiting_page(doubt->trouble));
    } else {
        const auto needed = api::needed_scope(r);
        const bool owner = is_owner(r);
        const auto named = owner ? std::nullopt : named_token_of(http::bearer_of(r));
        if (auto refused = http::refuse_control(r, rules_, owner || named, needed)) {
            if (browser && refused->status == 401) return to(sign_in::not_signed_in(r, rules_.port));
            return to(api::refuse(*refused));
        }
        if (named)
            if (auto refused = http::refuse_scope(*named, needed.value_or(http::scope::read)))
                return to(api::refuse(*refused));
    }
    if (doubt) {
        const auto status =
            status_without_plan(parts_.engine.now(), doubt->files, parts_.facts(), doubt->trouble);
        return to(answer_in_doubt(r, status, doubt->files.zone, doubt->trouble));
    }
    if (!parts_.engine.ready()) return early_.wait(std::move(r), std::move(to));
    answer_with_plan(std::move(r), std::move(to));
}

bool control_site::is_owner(const http::request& r) const {
    return r.listener == http::listener_kind::control_socket || http::bears_token(r, rules_.token) ||
           sign_in_.session_of(r, rules_.port, parts_.engine.time());
}

/// The file is read each time, so that a token that is revoked ends at once.
std::optional<http::named_token> control_site::named_token_of(std::string_view given) {
    if (given.empty()) return std::nullopt;
    const auto tokens = read_tokens(parts_.state);
    const std::string trouble = tokens ? std::string() : tokens.error().text;
    if (trouble != std::exchange(tokens_trouble_, trouble) && !trouble.empty()) log_error(trouble);
    return tokens ? http::find_token(*tokens, given) : std::nullopt;
}

void control_site::answer_with_plan(http::request r, net::reply to) {
    if (page::site::is_about(r)) return answer_page(r, std::move(to));
    api::answer({parts_.engine, parts_.people, [this] { return full(); },
                 [this] { return brief_status(parts_.engine.now(), parts_.facts()); },
                 [this] { return open_login(); }, parts_.sync, parts_.test_message, parts_.counted, events_,
                 cache_},
                std::move(r), std::move(to));
}

/// A session that is used stays.
void control_site::answer_page(const http::request& r, net::reply to) {
    const instant now = parts_.engine.time();
    if (page::site::signs_out(r)) return to(sign_in_.sign_out(r, rules_.port, now));
    net::reply with_cookie([cookie = sign_in_.renewed(r, rules_.port, now), answered = std::move(to)](
                               http::response made, std::shared_ptr<net::stream> body) mutable {
        if (!cookie.empty()) made.headers.add("Set-Cookie", cookie);
        answered(std::move(made), std::move(body));
    });
    const auto session = sign_in_.session_of(r, rules_.port, now);
    page_.answer(r, session ? std::optional(session->until) : std::nullopt, std::move(with_cookie));
}

/// The names of a proxy come first: a phone cannot use loopback.
json::login_link control_site::open_login() {
    const auto made = sign_in_.open(parts_.engine.time());
    json::login_link link;
    for (const auto& host : rules_.hosts) link.urls.push_back("https://" + host + made.path);
    link.urls.push_back(fmt::format("http://{}{}", address_, made.path));
    link.until = made.until;
    return link;
}

} // namespace intouch::daemon
