// SPDX-License-Identifier: MIT
#include "daemon/web/page/html_writer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using namespace intouch::daemon::page;

namespace {

constexpr std::string_view doctype = "<!DOCTYPE html>\n";
constexpr std::string_view hostile = "\"></p><script>alert('1')</script>&amp;\x01";
constexpr std::string_view harmless =
    "&quot;&gt;&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;";

std::string written(html_writer w) {
    std::string text = std::move(w).take();
    REQUIRE(text.starts_with(doctype));
    return text.substr(doctype.size());
}

std::string link_to(std::string_view address) {
    html_writer w;
    w.element("a", "x", {{"href", address}});
    return written(std::move(w));
}

} // namespace

TEST_CASE("hostile text in an element stays text") {
    html_writer w;
    w.element("p", hostile);
    CHECK(written(std::move(w)) == "<p>" + std::string(harmless) + "</p>");
}

TEST_CASE("the lines of a text stay apart") {
    html_writer w;
    w.element("p", "one\r\ntwo", {{"title", "three\nfour"}, {"href", "/a\nb"}});
    CHECK(written(std::move(w)) == "<p title=\"three four\" href=\"/ab\">one\ntwo</p>");
}

TEST_CASE("hostile text in a title stays text") {
    html_writer w;
    w.element("title", "</title><script>1</script>");
    CHECK(written(std::move(w)) == "<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>");
}

TEST_CASE("hostile text in an attribute stays in the attribute") {
    html_writer w;
    w.open("input", {{"name", "note"}, {"value", hostile}});
    CHECK(written(std::move(w)) == "<input name=\"note\" value=\"" + std::string(harmless) + "\">");
}

TEST_CASE("an address that only names a place is written") {
    CHECK(link_to("https://example.org/?a=1&b=2") == R"(<a href="https://example.org/?a=1&amp;b=2">x</a>)");
    CHECK(link_to("/api/v1/now") == R"(<a href="/api/v1/now">x</a>)");
    CHECK(link_to("/a:b") == R"(<a href="/a:b">x</a>)");
    CHECK(link_to("webcal://example.org/f.ics") == R"(<a href="webcal://example.org/f.ics">x</a>)");
    CHECK(link_to("tel:+441234") == R"(<a href="tel:+441234">x</a>)");
    CHECK(link_to("MAILTO:ada@example.org") == R"(<a href="MAILTO:ada@example.org">x</a>)");
}

TEST_CASE("an address that could run code is left out") {
    constexpr std::array<std::string_view, 7> addresses{"javascript:alert(1)",
                                                        "JavaScript:alert(1)",
                                                        " javascript:alert(1)",
                                                        "java\nscript:alert(1)",
                                                        "vbscript:x",
                                                        "data:text/html,<b>x</b>",
                                                        ":alert(1)"};
    for (const auto address : addresses) {
        CAPTURE(address);
        CHECK(link_to(address) == "<a>x</a>");
    }
}

TEST_CASE("an address never leaves its quotes") {
    CHECK(link_to("https://example.org/\" onclick=\"x") ==
          R"(<a href="https://example.org/&quot; onclick=&quot;x">x</a>)");
}

TEST_CASE("a void element has no end tag") {
    html_writer w;
    w.open("p").text("a").open("br").text("b").close();
    CHECK(written(std::move(w)) == "<p>a<br>b</p>");
}

TEST_CASE("the end of the document closes what is open, a line each") {
    html_writer w;
    w.open("html").end_line().open("body").end_line();
    w.open("meta", {{"charset", "utf-8"}}).end_line();
    CHECK(written(std::move(w)) == "<html>\n<body>\n<meta charset=\"utf-8\">\n</body>\n</html>\n");
}

TEST_CASE("a style sheet is written as it is") {
    html_writer w;
    w.style(stylesheet{"a > b { c: \"d\" }"});
    CHECK(written(std::move(w)) == "<style>a > b { c: \"d\" }</style>");
}

TEST_CASE("no text of the run becomes a name or a style sheet") {
    // The constructors are consteval: only a constant of the program compiles. These types would accept a
    // value.
    CHECK_FALSE(std::is_constructible_v<element_name, std::string>);
    CHECK_FALSE(std::is_constructible_v<attribute_name, std::string>);
    CHECK_FALSE(std::is_constructible_v<stylesheet, std::string>);
    CHECK_FALSE(element_name::is_plain(""));
    CHECK_FALSE(element_name::is_plain("p onclick"));
    CHECK_FALSE(element_name::is_plain("p>"));
    CHECK_FALSE(element_name::is_plain("1"));
}
