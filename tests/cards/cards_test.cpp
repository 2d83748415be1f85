// SPDX-License-Identifier: MIT
// tests/data/cards/good/NAME.vcf or .csv is imported beside roster.toml and gives NAME.toml; bad/NAME.* is
// refused as NAME.expected says.
#include "cards/encoding.hpp"
#include "cards/import.hpp"
#include "cards/yearly.hpp"
#include "core/text.hpp"
#include "roster/read_roster.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace intouch;

namespace {

namespace fs = std::filesystem;

const fs::path data = test::data_dir() / "cards";

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE_MESSAGE(in.is_open(), file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

roster::roster read(const std::string& text, roster::fault_list& faults) {
    const std::vector<roster::source> files{{"roster.toml", text}};
    auto made = roster::read_roster(files, roster::default_settings());
    faults = std::move(made.faults);
    return std::move(made.value);
}

roster::roster the_roster() {
    roster::fault_list faults;
    auto made = read(contents(data / "roster.toml"), faults);
    REQUIRE(faults.empty());
    return made;
}

const cards::dialling london{"44", "0"};

/// What is printed has to be a roster without a fault, whatever came in.
std::size_t people_in(const cards::imported& made) {
    roster::fault_list faults;
    const auto there = read("[circles.friends]\nevery = \"1 month\"\n" + made.text, faults);
    for (const auto& f : faults) FAIL_CHECK(roster::print(f));
    return there.people.size();
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& one : fs::directory_iterator(folder))
        if (one.path().extension() != ".toml" && one.path().extension() != ".expected")
            files.push_back(one.path());
    std::ranges::sort(files);
    REQUIRE_FALSE(files.empty());
    return files;
}

} // namespace

TEST_CASE("address books as they are exported become roster entries") {
    for (const auto& file : files_in(data / "good")) {
        INFO(file.string());
        const auto people = cards::read_contacts(file.filename().string(), contents(file));
        REQUIRE_MESSAGE(people.has_value(), people.error().text);
        const auto made = cards::print_entries(*people, the_roster(), london);
        CHECK(made.text == contents(fs::path(file).replace_extension(".toml")));
        CHECK(people_in(made) == made.added);
        CHECK(made.added + made.known == people->size());
    }
}

TEST_CASE("files that are half there or something else are refused with their line") {
    for (const auto& file : files_in(data / "bad")) {
        INFO(file.string());
        const auto people = cards::read_contacts(file.filename().string(), contents(file));
        REQUIRE_FALSE(people.has_value());
        CHECK(people.error().code == errc::invalid);
        CHECK(people.error().text + "\n" == contents(fs::path(file).replace_extension(".expected")));
    }
}

TEST_CASE("a table is read in every encoding that spreadsheets write") {
    const std::string text = "Name,Notes\r\n\"Zoë Müller\",\"a \"\"b\"\"\r\nc\"\r\n";
    std::string utf16le = "\xFF\xFE";
    std::string utf16be = "\xFE\xFF";
    std::string latin1;
    const auto put = [&](unsigned unit) {
        utf16le += {static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)};
        utf16be += {static_cast<char>(unit >> 8U), static_cast<char>(unit & 0xFFU)};
        latin1 += static_cast<char>(unit);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            put(byte);
        else
            put(((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
    for (const std::string& bytes :
         {text, "\xEF\xBB\xBF" + text, utf16le, utf16be, utf16le.substr(2), latin1}) {
        const auto people = cards::read_contacts("x.csv", bytes);
        REQUIRE(people.has_value());
        REQUIRE(people->size() == 1);
        CHECK(people->front().name == "Zoë Müller");
        CHECK(people->front().notes == "a \"b\" c");
    }
}

TEST_CASE("two spellings of a number are one number") {
    const cards::dialling berlin{"49", "0"};
    const cards::dialling new_york{"1", "1"};
    const cards::dialling oslo{"47", ""};
    const cards::dialling nowhere;
    for (const auto* spelling :
         {"+44 20 7946 0000", "020 7946 0000", "(020) 7946-0000", "0044 20 79460000", "+44 (0)20 7946 0000",
          "tel:+44-20-7946-0000", "020 7946 0000 ext. 12", "+442079460000;ext=12"})
        CHECK(cards::normalise(spelling, london) == "+442079460000");
    CHECK(cards::normalise("0171 1234567", berlin) == "+491711234567");
    CHECK(cards::normalise("(202) 555-0100", new_york) == "+12025550100");
    CHECK(cards::normalise("1-202-555-0100", new_york) == "+12025550100");
    CHECK(cards::normalise("011 44 20 7946 0000", new_york) == "+442079460000");
    CHECK(cards::normalise("555-0100", new_york) == "5550100");
    CHECK(cards::normalise("22 12 34 56", oslo) == "+4722123456");
    CHECK(cards::normalise("112", berlin) == "112");
    CHECK(cards::normalise("1234567", berlin) == "1234567");
    CHECK(cards::normalise("0171 1234567", nowhere) == "01711234567");
    CHECK_FALSE(cards::normalise("none", berlin).has_value());
    CHECK_FALSE(cards::normalise("12", berlin).has_value());
    CHECK(cards::dialling_of_zone("Europe/Berlin") == berlin);
    CHECK(cards::dialling_of_zone("Etc/UTC") == nowhere);
}

TEST_CASE("days of the year are read as cards and tables write them") {
    using std::chrono::year;
    const cards::yearly_day known{{std::chrono::December, std::chrono::day(10)}, year(1985)};
    const cards::yearly_day yearless{known.on, std::nullopt};
    for (const auto* text : {"1985-12-10", "19851210", "1985-12-10T00:00:00Z", "1985-12-10 00:00"})
        CHECK(cards::parse_yearly(text) == known);
    for (const auto* text : {"--12-10", "--1210", " --12-10", "1604-12-10", "--1210T090000"})
        CHECK(cards::parse_yearly(text) == yearless);
    for (const auto* text :
         {"", "1985", "1985-12", "--12", "---10", "1985-02-30", "soon", "1985-13-01", "12/10/1985"})
        CHECK_FALSE(cards::parse_yearly(text).has_value());
    using enum cards::slash_order;
    CHECK(cards::parse_written("12/10/1985", month_first) == known);
    CHECK(cards::parse_written("10/12/1985", day_first) == known);
    CHECK_FALSE(cards::parse_written("10/12/1985", unknown).has_value());
    CHECK(cards::parse_written("10.12.1985", unknown) == known);
    CHECK(cards::parse_written("12/10/85", month_first) == yearless);
    CHECK(cards::order_told_by("25/12/1985") == day_first);
    CHECK(cards::order_told_by("12/25/1985") == month_first);
    CHECK(cards::order_told_by("12/10/1985") == unknown);
}

TEST_CASE("names become ids") {
    CHECK(cards::id_of("Ada Lovelace") == "ada-lovelace");
    CHECK(cards::id_of("  Søren  Łoś-Œuvre ") == "soren-los-oeuvre");
    CHECK(cards::id_of("Shaun O’Neill, Dr.") == "shaun-oneill-dr");
    CHECK(cards::id_of("Ž Š Ÿ ß ſ Ŀ Ŋ") == "z-s-y-ss-s-l-n");
    CHECK(cards::id_of("山田").empty());
    CHECK(cards::id_of("\"; rm -rf /") == "rm-rf");
    CHECK(valid_id(cards::id_of(std::string(300, 'a'))));
}

TEST_CASE("whatever stands in an address book the entries are a roster") {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same every time
    const std::string pieces[] = {
        "\"", "\\", "'", "#",      "[people.x]", "=",      "\n",   "\r\n ",        "ä", "😀", "]]",  "\t",
        ";",  ",",  ":", "\"\"\"", "@",          "123456", "\x01", "\xE2\x80\xA8", "{", "^n", "=41", " "};
    const auto text = [&] {
        std::string made;
        for (unsigned n = random() % 12; n > 0; --n) made += pieces[random() % std::size(pieces)];
        return made;
    };
    for (int round = 0; round < 400; ++round) {
        std::vector<cards::contact> people;
        for (int n = 0; n < 5; ++n) {
            cards::contact c;
            c.file = text();
            c.name = "x" + text();
            std::erase_if(c.name, [](char letter) { return letter == '\n' || letter == '\r'; });
            c.phones = {text(), text()};
            c.emails = {text(), text() + "@" + text()};
            c.address = "a" + text();
            c.notes = "n" + text();
            c.groups = {text(), "Friends"};
            c.unread = {text()};
            people.push_back(std::move(c));
        }
        roster::fault_list faults;
        const auto there = read("[circles.friends]\nevery = \"1 month\"\n", faults);
        const auto made = cards::print_entries(people, there, london);
        INFO(made.text);
        CHECK(people_in(made) == made.added);
    }
}
