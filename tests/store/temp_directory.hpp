// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

/// A directory in memory, for tests with many files.
inline std::filesystem::path memory() {
    const std::filesystem::path shm = "/dev/shm";
    return access(shm.c_str(), W_OK) == 0 ? shm : std::filesystem::temp_directory_path();
}

/// A new directory, which the destructor removes.
class temp_directory {
public:
    explicit temp_directory(const std::filesystem::path& where = std::filesystem::temp_directory_path()) {
        std::string name = (where / "intouch-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
        path_ = name;
    }
    temp_directory(const temp_directory&) = delete;
    temp_directory& operator=(const temp_directory&) = delete;
    ~temp_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};
