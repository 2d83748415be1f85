// SPDX-License-Identifier: MIT
#include "cards/id.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

constexpr std::size_t longest = 48; // an id has at most 64 characters, and may get a number at its end

/// ASCII letters for U+00C0 to U+017F; "-" separates words.
constexpr std::array<std::string_view, 192> letters = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i", // À
    "d", "n", "o",  "o",  "o", "o", "o",  "-", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i", // à
    "d", "n", "o",  "o",  "o", "o", "o",  "-", "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d", // Ā
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i", // Ġ
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o", // ŀ
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u", // Š
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",
};

} // namespace

std::string id_of(std::string_view name) {
    std::string id;
    for (const char32_t point : code_points(name)) {
        std::string piece = "-";
        if (point < 0x80) {
            const char c = lower_ascii(std::string(1, static_cast<char>(point))).front();
            if (c == '\'') continue; // O'Neill
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) piece = c;
        } else if (point == U'\u2019' || (point >= 0x300 && point < 0x370)) {
            continue; // O’Neill; combining accents
        } else if (point >= 0xC0 && point < 0x180) {
            piece = letters.at(point - 0xC0);
        } else if (point >= 0x218 && point <= 0x21B) { // Ș and Ț, with a comma below
            piece = point <= 0x219 ? "s" : "t";
        }
        if (piece == "-" && (id.empty() || id.ends_with('-'))) continue;
        id += piece;
    }
    if (id.size() > longest) id.resize(longest);
    while (id.ends_with('-')) id.pop_back();
    return id;
}

} // namespace intouch::cards
