// SPDX-License-Identifier: MIT
#include "dav/url.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using dav::url;

namespace {

url must(std::string_view text) { return dav::parse_url(text).value(); }

std::string resolved(std::string_view base, std::string_view reference) {
    const auto found = dav::resolve(must(base), reference);
    return found ? dav::print(*found) : "refused";
}

std::string key(std::string_view href) {
    return dav::href_key(must("https://dav.example.org/cal/"), href).value_or("refused");
}

} // namespace

TEST_CASE("an address is read into its parts") {
    CHECK(must("https://Cloud.Example.org/remote.php/dav/") ==
          url{"https", "cloud.example.org", 443, "/remote.php/dav/"});
    CHECK(must("http://127.0.0.1:5232") == url{"http", "127.0.0.1", 5232, "/"});
    CHECK(must("https://[2001:DB8::1]:8443/x?y=z#frag") == url{"https", "2001:db8::1", 8443, "/x?y=z"});
    CHECK(must("HTTPS://example.org.:443/a%20b") == url{"https", "example.org", 443, "/a%20b"});
    CHECK(dav::print(must("https://[2001:db8::1]:8443/x")) == "https://[2001:db8::1]:8443/x");
    CHECK(dav::print(must("http://example.org:80/")) == "http://example.org/");
}

TEST_CASE("what is no address is refused with what was found") {
    for (const auto* text :
         {"cloud.example.org", "ftp://example.org/", "https:///x", "https://a b/", "https://h:0/",
          "https://h:99999/", "https://h:8x/", "https://[::1/", "https://h/../x", "https://h/%2e%2E/x",
          "https://h/a\nb", "https://ex\"ample/"}) {
        INFO(text);
        const auto refused = dav::parse_url(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errc::invalid);
        CHECK(refused.error().text.starts_with("found \""));
        CHECK(refused.error().text.ends_with(
            "expected an address such as \"https://cloud.example.org/remote.php/dav/\""));
    }
    // The password in it is not repeated.
    CHECK(dav::parse_url("https://ada:s3cret@example.org/").error() ==
          error{errc::invalid, "found a user or password in the address; write them as user and password"});
}

TEST_CASE("references in an answer are made absolute and otherwise left as they are") {
    const auto* base = "https://dav.example.org/cal/work/";
    CHECK(resolved(base, "/cal/work/a%40b@c.ics") == "https://dav.example.org/cal/work/a%40b@c.ics");
    CHECK(resolved(base, "a.ics") == "https://dav.example.org/cal/work/a.ics");
    CHECK(resolved(base, "20:15.ics") == "https://dav.example.org/cal/work/20:15.ics");
    CHECK(resolved(base, "./20:15.ics") == "https://dav.example.org/cal/work/20:15.ics");
    CHECK(resolved(base, "//other.example/x") == "https://other.example/x");
    CHECK(resolved(base, "http://other.example:81/x") == "http://other.example:81/x");
    CHECK(resolved(base, "?sync") == "https://dav.example.org/cal/work/?sync");
    CHECK(resolved(base, "") == base);
    CHECK(resolved(base, "/caf\xc3\xa9 \"x\"") == "https://dav.example.org/caf%C3%A9%20%22x%22");
    CHECK(resolved(base, "/a\r\nHost: evil") == "https://dav.example.org/a%0D%0AHost:%20evil");
    for (const auto* bad : {"../x", "/cal/%2e%2e/x", "/a/%252e%252e/x", "ftp://h/x", "https://ada@h/"}) {
        INFO(bad);
        CHECK(resolved(base, bad) == "refused");
    }
}

TEST_CASE("hrefs that mean the same object have one key") {
    const auto expected = key("/cal/work/a@b.ics");
    CHECK(expected == "/cal/work/a%40b.ics");
    for (const auto* href : {"https://dav.example.org/cal/work/a%40b.ics", "/cal/work/a%2540b.ics",
                             "work/a@b.ics", "/cal//work/a@b.ics", "/cal.php/work/a@b.ics",
                             "/cal/./work/a@b.ics", "/cal/work/a@b.ics/", "/cal/work/a@b.ics?x"}) {
        INFO(href);
        CHECK(key(href) == expected);
    }
    CHECK(key("/cal/work/A@b.ics") != expected);
    CHECK(key("/cal/caf%c3%a9") == key("/cal/caf%C3%A9"));
    CHECK(key("/cal/caf\xc3\xa9") == key("/cal/caf%C3%A9"));
    CHECK(key("/cal/a%2Fb") == "/cal/a%2Fb");
    CHECK(key("/cal/../x") == "refused");
}

TEST_CASE("members lie directly in their collection") {
    CHECK(dav::is_member("/cal/work", "/cal/work/a.ics"));
    CHECK_FALSE(dav::is_member("/cal/work", "/cal/work"));
    CHECK_FALSE(dav::is_member("/cal/work", "/cal/work/sub/a.ics"));
    CHECK_FALSE(dav::is_member("/cal/work", "/cal/workshop/a.ics"));
    CHECK(dav::is_member("", "/a.ics"));
}

TEST_CASE("credentials go to their origin and below it and nowhere else") {
    const auto may = [](std::string_view configured, std::string_view other) {
        return dav::may_have_credentials(must(configured), must(other));
    };
    CHECK(may("https://example.org/", "https://example.org/dav/"));
    CHECK(may("https://example.org/", "https://dav.example.org/"));
    CHECK(may("https://caldav.icloud.com/", "https://p42-caldav.icloud.com/123/"));
    CHECK(may("http://127.0.0.1:5232/", "http://127.0.0.1:5232/x"));

    CHECK_FALSE(may("https://example.org/", "http://example.org/"));
    CHECK_FALSE(may("https://example.org/", "https://example.org:8443/"));
    CHECK_FALSE(may("https://example.org/", "https://evilexample.org/"));
    CHECK_FALSE(may("https://example.org/", "https://example.org.evil.example/"));
    CHECK_FALSE(may("https://a.example.co.uk/", "https://b.example.co.uk/"));
    CHECK_FALSE(may("https://dav.example.org/", "https://example.org/"));
    CHECK_FALSE(may("https://icloud.com.evil.example/", "https://caldav.icloud.com/"));
    CHECK_FALSE(may("https://localhost/", "https://x.localhost/"));
    CHECK_FALSE(may("http://127.0.0.1:5232/", "http://127.0.0.1:5233/"));
}

TEST_CASE("objects are looked for in their collection and at its origin alone") {
    const url at = must("https://cloud.example.org/dav/cal/x/");
    const auto found = [&](std::string_view href) {
        const auto u = dav::member_url(at, href);
        return u ? dav::print(*u) : std::string("nowhere");
    };
    CHECK(found("/dav/cal/x/a%40b.ics") == "https://cloud.example.org/dav/cal/x/a%40b.ics");
    CHECK(found("a.ics") == "https://cloud.example.org/dav/cal/x/a.ics");
    CHECK(found("http://127.0.0.1:8080/dav/cal/x/a.ics") == "https://cloud.example.org/dav/cal/x/a.ics");
    for (const char* href : {"/dav/cal/y/a.ics", "/dav/cal/x/", "/dav/cal/x/../y/a.ics", "/dav/cal/x/b/a.ics",
                             "", "/dav/cal/x/%2e%2e/a.ics"})
        CHECK(found(href) == "nowhere");
}
