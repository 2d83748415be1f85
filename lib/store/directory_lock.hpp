// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace intouch::store {

/// The lock of a state directory: one process at a time may write there. The destructor releases the lock;
/// the kernel releases it when the process dies.
class directory_lock {
public:
    /// Creates DIR (0700) when it does not exist. `errc::held` names the process that holds the lock;
    /// `errc::storage` when the directory is not writable or is on a network file system.
    [[nodiscard]] static result<directory_lock> take(const std::filesystem::path& directory);
    directory_lock(directory_lock&& other) noexcept;
    directory_lock& operator=(directory_lock&& other) noexcept;
    ~directory_lock();

private:
    explicit directory_lock(int fd) : fd_(fd) {}
    int fd_;
};

} // namespace intouch::store
