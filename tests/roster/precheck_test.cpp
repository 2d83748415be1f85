// SPDX-License-Identifier: MIT
#include "roster/document.hpp"
#include "roster/files.hpp"
#include "roster/precheck.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace intouch::roster {
namespace {

std::string times_over(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST_CASE("a date that does not exist is replaced and the length stays") {
    fault_list faults;
    const source file{"roster.toml", "last = 2026-02-30 # 2026-02-30\nnotes = \"2026-02-30\"\n"};
    CHECK(precheck(file, faults) == "last = 0000-01-01 # 2026-02-30\nnotes = \"2026-02-30\"\n");
    CHECK(lines(faults) ==
          "roster.toml:1:8: error: last: found 2026-02-30, but February 2026 has days 01 to 28\n");
}

TEST_CASE("every kind of invalid UTF-8 is refused with its place") {
    for (const char* bytes :
         {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
        const std::string said =
            lines(read_text("# é\n[people.ada]\nname = \"é" + std::string(bytes) + "\"\n").faults);
        CHECK(said == fmt::format("roster.toml:3:10: error: found the byte 0x{:02X}, expected UTF-8 text; "
                                  "save the file as UTF-8\n",
                                  static_cast<unsigned char>(bytes[0])));
    }
}

TEST_CASE("a fault in a long file has its own place") {
    const std::string text =
        times_over("# ä comment\n", 50'000) + "[people.ada]\nlast = 2026-02-30\nnotes = \"ä\\u0007\" # ä\n";
    CHECK(lines(read_text(text).faults) ==
          "roster.toml:50002:8: error: last: found 2026-02-30, but February 2026 has days 01 to 28\n"
          "roster.toml:50003:9: error: notes: found the control character U+0007 at character 2, expected "
          "plain text; remove it\n");
}

} // namespace
} // namespace intouch::roster
