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

TEST_CASE("a token that counts from the beginning again belongs to a new calendar, which is listed whole") {
    struct {
        const char* before;
        const char* now;
        bool is_new;
    } const cases[] = {
        {"http://sabre.io/ns/sync/12", "http://sabre.io/ns/sync/1", true},
        {"http://sabre.io/ns/sync/12", "http://sabre.io/ns/sync/9", true},
        {"http://sabre.io/ns/sync/12", "http://sabre.io/ns/sync/12", false},
        {"http://sabre.io/ns/sync/12", "http://sabre.io/ns/sync/103", false},
        {"http://radicale.org/ns/sync/ab9", "http://radicale.org/ns/sync/aa1", false},
        {"token", "token", false},
    };
    for (const auto& c : cases) {
        INFO(c.before << " " << c.now);
        ledger::collection_copy kept;
        kept.url = "https://dav.example.org/ada/in-touch/";
        kept.token = c.before;
        dav::list_changes l(kept, {}, instant{});
        const std::string body =
            std::string(R"(<multistatus xmlns="DAV:"><sync-token>)") + c.now + "</sync-token></multistatus>";
        int requests = 0;
        while (const auto asked = l.next_request()) {
            ++requests;
            l.feed(asked->id, dav::answer{asked->what.to, http::text_response(207, "text/xml", body)});
        }
        REQUIRE(l.finished());
        REQUIRE(l.found());
        CHECK(requests == (c.is_new ? 2 : 1));
        CHECK(l.found()->token_unknown == c.is_new);
        CHECK(l.found()->everything == c.is_new);
        CHECK(l.found()->next.token == c.now);
    }
}
