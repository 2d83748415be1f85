// SPDX-License-Identifier: MIT
#include "dav/discovery.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ranges>

using namespace intouch;

namespace {

/// The result of discovery for a calendar that has these properties too.
auto found_with(std::string_view properties) {
    dav::discovery d({*dav::parse_url("https://dav.example.org/cal/"), "In touch", "", "VEVENT"}, instant{});
    for (int i = 0; i < 9 && !d.finished(); ++i) {
        const auto asked = d.next_request();
        REQUIRE(asked.has_value());
        const auto body = fmt::format(
            R"(<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response>)"
            R"(<d:href>/cal/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><c:calendar/>)"
            R"(</d:resourcetype><d:displayname>In touch</d:displayname>{}</d:prop>)"
            R"(<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>)",
            properties);
        d.feed(asked->id, dav::answer{asked->what.to, http::text_response(207, "text/xml", body)});
    }
    REQUIRE(d.finished());
    return d.found();
}

/// Whether a calendar that says this of its reports is asked by sync-collection.
bool syncs(std::string_view reports) {
    const auto found = found_with(reports);
    REQUIRE(found.has_value());
    return found->syncs;
}

} // namespace

TEST_CASE("a calendar that tells of sync-collection is asked by it") {
    CHECK(syncs("<d:supported-report-set><d:supported-report><d:report><d:sync-collection/></d:report>"
                "</d:supported-report></d:supported-report-set>"));
    // Xandikos 0.2.8.
    CHECK(syncs("<d:supported-report-set><d:supported-report><d:sync-collection/></d:supported-report>"
                "</d:supported-report-set>"));
    CHECK(syncs("")); // asking is cheap
    CHECK_FALSE(syncs("<d:supported-report-set><d:supported-report><d:report><c:calendar-query/></d:report>"
                      "</d:supported-report></d:supported-report-set>"));
}

TEST_CASE("a calendar takes new objects by `bind`, which `write` and `all` contain") {
    const auto usable = [](std::string_view privileges) {
        std::string all;
        for (const auto part : std::views::split(privileges, ' '))
            all += fmt::format("<d:privilege><d:{}/></d:privilege>", std::string_view(part));
        return found_with(fmt::format("<d:current-user-privilege-set>{}</d:current-user-privilege-set>", all))
            .has_value();
    };
    CHECK(usable("read bind"));
    CHECK(usable("read write-content bind unbind"));
    CHECK(usable("write"));
    CHECK(usable("all"));
    CHECK_FALSE(usable("read"));
    CHECK_FALSE(usable("read write-content"));
}

TEST_CASE("the hosts of a domain are tried by priority, then by weight") {
    const auto urls = dav::service_urls(
        {{"c.example.org", 443, 20, 0}, {"b.example.org", 8443, 10, 1}, {"a.example.org", 443, 10, 5}},
        "path=/dav/");
    std::vector<std::string> printed;
    for (const dav::url& u : urls) printed.push_back(dav::print(u));
    CHECK(printed == std::vector<std::string>{"https://a.example.org/dav/", "https://b.example.org:8443/dav/",
                                              "https://c.example.org/dav/"});
}

TEST_CASE("a domain without a path is asked at the well-known path, and the host \".\" means no service") {
    const auto urls = dav::service_urls({{"a.example.org", 443, 0, 0}, {".", 443, 0, 0}}, "");
    REQUIRE(urls.size() == 1);
    CHECK(dav::print(urls[0]) == "https://a.example.org/.well-known/caldav");
}

TEST_CASE("only a bare domain is looked up in DNS") {
    const auto is_bare = [](std::string_view text) {
        return dav::is_bare_domain(dav::parse_url(text).value());
    };
    CHECK(is_bare("https://example.org/"));
    for (const auto* other : {"http://example.org/", "https://example.org:8443/", "https://example.org/dav/",
                              "https://192.0.2.1/", "https://[::1]/", "https://server/"})
        CHECK_FALSE_MESSAGE(is_bare(other), other);
}
