// SPDX-License-Identifier: MIT
// Reading and writing files of a test.
#pragma once

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

inline std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void put(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline unsigned mode_of(const std::filesystem::path& file) {
    struct stat s{};
    REQUIRE(stat(file.c_str(), &s) == 0);
    return s.st_mode & 07777U;
}

inline std::set<std::string> names_in(const std::filesystem::path& directory) {
    std::set<std::string> names;
    for (const auto& one : std::filesystem::directory_iterator(directory))
        names.insert(one.path().filename().string());
    return names;
}
