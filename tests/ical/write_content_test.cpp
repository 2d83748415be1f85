// SPDX-License-Identifier: MIT
#include "ical/content.hpp"
#include "ical/write_content.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace intouch;
using ical::component;
using ical::content_line;

namespace {

/// `text`, a whole line with its CRLF, as a reader understands it.
content_line read_line(const std::string& text) {
    const auto read = ical::parse_components("BEGIN:VEVENT\r\n" + text + "END:VEVENT\r\n");
    REQUIRE(read.has_value());
    REQUIRE(read->front().lines.size() == 1);
    return read->front().lines.front();
}

} // namespace

TEST_CASE("a line folds between characters and its value begins no other line") {
    const auto line = ical::make_line("SUMMARY", "x\r\nATTENDEE:y", {{"CN", {"a\"b\nc^d,e"}}});
    CHECK(line.text == "SUMMARY;CN=\"a^'b^nc^^d,e\":xATTENDEE:y\r\n");
    CHECK(read_line(line.text).parameters == line.parameters);

    std::string value;
    for (int i = 0; i < 40; ++i) value += "ü€😀\\,";
    const auto long_line = ical::make_line("DESCRIPTION", value);
    CHECK(read_line(long_line.text).value == value);
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = long_line.text.find("\r\n", begin)) != std::string::npos;
         begin = end + 2) {
        CHECK(end - begin <= 75);
        CHECK(long_line.text[end - 1] != '\\');
        CHECK((static_cast<unsigned char>(long_line.text[begin]) & 0xC0U) != 0x80U);
    }
}

TEST_CASE("set replaces the line of that name where it stands") {
    auto read = ical::parse_components("BEGIN:VEVENT\r\nA:1\r\nX-KEEP;odd\r\nB:2\r\nA:3\r\nEND:VEVENT\r\n");
    REQUIRE(read.has_value());
    component& event = read->front();
    ical::set(event, ical::make_line("A", "9"));
    ical::set(event, ical::make_line("C", "4"));
    CHECK(ical::print(event) == "BEGIN:VEVENT\r\nA:9\r\nX-KEEP;odd\r\nB:2\r\nC:4\r\nEND:VEVENT\r\n");
    ical::remove(event, "B");
    CHECK(ical::find(event, "B") == nullptr);
    CHECK(ical::value_of(event, "B").empty());
}
