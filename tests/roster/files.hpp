// SPDX-License-Identifier: MIT
// Files as the daemon would give them to the readers.
#pragma once

#include "roster/read_roster.hpp"
#include "roster/read_settings.hpp"
#include "support/data.hpp"

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

/// Named as messages would name it.
inline source file_at(const std::filesystem::path& path) { return {path.filename().string(), text_of(path)}; }

inline std::filesystem::path test_data() { return test::data_dir() / "roster"; }
inline std::filesystem::path examples() { return test::source_dir() / "config"; }

inline std::vector<std::filesystem::path> sorted_entries(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

/// One fault a line.
inline std::string lines(const fault_list& faults) {
    std::string text;
    for (const fault& f : faults) text += print(f) + '\n';
    return text;
}

inline read_roster_result read_text(std::string text, const settings& with = default_settings()) {
    const std::vector<source> files{{"roster.toml", std::move(text)}};
    return read_roster(files, with);
}
inline read_settings_result read_settings_text(std::string text) {
    return read_settings({"intouch.toml", std::move(text)});
}

} // namespace intouch::roster
