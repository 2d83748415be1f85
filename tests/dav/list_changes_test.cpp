// SPDX-License-Identifier: MIT
#include "dav/list_changes.hpp"

#include <doctest/doctest.h>

using namespace intouch;

TEST_CASE("a calendar that is said to be missing within a 207 is missing") {
    // Xandikos 0.2.8, of any address that it does not have.
    const std::string body =
        R"(<ns0:multistatus xmlns:ns0="DAV:"><ns0:response>)"
        R"(<ns0:href>http%3A//127.0.0.1%3A80/alice/calendars/in-touch/</ns0:href>)"
        R"(<ns0:status>HTTP/1.1 404 Not Found</ns0:status></ns0:response></ns0:multistatus>)";
    ledger::collection_copy kept;
    kept.url = "https://dav.example.org/alice/calendars/in-touch/";
    kept.syncs = false;
    dav::list_changes l(kept, {}, instant{});
    const auto asked = l.next_request();
    REQUIRE(asked.has_value());
    auto response = http::text_response(207, "text/xml", body);
    l.feed(asked->id, dav::answer{asked->what.to, response});
    REQUIRE(l.finished());
    REQUIRE_FALSE(l.found().has_value());
    CHECK(l.found().error().what == dav::trouble::not_found);
}
