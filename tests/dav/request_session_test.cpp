// SPDX-License-Identifier: MIT
#include "dav/request_session.hpp"
#include "dav/requests.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using dav::pending_request;
using dav::trouble;

namespace {

dav::url url_at(std::string_view text) { return dav::parse_url(text).value(); }

dav::request_session session_at(std::string_view configured) {
    return {url_at(configured), {"ada", "secret"}, [] { return std::string(32, 'a'); }};
}

http::response to(std::string_view location, unsigned status = 302) {
    http::response r;
    r.status = status;
    if (!location.empty()) r.headers.add("Location", location);
    return r;
}

http::response answered(unsigned status, std::string_view name = {}, std::string_view value = {}) {
    http::response r = http::text_response(status, "text/plain", "");
    if (!name.empty()) r.headers.add(name, value);
    return r;
}

} // namespace

TEST_CASE("a redirect keeps method and body and depth whatever its number") {
    for (const unsigned status : {301U, 302U, 307U, 308U}) {
        auto s = session_at("https://example.org/dav/");
        pending_request j{dav::sync_collection(url_at("https://example.org/dav/"), "t", 1)};
        static_cast<void>(s.prepare(j));
        const auto more = s.feed(j, to("/dav/cal/", status));
        REQUIRE(more);
        CHECK_FALSE(more->has_value());
        const auto again = s.prepare(j);
        CHECK(again.to == url_at("https://example.org/dav/cal/"));
        CHECK(again.message.target == "/dav/cal/");
        CHECK(again.message.method == "REPORT");
        CHECK(again.message.headers.find("Depth") == "1");
        CHECK(again.message.body.find("sync-collection") != std::string::npos);
        const auto last = s.feed(j, answered(207));
        REQUIRE(last);
        REQUIRE(last->has_value());
        CHECK((*last)->from == url_at("https://example.org/dav/cal/"));
    }
}

TEST_CASE("credentials follow only where they may") {
    struct {
        std::string_view location;
        std::string_view refused;
    } const cases[] = {
        {"https://p01-caldav.icloud.com/x", ""},
        {"https://other.example/x", "other.example"},
        {"https://caldav.icloud.com:8443/x", "8443"},
    };
    for (const auto& c : cases) {
        INFO(c.location);
        auto s = session_at("https://caldav.icloud.com/");
        pending_request j{dav::get(url_at("https://caldav.icloud.com/"))};
        CHECK(s.prepare(j).message.headers.find("Authorization") == "Basic YWRhOnNlY3JldA==");
        const auto more = s.feed(j, to(c.location));
        CHECK(more.has_value() == c.refused.empty());
        if (more)
            CHECK(s.prepare(j).message.headers.find("Authorization").has_value());
        else {
            CHECK(more.error().what == trouble::redirected);
            CHECK(more.error().text.find(c.refused) != std::string::npos);
            CHECK(more.error().text.ends_with("if you trust it, write that address as url"));
        }
    }
}

TEST_CASE("redirects without end or aim stop") {
    auto s = session_at("https://example.org/");
    pending_request j{dav::get(url_at("https://example.org/"))};
    for (int i = 0; i < 5; ++i) CHECK(s.feed(j, to("/again")));
    CHECK(s.feed(j, to("/again")).error().text == "example.org redirects more than 5 times; check url");
    pending_request k{dav::get(url_at("https://example.org/"))};
    CHECK(s.feed(k, to("")).error().what == trouble::redirected);
    CHECK(s.feed(k, to("/../x")).error().what == trouble::redirected);
    CHECK(s.feed(k, to("http://example.org/")).error().text.contains("to plain http"));
    CHECK(s.feed(k, to("/see", 303)).value() == std::nullopt);
    pending_request put{dav::sync_collection(url_at("https://example.org/"), "t", 1)};
    CHECK(s.feed(put, to("/see", 303)).value().has_value());
}

TEST_CASE("a wrong password is tried once and said") {
    auto s = session_at("https://example.org/");
    pending_request j{dav::get(url_at("https://example.org/"))};
    static_cast<void>(s.prepare(j));
    const auto refused = s.feed(j, answered(401, "WWW-Authenticate", "Basic realm=\"x\""));
    CHECK(refused.error() ==
          dav::fault{trouble::unauthorized,
                     "logging in as ada: example.org answered 401 Unauthorized; check user and password"});
}

TEST_CASE("a digest challenge is answered on the same journey") {
    auto s = session_at("http://calendar.example/");
    pending_request j{dav::get(url_at("http://calendar.example/"))};
    CHECK_FALSE(s.prepare(j).message.headers.find("Authorization"));
    const auto more =
        s.feed(j, answered(401, "WWW-Authenticate", R"(Digest realm="r", nonce="n", qop="auth")"));
    REQUIRE(more);
    CHECK_FALSE(more->has_value());
    CHECK(s.prepare(j).message.headers.find("Authorization")->starts_with("Digest username=\"ada\""));
    CHECK(s.feed(j, answered(401, "WWW-Authenticate", R"(Digest realm="r", nonce="n", qop="auth")"))
              .error()
              .what == trouble::unauthorized);
}

TEST_CASE("what a server asks to wait is kept within a minute and two hours") {
    const auto now = parse_instant("2026-12-01T08:00:00Z").value();
    const auto wait = [&](std::string_view value) {
        return dav::retry_after(answered(503, "Retry-After", value), now).count();
    };
    CHECK(wait("120") == 120);
    CHECK(wait(" 600 ") == 600);
    CHECK(wait("0") == 60);
    CHECK(wait("-5") == 60);
    CHECK(wait("999999999999") == 7200);
    CHECK(wait("99999999999999999999999999") == 7200);
    CHECK(wait("Tue, 01 Dec 2026 08:30:00 GMT") == 1800);
    CHECK(wait("Tue, 01 Dec 2020 08:30:00 GMT") == 60);
    CHECK(wait("Wed, 01 Dec 2027 08:30:00 GMT") == 7200);
    CHECK(wait("soon") == 900);
    CHECK(dav::retry_after(answered(503), now).count() == 900);
}

TEST_CASE("faults say what was asked and what the server said and what to do") {
    const auto now = parse_instant("2026-12-01T08:00:00Z").value();
    const auto text = [&](unsigned status, std::string body) {
        return dav::fault_of({url_at("https://example.org/x"),
                              http::text_response(status, "text/plain", std::move(body))},
                             "listing the calendar", now)
            .text;
    };
    CHECK(text(507, "<d:error xmlns:d='DAV:'><d:quota-not-exceeded/></d:error>") ==
          "listing the calendar: example.org answered 507 Insufficient Storage, \"quota-not-exceeded\"; free "
          "some "
          "space there");
    CHECK(text(403, "no entry\n") ==
          "listing the calendar: example.org answered 403 Forbidden, \"no entry\"; check that "
          "this user may do that");
    CHECK(text(503, "<html>").ends_with("503 Service Unavailable; it is tried again later"));
    // Control characters of a stranger never reach a log.
    CHECK(text(404, "\x1b[2J\x07").find('\x1b') == std::string::npos);
}
