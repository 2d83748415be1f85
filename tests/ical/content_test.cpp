// SPDX-License-Identifier: MIT
#include "ical/content.hpp"
#include "ical/write_content.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace intouch;
using ical::component;
using ical::content_line;
using ical::parse_components;

namespace {

using strings = std::vector<std::string>;

/// The event of a calendar with that one line in it.
content_line line_of(const std::string& text) {
    const auto read = parse_components("BEGIN:VEVENT\r\n" + text + "\r\nEND:VEVENT\r\n");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 1);
    REQUIRE(read->front().lines.size() == 1);
    return read->front().lines.front();
}

std::string refusal(const std::string& text, const ical::content_limits& limits = {}) {
    const auto read = parse_components(text, limits);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == errc::invalid);
    return read.error().text;
}

std::string nested(std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "BEGIN:X\r\n";
    for (std::size_t i = 0; i < depth; ++i) text += "END:X\r\n";
    return text;
}

} // namespace

TEST_CASE("a calendar is read as a tree whose lines stand as they stood") {
    const std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID;X-A=b:-//x\r\nBEGIN:VEVENT\r\n"
                             "SUMMARY:Lunch wi\r\n th Ada\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"
                             "END:VEVENT\r\nEND:VCALENDAR\r\n";
    const auto read = parse_components(text);
    REQUIRE(read.has_value());
    const component alarm{"VALARM", {{{}, "ACTION", {}, "DISPLAY", "ACTION:DISPLAY\r\n", 8}}, {}, 7};
    const component event{
        "VEVENT", {{{}, "SUMMARY", {}, "Lunch with Ada", "SUMMARY:Lunch wi\r\n th Ada\r\n", 5}}, {alarm}, 4};
    const component calendar{"VCALENDAR",
                             {{{}, "VERSION", {}, "2.0", "VERSION:2.0\r\n", 2},
                              {{}, "PRODID", {{"X-A", {"b"}}}, "-//x", "PRODID;X-A=b:-//x\r\n", 3}},
                             {event},
                             1};
    CHECK(*read == std::vector{calendar});
    CHECK(ical::print(read->front()) == text);
}

TEST_CASE("a byte order mark and bare line feeds and blank lines and lower case are taken") {
    const auto read = parse_components("\xEF\xBB\xBF\n\nbegin:vcalendar\nversion : 2.0\n \n\nend:vcalendar");
    REQUIRE(read.has_value());
    CHECK(ical::print(read->front()) == "BEGIN:VCALENDAR\r\nversion : 2.0\r\n \r\nEND:VCALENDAR\r\n");
    CHECK(ical::value_of(read->front(), "VERSION") == " 2.0");
    CHECK(read->front().number == 3);
}

TEST_CASE("a fold behind an empty line is a fold") {
    CHECK(line_of("DESCRIPTION:one\r\n\r\n two").value == "onetwo");
}

TEST_CASE("several components in one text are several") {
    const auto read = parse_components("BEGIN:VCARD\r\nEND:VCARD\r\n\r\nBEGIN:VCARD\r\nEND:VCARD\r\n");
    REQUIRE(read.has_value());
    CHECK(read->size() == 2);
}

TEST_CASE("parameters are read with quotes and lists and circumflexes") {
    const auto line = line_of("attendee;CN=\"Lovelace, Ada; \"\"\":mailto:a@b");
    CHECK(line.name.empty()); // the quote after the quoted string
    const auto good = line_of("attendee;CN=\"Lovelace, Ada: x;y\";member=\"a\",b;X=^'^n^^^x:mailto:a@b");
    CHECK(good.name == "ATTENDEE");
    CHECK(good.parameters == std::vector<ical::parameter>{
                                 {"CN", {"Lovelace, Ada: x;y"}}, {"MEMBER", {"a", "b"}}, {"X", {"\"\n^^x"}}});
    CHECK(good.value == "mailto:a@b");
    CHECK(ical::values_of(good, "MEMBER") == strings{"a", "b"});
    CHECK(ical::values_of(good, "ROLE").empty());
}

TEST_CASE("groups and bare words of address books are read") {
    const auto line = line_of("item1.tel;HOME;type=voice:+44 20");
    CHECK(line.group == "item1");
    CHECK(line.name == "TEL");
    CHECK(line.parameters == std::vector<ical::parameter>{{"", {"HOME"}}, {"TYPE", {"voice"}}});
}

TEST_CASE("a line that is no content line is kept without a name") {
    for (const std::string text :
         {"no colon", ":no name", "BAD NAME:x", "X;CN=\"open:x", "X;CN:x;y", "ä:x"}) {
        INFO(text);
        if (text == "X;CN:x;y") {
            CHECK(line_of(text).name == "X");
            continue;
        }
        content_line kept;
        kept.text = text + "\r\n";
        kept.number = 2;
        CHECK(line_of(text) == kept);
    }
}

TEST_CASE("a character torn by a fold is whole again") {
    CHECK(line_of("SUMMARY:Gr\xC3\r\n \xBC\xC3\x9F"
                  "e")
              .value == "Grüße");
}

TEST_CASE("what is no calendar is refused with its line") {
    CHECK(refusal("") == "line 0: nothing here, expected BEGIN:VCALENDAR or another component");
    CHECK(refusal("\r\n<!doctype html>\r\n<html>") ==
          "line 2: found \"<!doctype html>\", expected BEGIN:VCALENDAR or another component");
    CHECK(refusal("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x") ==
          "line 3: the text ends inside \"VEVENT\", which begins on line 2");
    CHECK(refusal("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n") ==
          "line 3: found END:VCALENDAR, expected the END of \"VEVENT\", which begins on line 2");
    CHECK(refusal("END:VCALENDAR\r\n") ==
          "line 1: found \"END:VCALENDAR\", expected BEGIN:VCALENDAR or another component");
    CHECK(refusal("BEGIN:VEVENT\r\nSUMMARY:\xFF\r\nEND:VEVENT\r\n") == "line 2: not UTF-8");
    CHECK(refusal(std::string("BEGIN:VEVENT\r\nSUMMARY:\0\r\nEND:VEVENT\r\n", 37)) ==
          "line 2: a NUL byte; this is no text file");
    CHECK(refusal("BEGIN:A\r\nEND:A\r\ntrailer") ==
          "line 3: found \"trailer\", expected BEGIN:VCALENDAR or another component");
}

TEST_CASE("limits hold for bytes and lines and their length and depth") {
    CHECK(refusal("BEGIN:A\r\nEND:A\r\n", {.bytes = 15}) == "16 bytes, more than the 15 that are read");
    CHECK(parse_components("BEGIN:A\r\nEND:A\r\n", {.bytes = 16}).has_value());
    CHECK(refusal("BEGIN:A\r\nX:1234\r\n 56\r\n 78\r\nEND:A\r\n", {.line = 8}) ==
          "line 2: a line of more than 8 bytes");
    CHECK(refusal("BEGIN:A\r\nX:1\r\nX:1\r\nEND:A\r\n", {.lines = 3}) == "line 4: more than 3 lines");
    CHECK(parse_components(nested(8)).has_value());
    CHECK(refusal(nested(9)) == "line 9: components nested more than 8 deep");
    CHECK(refusal(nested(200'000), {.bytes = 1U << 24U, .lines = 1'000'000}) ==
          "line 9: components nested more than 8 deep");
}

TEST_CASE("a text cut anywhere is refused or whole") {
    const std::string text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;X=\"a\":x\r\nEND:VEVENT\r\nEND:VCALENDAR";
    for (std::size_t length = 0; length < text.size(); ++length) {
        INFO(length);
        CHECK_FALSE(parse_components(text.substr(0, length)).has_value());
    }
    CHECK(parse_components(text).has_value());
}
