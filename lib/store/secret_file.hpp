// SPDX-License-Identifier: MIT
// The key and the token of the state directory.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace intouch::store {

/// Reads DIR/name. When there is no such file, writes `fresh` to it (0600, synced, renamed into place).
/// `errc::storage` for a file that other users may read, and for a symbolic link.
[[nodiscard]] result<std::string> secret_file(const std::filesystem::path& directory, const std::string& name,
                                              const std::string& fresh);
/// Reads DIR/name. `errc::not_found` when there is no such file, `errc::storage` as above.
[[nodiscard]] result<std::string> read_secret_file(const std::filesystem::path& directory,
                                                   const std::string& name);

} // namespace intouch::store
