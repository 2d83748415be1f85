// SPDX-License-Identifier: MIT
// tests/data/cards/good/NAME.vcf or .csv is imported with roster.toml as the roster of a user in London, and gives
// NAME.toml. cases/NAME.* is imported into an empty roster of a user in Berlin. bad/NAME.* is refused with the error in
// NAME.expected.
#include "cards/import.hpp"
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

cards::import_settings settings_in(const std::string& zone) {
    return {cards::dialling_of_zone(zone), time_zone::load(zone).value(), parse_date("2026-11-30").value()};
}

/// The number of people in the printed entries, which must be a roster without faults.
std::size_t people_in(const std::string& text) {
    roster::fault_list faults;
    const auto there = read("[circles.friends]\nevery = \"1 month\"\n" + text, faults);
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

namespace {

void check_files(const fs::path& folder, const roster::roster& there,
                 const cards::import_settings& settings) {
    for (const auto& file : files_in(folder)) {
        INFO(file.string());
        const auto book = cards::read_contacts(file.filename().string(), contents(file), settings.zone);
        REQUIRE_MESSAGE(book.has_value(), book.error().text);
        const auto made = cards::print_entries(*book, there, settings);
        CHECK(made.text == contents(fs::path(file).replace_extension(".toml")));
        CHECK(people_in(made.text) == made.added);
        CHECK(made.added + made.known + made.joined == book->people.size());
    }
}

/// The text with every proposed household in force.
std::string with_households(std::string text) {
    for (std::size_t at = text.find("# household = "); at != std::string::npos;
         at = text.find("# household = "))
        text.erase(at, 2);
    return text;
}

} // namespace

TEST_CASE("exported address books become roster entries") {
    check_files(data / "good", the_roster(), settings_in("Europe/London"));
}

TEST_CASE("the address books of other programs lose nothing that has a place in a roster") {
    check_files(data / "cases", {}, settings_in("Europe/Berlin"));
}

TEST_CASE("a proposed household is part of a valid roster") {
    const auto settings = settings_in("Europe/Berlin");
    const auto book =
        cards::read_contacts("household.vcf", contents(data / "cases" / "household.vcf"), settings.zone);
    const auto made = cards::print_entries(*book, {}, settings);
    CHECK(with_households(made.text) != made.text);
    CHECK(people_in(with_households(made.text)) == made.added);
}

TEST_CASE("groups are chosen by name") {
    std::vector<cards::contact> people(3);
    people[0].groups = {"Friends", "Old friends"};
    people[1].groups = {"friends", "Dentist"};
    const auto names = [&](const cards::group_choice& choice) {
        return cards::choose(people, choice).value();
    };
    CHECK(names({}) == people);
    CHECK(names({{"FRIENDS"}, {}}) == std::vector{people[0], people[1]});
    CHECK(names({{"Friends"}, {"dentist"}}) == std::vector{people[0]});
    CHECK(names({{}, {"Old  friends"}}) == std::vector{people[1], people[2]});
    const auto none = cards::choose(people, {{}, {"Taxi"}});
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().text ==
          "found no group \"Taxi\"; there are: Dentist (1), Friends (2), Old friends (1)");
}

TEST_CASE("a person on the roster is found by name before a shared number") {
    const auto settings = settings_in("Europe/Berlin");
    roster::fault_list faults;
    const auto there = read("[people.anna]\nname = \"Anna Beispiel\"\nphone = \"+49 30 5550100\"\n", faults);
    const std::string anna = "BEGIN:VCARD\nFN:Anna Beispiel\nTEL:030 5550100\nEND:VCARD\n";
    const std::string bernd = "BEGIN:VCARD\nFN:Bernd Beispiel\nTEL:030 5550100\nEND:VCARD\n";
    const auto both = cards::read_contacts("x.vcf", bernd + anna, settings.zone);
    const auto made = cards::print_entries(*both, there, settings);
    CHECK(made.known == 1);
    CHECK(made.text.contains("[people.bernd-beispiel]"));
    CHECK(made.text.contains("the number 030 5550100 is also that of [people.anna]"));
    const auto alone =
        cards::print_entries(*cards::read_contacts("x.vcf", bernd, settings.zone), there, settings);
    CHECK(alone.text.contains("Bernd Beispiel (x.vcf, line 1) is [people.anna] by the number 030 5550100."));
}

TEST_CASE("a character set that the user names is no guess") {
    const auto book = cards::read_contacts("x.csv", "Name\n\x8E\x52\x93\x63", time_zone::utc(), "Shift_JIS");
    REQUIRE(book.has_value());
    CHECK(book->people.front().name == "山田");
    CHECK(book->warnings.empty());
    CHECK_FALSE(cards::read_contacts("x.csv", "Name\nx", time_zone::utc(), "klingon").has_value());
}

TEST_CASE("a file that is no address book is named as what it is") {
    for (const auto& file : files_in(data / "bad")) {
        INFO(file.string());
        const auto people = cards::read_contacts(file.filename().string(), contents(file), time_zone::utc());
        REQUIRE_FALSE(people.has_value());
        CHECK(people.error().code == errc::invalid);
        CHECK(people.error().text + "\n" == contents(fs::path(file).replace_extension(".expected")));
    }
}

TEST_CASE("entries from any address book are a valid roster") {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same in each run
    const std::string pieces[] = {
        "\"", "\\", "'", "#",      "[people.x]", "=",      "\n",   "\r\n ",        "ä", "😀", "]]",  "\t",
        ";",  ",",  ":", "\"\"\"", "@",          "123456", "\x01", "\xE2\x80\xA8", "{", "^n", "=41", " "};
    const auto text = [&] {
        std::string made;
        for (unsigned n = random() % 12; n > 0; --n) made += pieces[random() % std::size(pieces)];
        return made;
    };
    for (int round = 0; round < 400; ++round) {
        cards::address_book book;
        for (int n = 0; n < 5; ++n) {
            cards::contact c;
            c.places.push_back({text(), 1});
            c.name = "x" + text();
            std::erase_if(c.name, [](char letter) { return letter == '\n' || letter == '\r'; });
            c.phones = {text(), text()};
            c.emails = {text(), text() + "@" + text()};
            c.addresses = {"a" + text(), text()};
            c.faxes = {text()};
            c.timezone = text();
            c.met = text();
            c.work = text();
            c.nick = text();
            c.notes = "n" + text();
            c.groups = {text(), "Friends"};
            c.unread = {text()};
            c.occasions = {{"o" + text(), {{std::chrono::May, std::chrono::day(4)}, std::nullopt}}};
            book.people.push_back(std::move(c));
        }
        roster::fault_list faults;
        const auto there = read("[circles.friends]\nevery = \"1 month\"\n", faults);
        book.warnings = {text()};
        book.notes = {text()};
        const auto made = cards::print_entries(book, there, settings_in("Europe/London"));
        INFO(made.text);
        CHECK(people_in(made.text) == made.added);
    }
}
