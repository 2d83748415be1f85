// SPDX-License-Identifier: MIT
// The key and the token of the state directory.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace intouch::store {

/// Of a secret that `intouch serve` makes: 32 random bytes in hexadecimal digits.
inline constexpr std::size_t secret_size = 64;

/// Reads DIR/name. When there is no such file, writes `fresh` to it (0600, synced, renamed into place).
/// `errc::storage` for a file that other users may read, for a symbolic link, and for a file with fewer bytes than
/// `secret_size`: it was cut off, and its secret can be guessed.
[[nodiscard]] result<std::string> secret_file(const std::filesystem::path& directory, const std::string& name,
                                              const std::string& fresh);
/// The text of DIR/name, at most 64 KiB. `errc::not_found` when there is no such file, `errc::storage` for a file that
/// other users may read, and for a symbolic link.
[[nodiscard]] result<std::string> read_private_file(const std::filesystem::path& directory,
                                                    const std::string& name);
/// Reads DIR/name. `errc::not_found` when there is no such file, `errc::storage` as above.
[[nodiscard]] result<std::string> read_secret_file(const std::filesystem::path& directory,
                                                   const std::string& name);

} // namespace intouch::store
