// SPDX-License-Identifier: MIT
#include "core/nearest_name.hpp"
#include "core/table.hpp"

#include <string>
#include <vector>

namespace intouch {

TEST_CASE("the nearest name is suggested when it is near enough") {
    check_table("suggestions.txt", [](const std::string& text) {
        const auto parts = split(text, " among ");
        return nearest_name(parts.at(0), split(parts.at(1), ", ")).value_or("");
    });
}

TEST_CASE("without candidates nothing is suggested") { CHECK_FALSE(nearest_name("ada", {}).has_value()); }

TEST_CASE("a word that is too long for a name is not compared") {
    const std::vector<std::string> candidates = {std::string(1000, 'a')};
    CHECK_FALSE(nearest_name(std::string(1000, 'a'), candidates).has_value());
    CHECK_FALSE(nearest_name(std::string(100'000, 'a'), candidates).has_value());
}

} // namespace intouch
