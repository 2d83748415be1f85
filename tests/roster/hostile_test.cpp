// SPDX-License-Identifier: MIT
// Any file is read to a value or to faults, without a crash, and a long file in time proportional to its
// length.
#include "roster/document.hpp"
#include "roster/files.hpp"
#include "support/processor_time.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <random>

namespace intouch::roster {
namespace {

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

bool refused(const std::string& text) {
    const bool by_roster = has_errors(read_text(text).faults);
    const bool by_settings = has_errors(read_settings_text(text).faults);
    return by_roster && by_settings;
}

/// How many times as long `many` takes to read as `few`, a text with a tenth of the parts. About 10 where the
/// time grows with the length, about 100 where it grows with the square.
double growth(const std::string& few, const std::string& many) {
    const auto time_of = [](const std::string& text) {
        return test::processor_time([&] { static_cast<void>(read_text(text)); });
    };
    time_of(few); // the first reading pays for what is set up once
    return time_of(many) / std::chrono::duration<double, std::nano>(time_of(few));
}

constexpr double most_growth = 20;

/// A person with that many unknown names, unknown keys and wrong dates.
std::string with_faults(int faults) {
    std::string text = "[people.ada]\nthrough = [";
    for (int i = 0; i < faults; ++i) text += fmt::format("\"nobody-{}\",", i);
    text += "]\n";
    for (int i = 0; i < faults; ++i) text += fmt::format("key-{} = {}-02-31\n", i, 1900 + i % 300);
    return text;
}

std::string roster_of(int people) {
    std::string text = "[circles.friends]\nevery = \"1 month\"\n[circles.clients]\nevery = \"3 months\"\n";
    for (int i = 0; i < people; ++i)
        text += fmt::format(
            "[people.person-{0}]\nname = \"Person Number {0}\"\ncircles = [\"friends\", \"clients\"]\nevery "
            "= \"{1} days\"\n"
            "via = [\"call\", \"text\"]\nphone = \"+44 20 7946 {0:04}\"\nemail = \"person{0}@example.org\"\n"
            "timezone = \"Europe/London\"\nreach = [\"Mon-Fri 16:00-20:30\", \"Sat 10:00-12:00\"]\n"
            "last = 2026-08-14\nbirthday = \"12-10\"\ntopics = [\"her book\"]\n",
            i, i % 50 + 5);
    return text;
}

TEST_CASE("very deep nesting is refused") {
    constexpr int deep = 100'000;
    CHECK(refused("x = " + repeated("[", deep)));
    CHECK(refused("x = " + repeated("[", deep) + repeated("]", deep)));
    CHECK(refused("x = " + repeated("{a=", deep)));
    CHECK(refused("x = " + repeated("{a=", 200) + "1" + repeated("}", 200)));
    CHECK(refused(repeated("a.", deep) + "a = 1"));
    CHECK(refused(repeated("\"a\" . ", deep) + "a = 1"));
    CHECK(refused("[" + repeated("a.", deep) + "a]"));
    CHECK(refused("[[" + repeated("a.", deep) + "a]]"));
    CHECK(refused("x = {" + repeated("a.", deep) + "a = 1}"));
    CHECK(refused(repeated("[", deep)));
}

TEST_CASE("the nesting of a list in a table of a table is accepted") {
    CHECK_FALSE(has_errors(
        read_text("people = { ada = { occasions = [ { name = \"x\", on = \"01-01\", via = [\"call\"] } ] } }")
            .faults));
}

TEST_CASE("long texts are refused") {
    const std::string megabyte(1 << 20, 'x');
    CHECK(refused("[people." + megabyte + "]"));
    CHECK(refused("[people.ada]\nevery = \"" + megabyte + "\"\n[calendar]\nx = 1\n"));
    CHECK(refused("[people.ada]\n" + megabyte + " = 1\n"));
}

TEST_CASE("many faults are all told and take time in proportion") {
    const std::string many = with_faults(20'000);
    CHECK(read_text(many).faults.size() ==
          60'000); // for each an unknown name, an unknown key and a wrong date
    CHECK(growth(with_faults(2000), many) < most_growth);
}

TEST_CASE("columns count characters and not bytes") {
    CHECK(lines(read_text("people.ada = { name = \"Zoë Ångström\", every = \"soon\" }\n").faults) ==
          "roster.toml:1:47: error: every: found \"soon\", expected a span such as \"6 weeks\"\n");
}

TEST_CASE("any control character in any text is refused") {
    for (const char* key : {"name", "phone", "email", "address", "met", "notes"})
        for (const char* escape : {"\\u0000", "\\u0001", "\\t", "\\n", "\\r", "\\u001b", "\\u007f", "\\u0085",
                                   "\\u2028", "\\u2029"}) {
            const std::string text = fmt::format("[people.ada]\n{} = \"ada@123{}.org\"\n", key, escape);
            CHECK_MESSAGE(lines(read_text(text).faults)
                              .starts_with(fmt::format("roster.toml:2:{}: error: {}: found ",
                                                       std::string(key).size() + 4, key)),
                          text);
        }
}

TEST_CASE("the examples with random damage never crash the reader") {
    std::mt19937 random(7); // the same damage in each run
    const std::string settings_text = text_of(examples() / "intouch.toml");
    const std::string roster_text = text_of(examples() / "roster.toml");
    constexpr std::string_view alphabet = "[]{}=\"'\n.,#\\-:0129aTZ \t\r\xC3\xFF";
    std::size_t wrong = 0;
    for (int round = 0; round < 300; ++round) {
        for (const std::string& whole : {settings_text, roster_text}) {
            std::string text = whole;
            for (int edits = 1 + static_cast<int>(random() % 4); edits > 0; --edits)
                text[random() % text.size()] = alphabet[random() % alphabet.size()];
            if (round % 3 == 0) text.erase(random() % text.size(), random() % 200);
            wrong += refused(text) ? 1U : 0U;
        }
    }
    CHECK(wrong > 100);
}

TEST_CASE("ten thousand people are read and more people take time in proportion") {
    const std::string text = roster_of(10'000);
    const read_roster_result read = read_text(text);
    CHECK(read.faults.empty());
    CHECK(read.value.people.size() == 10'000);
    CHECK(growth(roster_of(1000), text) < most_growth);
}

} // namespace
} // namespace intouch::roster
