// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string_view>

namespace intouch::store {

namespace sqlite {
struct failure;
}

/// What SQLite refused, by what a person can do about it: `storage_full`, `damaged`, `held`, `storage`.
[[nodiscard]] error explain(const std::filesystem::path& file, const sqlite::failure& f);
/// The same for a system call that `doing` names ("write"); from errno.
[[nodiscard]] error explain(const std::filesystem::path& file, std::string_view doing, int system_error);
/// The state directory is not there.
[[nodiscard]] error no_directory(const std::filesystem::path& directory);
[[nodiscard]] error damaged(const std::filesystem::path& file, std::string_view how);

} // namespace intouch::store
