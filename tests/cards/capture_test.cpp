// SPDX-License-Identifier: MIT
// tests/data/cards/lines.txt: a line about somebody, and the entry that it makes, between blank lines.
#include "cards/capture/capture.hpp"
#include "cards/capture/parse_line.hpp"
#include "roster/read_roster.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace intouch;

namespace {

roster::read_roster_result read_lines(const std::string& text) {
    const std::vector<roster::source> files{{"roster.toml", text}};
    return roster::read_roster(files, roster::default_settings());
}

roster::roster roster_of_ada() {
    auto made = read_lines(
        "[circles.friends]\nevery = \"1 month\"\n[circles.book_club]\n[people.ada]\nname = \"Ada Lovelace\"\n"
        "phone = \"+44 20 7946 0000\"\nemail = \"ada@example.org\"\nformerly = [\"ada-l\"]\n");
    REQUIRE(made.faults.empty());
    return std::move(made.value);
}

const cards::import_settings settings{cards::dialling_of_zone("Europe/Berlin"),
                                      time_zone::load("Europe/Berlin").value(),
                                      parse_date("2026-11-30").value()};

result<cards::captured_entry> add(const std::string& line, const std::string& circle = {}, bool again = false,
                                  const roster::roster& there = roster_of_ada()) {
    auto person = cards::parse_line(line, settings);
    if (!person) return std::unexpected(person.error());
    return cards::capture(*std::move(person), circle, again, there, settings);
}

std::string refusal(const result<cards::captured_entry>& made) {
    REQUIRE_FALSE(made.has_value());
    return made.error().text;
}

} // namespace

TEST_CASE("a line makes the entry beside it") {
    std::ifstream file(test::data_dir() / "cards" / "lines.txt");
    std::string line;
    int cases = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line.starts_with('#')) continue;
        std::string wanted;
        for (std::string next; std::getline(file, next) && !next.empty();) wanted += next + "\n";
        INFO(line);
        const auto made = add(line);
        if (wanted.starts_with("refused: ")) {
            CHECK("refused: " + refusal(made) + "\n" == wanted);
        } else {
            REQUIRE_MESSAGE(made.has_value(), made.error().text);
            CHECK(made->text == "\n" + wanted);
        }
        ++cases;
    }
    CHECK(cases > 20);
}

TEST_CASE("an entry is a roster without faults, whatever the line holds") {
    const std::vector<std::string> hostile{R"(Ann "Q" Lee, "]\n[people.eve])",
                                           R"(Ann\, met """at""" the fair')",
                                           "Ann [people.x] Lee # none",
                                           R"([people.eve]\u000aname = "Eve")",
                                           "Ann = {}, phone = 1",
                                           "'''Ann''', \\\"",
                                           "山田 太郎, met [there]"};
    for (const auto& line : hostile) {
        INFO(line);
        const auto made = add(line, "friends");
        REQUIRE(made.has_value());
        const auto there = read_lines("[circles.friends]\n" + cards::capture_head() + made->text);
        CHECK(there.faults.empty());
        CHECK(there.value.people.size() == 1);
        CHECK(there.value.people.begin()->second.circles == std::vector<std::string>{"friends"});
    }
}

TEST_CASE("no line of any letters becomes more than one entry without faults") {
    const std::vector<std::string> pieces{
        "Ann", " ",    ", ",  "; ", "\"", "\\", "'",  "[",      "]",     "[people.", "]]",
        "=",   "#",    "\\n", "{",  "}",  ".",  ":",  "met ",   "born ", "@",        "+49",
        "170", "1985", "-",   "/",  "12", "é",  "山", "\"\"\"", "''",    "tel ",     "e-mail: "};
    std::mt19937 random(1); // NOLINT: the same lines each time
    const auto there = roster_of_ada();
    int made = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string line;
        for (auto n = random() % 12; n > 0; --n) line += pieces[random() % pieces.size()];
        const auto one = add(line, "friends", true, there);
        if (!one) continue;
        ++made;
        const auto found = read_lines("[circles.friends]\n" + one->text);
        if (!found.faults.empty() || found.value.people.size() != 1) FAIL_CHECK(line << "\n" << one->text);
    }
    CHECK(made > 1000);
}

TEST_CASE("control characters and marks of direction are refused") {
    for (const std::string line : {"Ann\nLee", "Ann\x01", "Ann \xE2\x80\xAE Lee", "Ann\xFF", "Ann\tLee"})
        CHECK(refusal(add(line)).starts_with("text: found a control character"));
    CHECK(refusal(add(std::string(1001, 'a'))) == "text: found 1001 characters, expected at most 1000");
}

TEST_CASE("an id is free on the roster, and was never another's") {
    CHECK(add("Ada L")->id == "ada-l-2");
    CHECK(add("山田")->id == "person");
    CHECK(add("Ada Lovelace", {}, true)->id == "ada-lovelace");
}

TEST_CASE("somebody on the roster is refused by name") {
    constexpr const char* what =
        ": change that entry; for somebody else, add with again = true (intouch add --again)";
    CHECK(refusal(add("Lovelace Ada")) ==
          std::string("Lovelace Ada is on the roster already, as Ada Lovelace (ada), by the name") + what);
    CHECK(refusal(add("Ann, 0044 20 79460000")) ==
          std::string("Ann is on the roster already, as Ada Lovelace (ada), by the number 0044 20 79460000") +
              what);
    CHECK(refusal(add("Ann, ADA@example.org")).find("by the address ADA@example.org") != std::string::npos);
    CHECK(add("Ann, ADA@example.org", {}, true)->id == "ann");
}

TEST_CASE("nobody is born on a day to come") {
    CHECK(refusal(add("Tom, born 3 May 2030")) == "text: found the birthday 2030-05-03, which is still to "
                                                  "come; expected 2026-11-30, which is today, or "
                                                  "earlier, or a day without a year");
    CHECK(add("Tom, born 30 Nov 2026").has_value());
}

TEST_CASE("a circle must be on the roster") {
    CHECK(add("Ann", "book_club")->text ==
          "\n[people.ann]\nname     = \"Ann\"\ncircles  = [\"book_club\"]\n");
    CHECK(refusal(add("Ann", "freinds")) == "circle: found \"freinds\", expected a circle of the roster: "
                                            "book_club, friends; did you mean \"friends\"?");
}

TEST_CASE("a vCard is one person") {
    const std::string card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nTEL:+49 170 1234567\r\nEND:VCARD\r\n";
    CHECK(cards::parse_card(card, settings)->name == "Ann Lee");
    CHECK(cards::parse_card(card + card, settings)->name == "Ann Lee");
    const std::string other = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob\r\nEND:VCARD\r\n";
    CHECK(cards::parse_card(card + other, settings).error().text ==
          "found 2 people, expected one; `intouch import` reads several");
    CHECK_FALSE(cards::parse_card("Ann Lee", settings).has_value());
    CHECK_FALSE(cards::parse_card("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", settings).has_value());
}

TEST_CASE("an entry is taken out with all its tables, and no other line") {
    const std::string head = cards::capture_head();
    const std::string ann =
        "\n[people.ann]\nname = \"Ann\"\n# also\n\n[[people.ann.occasions]]\nname = \"W\"\non = \"07-08\"\n";
    const std::string anna = "\n[people.anna]\nname = \"Anna\"\nnotes = \"[people.ann]\"\n";
    CHECK(cards::without_entry(head + ann + anna, "ann") == head + "\n" + anna.substr(1));
    CHECK(cards::without_entry(head + ann + anna, "anna") == head + ann);
    CHECK(cards::without_entry(ann, "bob").error().text == "found no entry [people.bob]");
    CHECK(cards::without_entry("", "bob").error().code == errc::not_found);
}
