// SPDX-License-Identifier: MIT
#include "dav/xml.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using dav::element;

namespace {

struct document {
    result<dav::xml_name> root;
    std::vector<element> children;
};

document read_document(std::string_view body, const dav::xml_limits& limits = {}) {
    std::vector<element> children;
    auto root = dav::read_xml(body, limits,
                              [&](const dav::xml_name&, element e) { children.push_back(std::move(e)); });
    return {std::move(root), std::move(children)};
}

std::string repeat(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

} // namespace

TEST_CASE("elements are known by namespace whatever the prefix") {
    const auto prefixed =
        read_document(R"(<?xml version="1.0"?><x:a xmlns:x="DAV:"><x:b c="d">t&amp;u&#10;</x:b></x:a>)");
    const auto bare = read_document(R"(<a xmlns="DAV:"><b c="d"><![CDATA[t&u
]]></b></a>)");
    REQUIRE(prefixed.root);
    CHECK(*prefixed.root == dav::xml_name{"DAV:", "a"});
    CHECK(prefixed.children == std::vector<element>{{{"DAV:", "b"}, {{"c", "d"}}, "t&u\n", {}}});
    CHECK(prefixed.children == bare.children);
}

TEST_CASE("byte order marks and blanks around and forbidden characters within are passed over") {
    const auto d = read_document("\xef\xbb\xbf\r\n <?xml version='1.0'?><a><b>x\x01\x0by</b></a>\r\n\r\n");
    REQUIRE(d.root);
    CHECK(d.children == std::vector<element>{{{"", "b"}, {}, "xy", {}}});
}

TEST_CASE("what is whole before a break has been taken and the document is refused") {
    const auto d = read_document("<a><b>1</b><b>2</b><b>3");
    REQUIRE_FALSE(d.root);
    CHECK(d.root.error().code == errc::invalid);
    CHECK(d.root.error().text.starts_with("the answer is no XML: "));
    CHECK(d.children.size() == 2);
}

TEST_CASE("what is no XML says so") {
    for (const auto* body :
         {"", "   ", "hello", "<html><p>a<br></html>", "<a></b>", "<a>&undefined;</a>", "<a/><b/>"}) {
        INFO(body);
        const auto d = read_document(body);
        REQUIRE_FALSE(d.root);
        CHECK(d.root.error().text.starts_with("the answer is no XML: "));
    }
}

TEST_CASE("a DOCTYPE ends the document before any entity is defined") {
    const auto* const refused = "the answer has a DOCTYPE, which WebDAV never has";
    CHECK(read_document(R"(<!DOCTYPE a [<!ENTITY b "c">]><a><d>&b;</d></a>)").root.error().text == refused);
    CHECK(read_document(R"(<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>)").root.error().text == refused);
    std::string bomb = "<!DOCTYPE a [<!ENTITY x0 \"ha\">";
    for (int i = 1; i < 40; ++i)
        bomb +=
            "<!ENTITY x" + std::to_string(i) + " \"" + repeat("&x" + std::to_string(i - 1) + ";", 10) + "\">";
    CHECK(read_document(bomb + "]><a>&x39;</a>").root.error().text == refused);
}

TEST_CASE("depth and bytes and elements and text have limits") {
    dav::xml_limits small{.bytes = 2000, .depth = 4, .elements_in_child = 3, .text_in_child = 10};
    CHECK(read_document("<a>" + std::string(2000, ' ') + "</a>", small).root.error().text ==
          "the answer is longer than 2000 bytes");
    CHECK(read_document("<a><b><c><d/></c></b></a>", small).root);
    CHECK(read_document("<a><b><c><d><e/></d></c></b></a>", small).root.error().text ==
          "the answer is nested more than 4 deep");
    CHECK(read_document("<a><b><c/><c/></b><b><c/><c/></b></a>", small).root);
    CHECK(read_document("<a><b><c/><c/><c/></b></a>", small).root.error().text ==
          "the answer has more than 3 elements in one");
    CHECK(read_document("<a><b>0123456789</b><b>0123456789</b></a>", small).root);
    CHECK(read_document("<a><b>01234<c>567890</c></b></a>", small).root.error().text ==
          "the answer has more than 10 bytes of text in one element");
    CHECK(read_document(repeat("<a>", 100'000)).root.error().text ==
          "the answer is nested more than 64 deep");
}

TEST_CASE("a tag without end is refused before it is gathered and long text is none") {
    const std::string much(std::size_t{100} * 1024, 'x');
    const auto said = [](const std::string& text) {
        const auto r = dav::read_xml(text, {}, [](const dav::xml_name&, const dav::element&) {});
        return r ? "fine" : r.error().text;
    };
    CHECK(said("<a b=\"" + much + "\"/>") == "the answer has a tag of more than 64 KiB");
    CHECK(said("<a " + much) == "the answer has a tag of more than 64 KiB");
    CHECK(said("<a>" + much + "</a>") == "fine");
    CHECK(said("<a><b><![CDATA[<b " + much + "]]></b></a>") == "fine");
    CHECK(said("<a><!-- <b " + much + "--></a>") == "fine");
}
