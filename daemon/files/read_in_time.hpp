// SPDX-License-Identifier: MIT
// Reads a file that may lie on a file system that does not answer, as one of the network may. Such a read cannot be
// ended; it is left alone on a thread of its own.
#pragma once

#include "daemon/files/read_file.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace intouch::daemon {

struct late_read;

/// Reads like `read_whole`, a regular file. Nothing: it takes longer than `limit`. Then `late` is the read that goes on,
/// and while it does, another call with it begins no other read and returns nothing at once.
[[nodiscard]] std::optional<result<std::string>> read_in_time(const std::filesystem::path& file,
                                                              std::size_t most, std::chrono::seconds limit,
                                                              std::shared_ptr<late_read>& late);

/// Whether such a read is under way. A program that ends meanwhile must not destroy static objects: `std::_Exit`.
[[nodiscard]] bool reads_late();

} // namespace intouch::daemon
