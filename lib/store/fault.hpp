// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string_view>

namespace intouch::store {

namespace sqlite {
struct failure;
}

/// The error for a failure of SQLite, sorted by what the user can do: `storage_full`, `damaged` or `storage`.
[[nodiscard]] error explain(const std::filesystem::path& file, const sqlite::failure& f);
/// The error for a failed system call with this errno. `doing` is its purpose, such as "write".
[[nodiscard]] error explain(const std::filesystem::path& file, std::string_view doing, int system_error);
/// The error for a missing state directory.
[[nodiscard]] error no_directory(const std::filesystem::path& directory);
[[nodiscard]] error damaged(const std::filesystem::path& file, std::string_view how);

} // namespace intouch::store
