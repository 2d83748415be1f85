// SPDX-License-Identifier: MIT
// The least reader of iCalendar that a test can trust: RFC 5545 3.1 unfolding, and values unescaped.
#pragma once

#include "support/data.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

/// Physical lines without their CRLF; fails when one ends otherwise.
inline std::vector<std::string> physical_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find("\r\n");
        REQUIRE(end != std::string_view::npos);
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return lines;
}

inline std::vector<std::string> content_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::string& line : physical_lines(text)) {
        if (line.starts_with(' ')) {
            REQUIRE_FALSE(lines.empty());
            lines.back() += line.substr(1);
        } else {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// What stands before the first ";" or ":".
inline std::string name_of(const std::string& line) { return line.substr(0, line.find_first_of(";:")); }

/// The TEXT after the first ":" of the first line called `name`; empty when there is none.
inline std::string text_of(const std::vector<std::string>& lines, std::string_view name) {
    for (const std::string& line : lines) {
        if (name_of(line) != name) {
            continue;
        }
        std::string value;
        for (std::size_t i = line.find(':') + 1; i < line.size(); ++i) {
            if (line[i] == '\\' && i + 1 < line.size()) {
                ++i;
                value += line[i] == 'n' || line[i] == 'N' ? '\n' : line[i];
            } else {
                value += line[i];
            }
        }
        return value;
    }
    return {};
}

inline std::string golden(const std::string& name) {
    std::ifstream file(data_dir() / "ical" / name, std::ios::binary);
    REQUIRE_MESSAGE(file.is_open(), name);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace intouch::test
