// SPDX-License-Identifier: MIT
#include "daemon/web/page/login_page.hpp"

#include <doctest/doctest.h>

using namespace intouch::daemon::page;

namespace {

constexpr const char* head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>intouch</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem }
button { font: inherit; padding: .8rem 1.6rem }
</style>
</head>
<body>
<main>
)";
constexpr const char* foot = "</main>\n</body>\n</html>\n";

} // namespace

TEST_CASE("a good link shows one button that posts") {
    CHECK(login_page() == std::string(head) +
                              "<h1>intouch</h1>\n"
                              "<p>This browser will stay signed in for 30 days.</p>\n"
                              "<form method=\"post\"><button>Sign in</button></form>\n" +
                              foot);
}

TEST_CASE("a used link says how to get a new one") {
    CHECK(login_gone_page() ==
          std::string(head) +
              "<h1>This link is no longer valid</h1>\n"
              "<p>It works once, and for ten minutes. <code>intouch token --login</code> makes a new "
              "one.</p>\n" +
              foot);
}
