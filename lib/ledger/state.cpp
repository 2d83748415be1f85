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

std::optional<named_occasion> parse_occasion(std::string_view names, std::string_view person) {
    if (!names.starts_with(std::string(person) + ' ')) return std::nullopt; // an id never holds a space
    names.remove_prefix(person.size() + 1);
    named_occasion named;
    const auto [end, failed] = std::from_chars(names.data(), names.data() + names.size(), named.year);
    names.remove_prefix(static_cast<std::size_t>(end - names.data()));
    if (failed != std::errc() || names.size() < 2 || names.front() != ' ') return std::nullopt;
    named.name = names.substr(1);
    return named;
}

} // namespace intouch::ledger
