// SPDX-License-Identifier: MIT
// tests/data/cards/good/NAME.vcf or .csv is imported with roster.toml as the roster, and gives NAME.toml.
// bad/NAME.* is refused with the error in NAME.expected.
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

const cards::dialling london{"44", "0"};

/// The number of people in the printed entries, which must be a roster without faults.
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

TEST_CASE("exported address books become roster entries") {
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

TEST_CASE("a file that is cut off or of another kind is refused with a line") {
    for (const auto& file : files_in(data / "bad")) {
        INFO(file.string());
        const auto people = cards::read_contacts(file.filename().string(), contents(file));
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
