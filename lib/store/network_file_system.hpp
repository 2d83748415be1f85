// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace intouch::store {

/// The name of a network file system, by its magic number (statfs(2)). A write-ahead log and kernel locks are
/// not reliable there, because several machines may use it. FUSE counts as one, because it may hide sshfs.
[[nodiscard]] std::optional<std::string_view> network_file_system(std::uint32_t magic);

} // namespace intouch::store
