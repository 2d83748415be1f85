// SPDX-License-Identifier: MIT
// Files that are written completely or not at all. Only the owner may read private files.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace intouch::store {

class file_descriptor {
public:
    explicit file_descriptor(int fd = -1) : fd_(fd) {}
    file_descriptor(file_descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    file_descriptor& operator=(file_descriptor&& other) noexcept;
    ~file_descriptor();
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] int release() { return std::exchange(fd_, -1); }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

/// Creates an empty file, 0600 under any umask. `errc::storage` when the file exists.
[[nodiscard]] result<file_descriptor> create_private(const std::filesystem::path& file);
/// Sets the mode of the file to 0600.
[[nodiscard]] result<void> make_private(const std::filesystem::path& file);
[[nodiscard]] result<void> write_all(const file_descriptor& fd, const std::filesystem::path& file,
                                     std::string_view bytes);
/// Replaces the contents of a file that others may read: writes a new file, syncs it and renames it. An
/// existing file keeps its permissions; a new one gets `mode`. When `file` is a symbolic link, this replaces
/// its target. `errc::storage` for a link that belongs to another user than this one and root: it could lead to any file
/// of this user.
[[nodiscard]] result<void> write_whole(const std::filesystem::path& file, std::string_view bytes,
                                       unsigned mode = 0644);
/// Renames `made` to `file` in the same directory and syncs the directory. Replaces an existing `file`.
[[nodiscard]] result<void> put_in_place(const std::filesystem::path& made, const std::filesystem::path& file);

} // namespace intouch::store
