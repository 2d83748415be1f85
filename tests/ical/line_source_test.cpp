// SPDX-License-Identifier: MIT
#include "ical/line_source.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace intouch;

std::vector<std::string> lines_of(std::string_view text, std::size_t longest = 100) {
    ical::line_source source(text);
    std::vector<std::string> lines;
    while (const auto found = source.next(longest)) lines.push_back(found->cut ? "(cut)" : found->line);
    return lines;
}

} // namespace

TEST_CASE("lines are joined at folds and at the soft line breaks of quoted-printable") {
    using lines = std::vector<std::string>;
    CHECK(lines_of("SUMMARY:a\r\n b\r\nUID:1\r\n") == lines{"SUMMARY:ab", "UID:1"});
    CHECK(lines_of("SUMMARY;QUOTED-PRINTABLE:a=\nb=\nc\nUID:1\n") ==
          lines{"SUMMARY;QUOTED-PRINTABLE:abc", "UID:1"});
    CHECK(lines_of("SUMMARY:a=\nUID:1\n") == lines{"SUMMARY:a=", "UID:1"});
    CHECK(lines_of("SUMMARY;ENCODING=QUOTED-PRINTABLE:a=\nEND:VEVENT\n") ==
          lines{"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=", "END:VEVENT"});
    CHECK(lines_of("PHOTO;ENCODING=b;TYPE=PNG:aa\nbb=\n\nUID:1\n") ==
          lines{"PHOTO;ENCODING=b;TYPE=PNG:aabb=", "UID:1"});
    CHECK(lines_of("PHOTO;BASE64:aa\n bb\ncc\nend:vcard\n") == lines{"PHOTO;BASE64:aabbcc", "end:vcard"});
}

TEST_CASE("line ends that a program wrote twice, or for another system, end a line") {
    using lines = std::vector<std::string>;
    CHECK(lines_of("BEGIN:A\r\r\nSUMMARY:a\r\r\n b\r\r\nEND:A\r\r\n") ==
          lines{"BEGIN:A", "SUMMARY:ab", "END:A"});
    CHECK(lines_of("BEGIN:A\rSUMMARY:a\r b\rEND:A\r\n") == lines{"BEGIN:A", "SUMMARY:ab", "END:A"});
    CHECK(lines_of("BEGIN:A\r\r\n") == lines{"BEGIN:A"});
}

TEST_CASE("a text that is cut off takes no other line with it") {
    using lines = std::vector<std::string>;
    const std::string head = "SUMMARY;QUOTED-PRINTABLE:";
    const std::string much(90, 'a');
    CHECK(lines_of(head + "a=\n" + much + "=\n" + much + "\nDTSTART:20261201\n") ==
          lines{"(cut)", "DTSTART:20261201"});
    CHECK(lines_of(head + much + "=\n" + much + "\nDTSTART:20261201\n") ==
          lines{"(cut)", "DTSTART:20261201"});
}
