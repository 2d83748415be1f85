// SPDX-License-Identifier: MIT
// What holds for every file that is imported as an address book.
#pragma once

#include "cards/import.hpp"
#include "roster/read_roster.hpp"

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

/// The faults of a text as a roster, and how many people it holds.
inline std::string fault_of_roster(const std::string& text, std::size_t people) {
    const std::vector<roster::source> files{{"roster.toml", text}};
    const auto made = roster::read_roster(files, roster::default_settings());
    if (roster::has_errors(made.faults)) return roster::print(made.faults.front());
    if (made.value.people.size() == people) return {};
    return fmt::format("{} people printed, {} read", people, made.value.people.size());
}

/// What is wrong with the import of `bytes`; empty when nothing is. A file that is refused is no fault.
inline std::string fault_of_address_book(const std::string& file, std::string_view bytes) {
    static const time_zone berlin = time_zone::load("Europe/Berlin").value();
    const cards::import_settings settings{{"49", "0"}, berlin, parse_date("2026-11-30").value()};
    const auto book = cards::read_contacts(file, bytes, settings.zone);
    if (!book) return book.error().text.starts_with(file) ? "" : "the error does not name the file";
    for (const auto& one : book->people)
        if (one.name.empty() || one.places.size() != 1) return "a person without a name or a place";
    const auto made = cards::print_entries(*book, {}, settings);
    if (made.known != 0) return "somebody is known to an empty roster";
    if (made.added + made.joined != book->people.size()) return "somebody is missing";
    return fault_of_roster(made.text, made.added);
}

} // namespace intouch::test
