// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace intouch::daemon {

/// What a file may be: one that stays, or also what a command is given in a pipe.
enum class file_kind { regular, any };

/// At most as much is read: a roster of 100,000 people is half of it.
constexpr std::size_t largest_file = std::size_t{64} << 20U;

/// A whole file; `errc::not_found` when there is none; `errc::storage` with the system's reason, for what is
/// no file (a pipe would keep the daemon waiting) and for what is larger than `largest_file`.
[[nodiscard]] result<std::string> read_whole(const std::filesystem::path& file,
                                             file_kind kind = file_kind::regular);

} // namespace intouch::daemon
