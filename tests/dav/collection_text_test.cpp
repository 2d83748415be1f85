// SPDX-License-Identifier: MIT
#include "dav/collection_text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace intouch;

namespace {

std::string object(const std::string& name, const std::string& text) {
    return "<d:response><d:href>/cal/" + name + "</d:href><d:propstat><d:prop><c:calendar-data>" + text +
           "</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
}

dav::collection_text read(const std::string& responses) {
    auto made =
        dav::read_collection("<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>" +
                             responses + "</d:multistatus>");
    REQUIRE_MESSAGE(made, made.error().text);
    return std::move(*made);
}

const std::string calendar = "BEGIN:VCALENDAR\nEND:VCALENDAR";

} // namespace

TEST_CASE("the objects of a collection become one text") {
    const auto made = read(object("a.ics", calendar) + object("b.ics", calendar));
    CHECK(made.text == calendar + "\r\n" + calendar + "\r\n");
    CHECK(made.left_out.empty());
}

TEST_CASE("an object that is no calendar is named and leaves the others in place") {
    const auto made =
        read(object("a.ics", calendar) +
             "<d:response><d:href>/cal/c.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status>"
             "</d:response>");
    CHECK(made ==
          dav::collection_text{calendar + "\r\n", {"b.ics: is no calendar", "c.ics: came without its text"}});
}

TEST_CASE("the collection itself and an empty collection are nothing to tell") {
    const auto made = read("<d:response><d:href>/cal/</d:href><d:propstat><d:prop/>"
                           "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
    CHECK(made == dav::collection_text{"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"});
    CHECK(read("") == made);
    CHECK_FALSE(dav::read_collection("<html/>"));
}
