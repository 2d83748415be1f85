// SPDX-License-Identifier: MIT
#include "cards/one_line.hpp"

#include "core/text.hpp"

namespace intouch::cards {

std::string one_line(std::string_view text, std::string_view between) {
    std::string made;
    for (const char c : without_control(text, true)) {
        if (c == '\n' && between != " ") {
            while (made.ends_with(' ') || made.ends_with(',')) made.pop_back();
            if (!made.empty()) made += between;
            continue;
        }
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (!space)
            made += c;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    while (made.ends_with(' ')) made.pop_back();
    return made;
}

} // namespace intouch::cards
