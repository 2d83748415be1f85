// SPDX-License-Identifier: MIT
#include "ledger/state.hpp"

namespace intouch::ledger {

std::string occasion_of_year(std::string_view name, int year) {
    return std::to_string(year) + ' ' + std::string(name);
}

std::string occasion_of(std::string_view person, std::string_view name, int year) {
    return std::string(person) + ' ' + occasion_of_year(name, year);
}

} // namespace intouch::ledger
