// SPDX-License-Identifier: MIT
#include "dav/discovery.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace intouch;

namespace {

/// Whether a calendar that says this of its reports is asked by sync-collection.
bool syncs(std::string_view reports) {
    dav::discovery d({*dav::parse_url("https://dav.example.org/cal/"), "In touch", "", "VEVENT"}, instant{});
    for (int i = 0; i < 9 && !d.finished(); ++i) {
        const auto asked = d.next_request();
        REQUIRE(asked.has_value());
        const auto body = fmt::format(
            R"(<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response>)"
            R"(<d:href>/cal/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><c:calendar/>)"
            R"(</d:resourcetype><d:displayname>In touch</d:displayname>{}</d:prop>)"
            R"(<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>)",
            reports);
        d.feed(asked->id, dav::answer{asked->what.to, http::text_response(207, "text/xml", body)});
    }
    REQUIRE(d.finished());
    REQUIRE(d.found().has_value());
    return d.found()->syncs;
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
