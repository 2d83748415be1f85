// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace intouch::store {

/// The name of a file system that several machines may share, by its magic number (statfs(2)): there a
/// write-ahead log and kernel locks do not hold. FUSE counts as one, since sshfs hides behind it.
[[nodiscard]] std::optional<std::string_view> network_file_system(std::uint32_t magic);

} // namespace intouch::store
