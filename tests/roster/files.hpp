// SPDX-License-Identifier: MIT
// Helpers that read files of the tests and examples as the daemon reads them.
#pragma once

#include "roster/read_roster.hpp"
#include "roster/read_settings.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace intouch::roster {

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The file under the name that messages show.
inline source file_at(const std::filesystem::path& path) { return {path.filename().string(), text_of(path)}; }

inline std::filesystem::path test_data() { return test::data_dir() / "roster"; }
inline std::filesystem::path examples() { return test::source_dir() / "config"; }

inline std::vector<std::filesystem::path> sorted_entries(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

/// The faults, one on each line.
inline std::string lines(const fault_list& faults) {
    std::string text;
    for (const fault& f : faults) text += print(f) + '\n';
    return text;
}

/// Compares `faults` with the contents of the file `expected`.
inline void check_expected(const std::filesystem::path& file, const std::filesystem::path& expected,
                           const fault_list& faults) {
    INFO(file.filename().string());
    REQUIRE(std::filesystem::exists(expected));
    CHECK(lines(faults) == text_of(expected));
}

inline read_roster_result read_text(std::string text, const settings& with = default_settings()) {
    const std::vector<source> files{{"roster.toml", std::move(text)}};
    return read_roster(files, with);
}
inline read_settings_result read_settings_text(std::string text) {
    return read_settings({"intouch.toml", std::move(text)});
}

} // namespace intouch::roster
