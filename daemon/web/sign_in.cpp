// SPDX-License-Identifier: MIT
#include "daemon/web/sign_in.hpp"

#include "core/digest.hpp"
#include "daemon/files/ended_sessions.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "daemon/web/page/login_page.hpp"
#include "daemon/web/page/posts.hpp"
#include "http/problem.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::chrono::minutes link_length{10};
constexpr std::size_t most_links = 16;

/// A GET has no Origin; a proxy names the scheme.
bool came_by_https(const http::request& r) {
    return r.headers.find("Origin").value_or("").starts_with("https://") ||
           http::equal_ignoring_case(r.headers.find("X-Forwarded-Proto").value_or(""), "https");
}

/// A path of our own, as it was asked for before; "/" for none, and for the address of another site.
std::string way_back(const http::request& r, std::uint16_t port) {
    const auto cookies = http::cookies_of(r, http::back_name(port));
    if (cookies.empty()) return "/";
    const auto form = http::parse_form("back=" + std::string(cookies.front()));
    return form ? page::back_of(*form) : "/";
}

} // namespace

sign_in::sign_in(std::string session_key, std::filesystem::path state)
    : session_key_(std::move(session_key)), state_(std::move(state)) {
    auto ended = read_ended_sessions(state_);
    if (ended)
        ended_ = *std::move(ended);
    else
        log_error("which sessions were ended is not known: " + ended.error().text);
}

sign_in::link sign_in::open(instant now) {
    std::erase_if(open_, [&](const offer& o) { return o.until <= now; });
    if (open_.size() == most_links) open_.erase(open_.begin());
    const offer made{random_letters(), now + link_length};
    open_.push_back(made);
    return {"/login/" + made.code, made.until};
}

bool sign_in::is_about(const http::request& r) { return r.path.size() == 2 && r.path[0] == "login"; }

http::response sign_in::answer(const http::request& r, std::uint16_t port, instant now) {
    const auto found = std::ranges::find_if(
        open_, [&](const offer& o) { return o.until > now && equal_secret(o.code, r.path[1]); });
    if (found == open_.end()) return page::login_gone_page();
    if (r.method == "GET" || r.method == "HEAD") {
        auto shown = page::login_page();
        shown.head_only = r.method == "HEAD";
        return shown;
    }
    if (r.method != "POST") {
        auto refused = page::login_page(405);
        refused.headers.add("Allow", "GET, HEAD, POST");
        return refused;
    }
    open_.erase(found);
    const auto session = http::make_session(session_key_, {random_letters(), now + http::session_length});
    auto done = http::see_other(way_back(r, port));
    done.headers.add("Set-Cookie", http::session_cookie(http::session_name(port), session, came_by_https(r)));
    if (!http::cookies_of(r, http::back_name(port)).empty())
        done.headers.add("Set-Cookie", http::no_back_cookie(http::back_name(port), came_by_https(r)));
    return done;
}

std::optional<http::session> sign_in::session_of(const http::request& r, std::uint16_t port,
                                                 instant now) const {
    for (auto& one : http::sessions_of(r, http::session_name(port), session_key_, now))
        if (!ended_.contains(one.id)) return std::move(one);
    return std::nullopt;
}

std::string sign_in::renewed(const http::request& r, std::uint16_t port, instant now) const {
    const auto session = session_of(r, port, now);
    if (!session || session->until - now > http::session_length - std::chrono::days(1)) return {};
    const auto longer = http::make_session(session_key_, {session->id, now + http::session_length});
    return http::session_cookie(http::session_name(port), longer, came_by_https(r));
}

http::response sign_in::not_signed_in(const http::request& r, std::uint16_t port) {
    auto shown = page::sign_in_page();
    shown.headers.add("WWW-Authenticate", "Bearer realm=\"intouch\"");
    if (r.method == "GET" && r.target != "/")
        shown.headers.add("Set-Cookie", http::back_cookie(http::back_name(port), r.target, came_by_https(r)));
    shown.head_only = r.method == "HEAD";
    return shown;
}

http::response sign_in::sign_out(const http::request& r, std::uint16_t port, instant now) {
    std::erase_if(ended_, [&](const auto& one) { return one.second <= now; });
    for (const auto& one : http::sessions_of(r, http::session_name(port), session_key_, now))
        ended_.insert_or_assign(one.id, now + http::session_length); // no cookie of it lasts longer
    if (const auto kept = write_ended_sessions(state_, ended_); !kept)
        log_warning("a session that was ended counts again after a restart: " + kept.error().text);
    auto done = http::see_other("/");
    done.headers.add("Set-Cookie", http::no_session_cookie(http::session_name(port), came_by_https(r)));
    return done;
}

} // namespace intouch::daemon
