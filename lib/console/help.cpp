// SPDX-License-Identifier: MIT
#include "console/help.hpp"

#include <algorithm>

namespace intouch::console {

namespace {

constexpr std::size_t least_description = 24; ///< columns; below, it stands in lines of its own
constexpr std::size_t usual_indent = 6;

/// Where the description in a line begins; its end when it has none.
std::size_t description_in(std::string_view line) {
    const auto word = line.find_first_not_of(' ');
    if (word == std::string_view::npos) return line.size();
    if (word > usual_indent) return word; // the name stands in the line before
    const auto gap = line.find("  ", word);
    return std::min(line.find_first_not_of(' ', std::min(gap, line.size())), line.size());
}

void add(sheet& to, std::string_view line, std::size_t columns) {
    const auto at = description_in(line);
    if (at == line.size()) return to.line(line, std::min(line.find_first_not_of(' '), at) + 2);
    if (columns == 0 || at + least_description <= columns) return to.line(line, at);
    if (const auto name = line.substr(0, at); name.find_first_not_of(' ') != std::string_view::npos)
        to.line(name.substr(0, name.find_last_not_of(' ') + 1), usual_indent);
    to.line(std::string(usual_indent, ' ') + std::string(line.substr(at)), usual_indent);
}

} // namespace

std::string help(std::string_view text, const paper& on) {
    sheet to(on);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = text.substr(0, end); line.empty())
            to.gap();
        else
            add(to, line, on.columns);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return to.text();
}

} // namespace intouch::console
