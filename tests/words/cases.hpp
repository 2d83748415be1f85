// SPDX-License-Identifier: MIT
// Stanzas under tests/data/words: "name: value" lines, a blank line between them, "#" for comments.
#pragma once

#include "support/data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch {

struct stanza {
    int line = 0;
    std::vector<std::pair<std::string, std::string>> fields;

    [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
        std::vector<std::string> values;
        for (const auto& [key, value] : fields) {
            if (key == name) values.push_back(value);
        }
        return values;
    }
    [[nodiscard]] std::string one(std::string_view name) const {
        const auto values = all(name);
        return values.empty() ? std::string() : values.front();
    }
};

/// The stanzas of tests/data/`name`; at least one.
inline std::vector<stanza> stanzas(std::string_view name) {
    const std::string path = (test::data_dir() / name).string();
    std::ifstream file(path);
    std::vector<stanza> found;
    bool open = false;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.starts_with('#')) continue;
        if (line.empty()) {
            open = false;
            continue;
        }
        if (!open) found.push_back({number, {}});
        open = true;
        const std::size_t colon = line.find(": ");
        INFO(path, ":", number, ": ", line);
        REQUIRE(colon != std::string::npos);
        found.back().fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    INFO(path);
    REQUIRE(!found.empty());
    return found;
}

/// A list as one value that a failed check can print.
inline std::string on_one_line(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : " | ") + line;
    return all;
}

/// "a; b; c" in its parts.
inline std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; (end = text.find("; ")) != std::string_view::npos;) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    parts.emplace_back(text);
    return parts;
}

} // namespace intouch
