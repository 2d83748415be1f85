// SPDX-License-Identifier: MIT
#include "dav/fault.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using dav::trouble;

TEST_CASE("a server's own words are told wherever it puts them") {
    const auto said = [](unsigned status, std::string_view body) {
        const dav::answer a{dav::parse_url("https://example.org/").value(),
                            http::text_response(status, "text/html", std::string(body))};
        return dav::fault_of(a, "writing", {});
    };
    const auto cyrus = said(500, "<!DOCTYPE HTML><html><body><h1>Internal Server Error</h1><p>Over quota</p>"
                                 "<hr></body></html>");
    CHECK(cyrus == dav::fault{trouble::full,
                              "writing: example.org answered 500 Internal Server Error, \"Over "
                              "quota\"; free some space there"});
    CHECK(said(403, "<d:error xmlns:d=\"DAV:\"><d:quota-not-exceeded/></d:error>") ==
          dav::fault{trouble::full,
                     "writing: example.org answered 403 Forbidden, \"quota-not-exceeded\"; free "
                     "some space there"});
    CHECK(said(500, "<p>a <b>page</b></p>") ==
          dav::fault{trouble::broken,
                     "writing: example.org answered 500 Internal Server Error; it is tried again "
                     "later"});
}

TEST_CASE("the remedy fits the status") {
    const auto said = [](unsigned status, std::string_view header = {}, std::string_view value = {}) {
        dav::answer a{dav::parse_url("https://example.org/").value(),
                      http::text_response(status, "text/html", "")};
        if (!header.empty()) a.response.headers.add(std::string(header), std::string(value));
        const std::string text = dav::fault_of(a, "writing", {}).text;
        return text.substr(text.find("; ") + 2);
    };
    CHECK(said(400) == "ask who runs that server why");
    CHECK(said(402) == "ask who runs that server why");
    CHECK(said(403) == "check that this user may do that");
    CHECK(said(413) == "it is too large for that server");
    CHECK(said(401, "WWW-Authenticate", "Basic realm=\"x\"") == "check user and password");
    CHECK(said(401, "WWW-Authenticate", "Bearer realm=\"x\"") ==
          "it takes a token only: set auth = \"bearer\", and a command that prints one as password");
    CHECK(said(503, "Retry-After", "3600") == "it asks to wait 60 minutes");
    CHECK(said(503) == "it is tried again later");
    const dav::answer bare{dav::parse_url("https://example.org/").value(),
                           http::text_response(401, "text/html", "")};
    CHECK(dav::fault_of(bare, "reading", {}, dav::credentials_use::none).text ==
          "reading: example.org answered 401 Unauthorized; it asks for a login: write user and password");
}

TEST_CASE("what a server repeats of a password or a secret address is not told") {
    const auto said = [](std::string_view body) {
        const dav::answer a{dav::parse_url("https://example.org/work.ics?key=s3cret").value(),
                            http::text_response(401, "text/plain", std::string(body))};
        return dav::fault_of(a, "reading", {}).text;
    };
    const std::string bare = "reading: example.org answered 401 Unauthorized; check user and password";
    CHECK(said("no: /work.ics?key=s3cret") == bare);
    CHECK(said("you sent Authorization: Basic YWRhOnMzY3JldA==") == bare);
    CHECK(said("come back on Monday") ==
          "reading: example.org answered 401 Unauthorized, \"come back on Monday\"; check user and password");
}
