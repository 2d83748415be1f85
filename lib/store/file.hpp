// SPDX-License-Identifier: MIT
// Files made whole or not at all; private ones may be read by their owner only.
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

/// A new, empty file, 0600 under any umask; `errc::storage` when there is one.
[[nodiscard]] result<file_descriptor> create_private(const std::filesystem::path& file);
/// 0600 from now on.
[[nodiscard]] result<void> make_private(const std::filesystem::path& file);
[[nodiscard]] result<void> write_all(const file_descriptor& fd, const std::filesystem::path& file,
                                     std::string_view bytes);
/// The whole of a file that others may read as well: written beside it, synced and renamed over it. An
/// existing one keeps its permissions, a new one gets `mode`; where `file` is a symbolic link, what it links
/// to is replaced.
[[nodiscard]] result<void> write_whole(const std::filesystem::path& file, std::string_view bytes,
                                       unsigned mode = 0644);
/// Renames `made` to `file` in the same directory, replacing it, durably.
[[nodiscard]] result<void> put_in_place(const std::filesystem::path& made, const std::filesystem::path& file);

} // namespace intouch::store
