// SPDX-License-Identifier: MIT
#include "http/authority.hpp"
#include "http/session.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::http;

namespace {

const instant eight = parse_instant("2026-12-01T08:00:00Z").value();
const std::string session_of_token = session_key("0123456789abcdef0123456789abcdef", "token");
const std::string cookie_name = session_name(8420);

request with_cookie(const std::string& cookie) {
    request r;
    r.headers.add("Cookie", cookie);
    return r;
}

} // namespace

TEST_CASE("a session holds until its end and for its key alone") {
    const auto session = make_session(session_of_token, {"abc", eight + session_length});
    const auto r = with_cookie(cookie_name + "=" + session);
    CHECK(sessions_of(r, cookie_name, session_of_token, eight).size() == 1);
    CHECK(sessions_of(r, cookie_name, session_of_token, eight + session_length - seconds(1)).size() == 1);
    CHECK(sessions_of(r, cookie_name, session_of_token, eight + session_length).empty());
    CHECK(sessions_of(r, session_name(8430), session_of_token, eight).empty());
    const auto other = session_key("0123456789abcdef0123456789abcdef", "another token");
    CHECK(sessions_of(r, cookie_name, other, eight).empty());
    CHECK(sessions_of(r, cookie_name, session_of_token, eight) ==
          std::vector{http::session{"abc", eight + session_length}});
}

TEST_CASE("ended sessions are read as they were written, and other lines are none") {
    const ended_sessions ended{{"abc", eight}, {"def", eight + session_length}};
    CHECK(parse_ended_sessions(print_ended_sessions(ended)) == ended);
    CHECK(parse_ended_sessions("\nx abc\n1 2 3\n") == ended_sessions());
}

TEST_CASE("a session is found among other cookies") {
    const auto session = make_session(session_of_token, {"abc", eight + session_length});
    const auto found = [&](const request& r) {
        return sessions_of(r, cookie_name, session_of_token, eight).size();
    };
    CHECK(found(with_cookie("a=1; " + cookie_name + "=" + session + "; b=2")) == 1);
    CHECK(found(with_cookie(cookie_name + "=old; " + cookie_name + "=" + session)) == 1);
    auto second = with_cookie("a=1");
    second.headers.add("cookie", cookie_name + "=" + session);
    CHECK(found(second) == 1);
    CHECK(found(with_cookie("x" + cookie_name + "=" + session)) == 0);
    CHECK(found(request()) == 0);
}

TEST_CASE("no part of a session can be changed") {
    const auto session = make_session(session_of_token, {"abc", eight + session_length});
    const auto cookie = cookie_name + "=" + session;
    for (std::size_t i = cookie.size() - session.size(); i < cookie.size(); ++i) {
        auto changed = cookie;
        changed[i] = changed[i] == '2' ? '3' : '2';
        CAPTURE(i);
        CHECK(sessions_of(with_cookie(changed), cookie_name, session_of_token, eight).empty());
    }
    for (const auto* broken : {"", ".", "..", "1.2", "999999999999.abc.", "x.abc.def"})
        CHECK(sessions_of(with_cookie(cookie_name + "=" + broken), cookie_name, session_of_token, eight)
                  .empty());
}

TEST_CASE("a session cookie stays with the browser and the site") {
    CHECK(session_cookie(cookie_name, "S", false) ==
          "intouch_8420=S; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict");
    CHECK(session_cookie(cookie_name, "S", true) ==
          "intouch_8420=S; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");
    CHECK(no_session_cookie(cookie_name, false) ==
          "intouch_8420=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
}

TEST_CASE("a session stands for the token and for nothing else") {
    const control_rules rules{8420, {}, "token"};
    request r;
    r.listener = listener_kind::control_tcp;
    r.headers.add("Host", "127.0.0.1:8420");
    const auto status = [&](const request& asked) {
        const auto refused = refuse_control(asked, rules, true);
        return refused ? refused->status : 200U;
    };
    CHECK(status(r) == 200);
    auto elsewhere = r;
    elsewhere.headers.set("Host", "evil.example");
    CHECK(status(elsewhere) == 421);
    r.method = "POST";
    CHECK(status(r) == 415);
    CHECK_FALSE(refuse_control(r, rules, true, std::nullopt).has_value()); // no call is named: 404 or 405
    r.headers.add("Content-Type", "application/json");
    CHECK(status(r) == 200);
    r.headers.add("Origin", "http://evil.example");
    CHECK(status(r) == 403);
    CHECK(refuse_site(r, rules)->status == 403);
    r.headers.set("Origin", "http://127.0.0.1:8420");
    CHECK_FALSE(refuse_site(r, rules).has_value());
}
