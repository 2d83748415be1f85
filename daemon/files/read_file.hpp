// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace intouch::daemon {

/// Whether only a regular file is read, or a pipe too.
enum class file_kind { regular, any };

/// The largest file that is read. A roster of 100,000 people has half of this size.
constexpr std::size_t largest_file = std::size_t{64} << 20U;

/// The whole file. Errors: `errc::not_found`; `errc::storage` with the system's reason, also for anything
/// that is no regular file (the daemon would wait for a pipe) or is larger than `most` bytes.
[[nodiscard]] result<std::string> read_whole(const std::filesystem::path& file,
                                             file_kind kind = file_kind::regular,
                                             std::size_t most = largest_file);

} // namespace intouch::daemon
