// SPDX-License-Identifier: MIT
// Tables of cases under tests/data/core: one "input => expected" on each line; "#" begins a comment.
#pragma once

#include "core/result.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace intouch {

/// Calls `answer` with each input of tests/data/core/`name` and compares the result with the expected text.
template <class Answer> void check_table(std::string_view name, Answer answer) {
    const std::string path = (test::data_dir() / "core" / name).string();
    std::ifstream file(path);
    int rows = 0;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::size_t arrow = line.find("=>");
        INFO(path, ":", number, ": ", line);
        REQUIRE(arrow != std::string::npos);
        // One space before and after "=>" belongs to the arrow; further spaces belong to the input.
        const std::string input = line.substr(0, arrow == 0 ? 0 : arrow - 1);
        const std::string expected = line.size() > arrow + 3 ? line.substr(arrow + 3) : "";
        CHECK(answer(input) == expected);
        ++rows;
    }
    INFO(path);
    CHECK(rows > 0);
}

/// The printed value, or the message of the error. The error must be `errc::invalid`.
template <class T, class Print> std::string shown(const result<T>& r, Print print) {
    if (r) {
        return print(*r);
    }
    CHECK(r.error().code == errc::invalid);
    return r.error().text;
}

/// The parts of `text` between separators, at least one.
inline std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; (end = text.find(separator)) != std::string_view::npos;) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + separator.size());
    }
    parts.emplace_back(text);
    return parts;
}

} // namespace intouch
