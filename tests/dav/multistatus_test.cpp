// SPDX-License-Identifier: MIT
#include "dav/multistatus.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace intouch;
using dav::row;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(test::data_dir() / "dav" / name);
    REQUIRE(in);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

dav::multistatus read_multistatus(std::string_view body) {
    auto m = dav::parse_multistatus(body);
    REQUIRE_MESSAGE(m, m.error().text);
    return std::move(*m);
}

std::string of(const std::string& responses) {
    return "<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>" + responses +
           "</d:multistatus>";
}

} // namespace

TEST_CASE("RFC 6578 3.8 with its token and what is gone") {
    const auto m = read_multistatus(file("rfc6578_sync.xml"));
    CHECK(m.sync_token == "http://example.com/ns/sync/1238");
    CHECK(m.faults.empty());
    REQUIRE(m.rows.size() == 4);
    CHECK(m.rows[0].href == "/home/cyrusdaboo/test.doc");
    CHECK(m.rows[0].etag == "\"00001-abcd1\"");
    CHECK_FALSE(m.rows[0].status);
    CHECK(m.rows[3].href == "/home/cyrusdaboo/removed.txt");
    CHECK(m.rows[3].status == 404U);
}

TEST_CASE("RFC 4791 7.9 with data and an href that is not there") {
    const auto m = read_multistatus(file("rfc4791_multiget.xml"));
    REQUIRE(m.rows.size() == 2);
    CHECK(m.rows[0].href == "http://cal.example.com/bernard/work/abcd1.ics");
    CHECK(m.rows[0].etag == "\"fffff-abcd1\"");
    REQUIRE(m.rows[0].data);
    CHECK(m.rows[0].data->starts_with("BEGIN:VCALENDAR\n"));
    CHECK(m.rows[0].data->find("DTSTART;TZID=US/Eastern:20060102T120000\n") != std::string::npos);
    CHECK(m.rows[1].status == 404U);
}

TEST_CASE("RFC 4918 9.1 with one propstat for what is there and one for what is not") {
    const auto m = read_multistatus(file("rfc4918_propfind.xml"));
    REQUIRE(m.rows.size() == 1);
    const row& r = m.rows.front();
    REQUIRE(r.found.size() == 2);
    CHECK(r.find("http://ns.example.com/boxschema/", "bigbox") != nullptr);
    CHECK(r.find("http://ns.example.com/boxschema/", "author") != nullptr);
    CHECK(r.find("http://ns.example.com/boxschema/", "DingALing") == nullptr);
}

TEST_CASE("what servers make of it is read all the same") {
    // One response without a multistatus.
    CHECK(read_multistatus("<d:response xmlns:d='DAV:'><d:href>/a</d:href><d:status>HTTP/1.1 404 "
                           "Gone</d:status></d:response>")
              .rows == std::vector<row>{{.href = "/a", .status = 404U}});
    // "201 Created" of what has changed (SOGo); an ETag without quotes; blanks around an href.
    CHECK(read_multistatus(of("<d:response><d:href>\n /a </d:href><d:status>HTTP/1.1 201 "
                              "Created</d:status><d:propstat><d:prop>"
                              "<d:getetag> abc </d:getetag></d:prop><d:status>HTTP/1.1 200 "
                              "OK</d:status></d:propstat></d:response>"))
              .rows == std::vector<row>{{.href = "/a", .etag = "abc"}});
    // One status for several hrefs.
    CHECK(read_multistatus(
              of("<d:response><d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 423 Locked</d:status>"
                 "<d:error><d:lock-token-submitted/></d:error></d:response>"))
              .rows ==
          std::vector<row>{{.href = "/a", .status = 423U, .conditions = {{"DAV:", "lock-token-submitted"}}},
                           {.href = "/b", .status = 423U, .conditions = {{"DAV:", "lock-token-submitted"}}}});
    // A propstat without a status; a status that is only a number; resource types.
    const auto m = read_multistatus(
        of("<d:response><d:href>/c/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>"
           "<c:calendar/></d:resourcetype></d:prop></d:propstat><d:propstat><d:prop><d:getetag>x"
           "</d:getetag></d:prop><d:status>404</d:status></d:propstat></d:response>"));
    CHECK(m.rows.front().calendar);
    CHECK(m.rows.front().collection);
    CHECK(m.rows.front().etag.empty());
    CHECK(read_multistatus(of("")).rows.empty());
}

TEST_CASE("good rows are kept and bad ones collected") {
    const auto m =
        read_multistatus(of("<d:response><d:status>HTTP/1.1 200 OK</d:status></d:response>"
                            "<d:response><d:href>/a</d:href><d:status>fine</d:status></d:response>"
                            "<d:response><d:href>/b</d:href><d:status>HTTP/1.1 404 x</d:status></d:response>"
                            "<d:other/>"));
    CHECK(m.rows == std::vector<row>{{.href = "/b", .status = 404U}});
    CHECK(m.faults ==
          std::vector<std::string>{"a response without an href", "\"/a\": a status that is none: \"fine\""});
}

TEST_CASE("an ETag or token that could begin a header of its own is none") {
    const auto m = read_multistatus(
        of("<d:sync-token>a&#13;&#10;b</d:sync-token><d:response><d:href>/a</d:href><d:propstat><d:prop>"
           "<d:getetag>\"x&#13;&#10;Evil: y\"</d:getetag></d:prop></d:propstat></d:response>"));
    CHECK(m.rows.front().etag.empty());
    CHECK(m.sync_token.empty());
}

TEST_CASE("what is no multistatus or not whole is refused") {
    CHECK(dav::parse_multistatus("<html/>").error().text ==
          "the answer is a document \"html\", expected a multistatus");
    CHECK_FALSE(dav::parse_multistatus("<d:multistatus xmlns:d='DAV:'><d:response><d:href>/a</d:href>"));
    CHECK_FALSE(dav::parse_multistatus("<multistatus/>")); // of no namespace
    std::string many = "<d:multistatus xmlns:d='DAV:'>";
    for (std::size_t i = 0; i <= dav::most_rows; ++i) many += "<d:response><d:href>/</d:href></d:response>";
    CHECK(dav::parse_multistatus(many + "</d:multistatus>").error().text ==
          "the answer has more responses than are taken, which are some 25,000");
    std::string much = "<d:multistatus xmlns:d='DAV:'>";
    for (int i = 0; i < 200; ++i) {
        much += "<d:response><d:href>/</d:href><d:propstat><d:prop>";
        for (int n = 0; n < 1000; ++n) much += "<a/>";
        much += "</d:prop></d:propstat></d:response>";
    }
    CHECK(dav::parse_multistatus(much + "</d:multistatus>").error().text ==
          "the answer has more responses than are taken, which are some 25,000");
}

TEST_CASE("one status for several addresses is of each and what is said of one is not copied") {
    const auto m =
        read_multistatus(of("<d:response><d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 404 "
                            "X</d:status></d:response>"
                            "<d:response><d:href>/c</d:href><d:href>/d</d:href><d:propstat><d:prop>"
                            "<c:calendar-data>x</c:calendar-data></d:prop></d:propstat></d:response>"));
    REQUIRE(m.rows.size() == 4);
    CHECK(m.rows[0] == dav::row{.href = "/a", .status = 404});
    CHECK(m.rows[1] == dav::row{.href = "/b", .status = 404});
    CHECK(m.rows[2] == dav::row{.href = "/c", .data = "x"});
    CHECK(m.rows[3] == dav::row{.href = "/d"});
}

TEST_CASE("error bodies name conditions and where the other object is and the server's own words") {
    const auto uid =
        dav::parse_error_body("<d:error xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>"
                              "<c:no-uid-conflict><d:href>/cal/x.ics</d:href></c:no-uid-conflict></d:error>");
    CHECK(uid.has(dav::caldav_ns, "no-uid-conflict"));
    CHECK(uid.href == "/cal/x.ics");
    const auto sabre =
        dav::parse_error_body("<d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'><s:exception>X"
                              "</s:exception><s:message>No quota</s:message></d:error>");
    CHECK(sabre.message == "No quota");
    CHECK(dav::parse_error_body("<html>") == dav::error_body{});
    CHECK(dav::parse_error_body("") == dav::error_body{});
}

namespace {

std::string named_object(const std::string& name, const std::string& text) {
    return "<d:response><d:href>/cal/" + name + "</d:href><d:propstat><d:prop><c:calendar-data>" + text +
           "</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
}

dav::collection_text read_objects(const std::string& responses) {
    auto made =
        dav::read_collection("<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>" +
                             responses + "</d:multistatus>");
    REQUIRE_MESSAGE(made, made.error().text);
    return std::move(*made);
}

const std::string calendar = "BEGIN:VCALENDAR\nEND:VCALENDAR";

} // namespace

TEST_CASE("the objects of a collection become one text") {
    const auto made = read_objects(named_object("a.ics", calendar) + named_object("b.ics", calendar));
    CHECK(made.text == calendar + "\r\n" + calendar + "\r\n");
    CHECK(made.left_out.empty());
}

TEST_CASE("an object that is no calendar is named and leaves the others in place") {
    const auto made = read_objects(
        named_object("a.ics", calendar) + named_object("b.ics", "no calendar") +
        "<d:response><d:href>/cal/c.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>");
    CHECK(made ==
          dav::collection_text{calendar + "\r\n", {"b.ics: is no calendar", "c.ics: came without its text"}});
}

TEST_CASE("the collection itself and an empty collection are nothing to tell") {
    const auto made = read_objects("<d:response><d:href>/cal/</d:href><d:propstat><d:prop/>"
                                   "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
    CHECK(made == dav::collection_text{"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"});
    CHECK(read_objects("") == made);
    CHECK_FALSE(dav::read_collection("<html/>"));
}
