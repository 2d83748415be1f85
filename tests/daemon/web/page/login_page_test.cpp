// SPDX-License-Identifier: MIT
#include "daemon/web/page/login_page.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::daemon::page;

TEST_CASE("a good link shows one button that posts") {
    const auto r = login_page();
    CHECK(r.status == 200);
    CHECK(r.text().contains("<h1>intouch</h1>\n"
                            "<p>This browser will stay signed in for 30 days.</p>\n"
                            "<form method=\"post\"><button>Sign in</button></form>\n"));
}

TEST_CASE("a used link says how to get a new one") {
    const auto r = login_gone_page();
    CHECK(r.status == 404);
    CHECK(
        r.text().contains("<h1>This link is no longer valid</h1>\n"
                          "<p>It works once, and for ten minutes. <code>intouch token --login</code> makes a "
                          "new one.</p>\n"));
}

TEST_CASE("a problem document becomes a page with its words and its headers") {
    auto problem = http::text_response(
        405, "application/problem+json",
        R"({"type": "x", "title": "Method Not Allowed", "status": 405, "detail": "PUT <b> is not for this path"})");
    problem.headers.add("Allow", "GET");
    const auto r = problem_page(problem);
    CHECK(r.status == 405);
    CHECK(r.headers.find("Allow") == "GET");
    CHECK(r.headers.find("Content-Type") == "text/html; charset=utf-8");
    CHECK(r.text().contains("<h1>Method Not Allowed</h1>\n<p>PUT &lt;b&gt; is not for this path</p>"));
    CHECK(
        problem_page(http::text_response(500, "application/problem+json", "{")).text().contains("<h1></h1>"));
}
