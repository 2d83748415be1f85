// SPDX-License-Identifier: MIT
#include "ledger/state.hpp"

#include <charconv>
#include <system_error>

namespace intouch::ledger {

std::string occasion_of_year(std::string_view name, int year) {
    return std::to_string(year) + ' ' + std::string(name);
}

std::string occasion_of(std::string_view person, std::string_view name, int year) {
    return std::string(person) + ' ' + occasion_of_year(name, year);
}

std::optional<named_occasion> parse_occasion(std::string_view names) {
    const auto person_end = names.find(' '); // an id never holds a space
    if (person_end == 0 || person_end == std::string_view::npos) return std::nullopt;
    named_occasion named{.person = std::string(names.substr(0, person_end)), .name = {}};
    names.remove_prefix(person_end + 1);
    const auto [end, failed] = std::from_chars(names.data(), names.data() + names.size(), named.year);
    names.remove_prefix(static_cast<std::size_t>(end - names.data()));
    if (failed != std::errc() || names.size() < 2 || names.front() != ' ') return std::nullopt;
    named.name = names.substr(1);
    return named;
}

} // namespace intouch::ledger
