// SPDX-License-Identifier: MIT
// The file of ended sessions in the state directory, 0600: a session that a sign-out ended stays ended after
// a restart.
#pragma once

#include "core/result.hpp"
#include "http/session.hpp"

#include <filesystem>

namespace intouch::daemon {

/// None without a file. `errc::storage` for a file that cannot be read, or that others may change.
[[nodiscard]] result<http::ended_sessions> read_ended_sessions(const std::filesystem::path& state);
/// Whole or not at all.
[[nodiscard]] result<void> write_ended_sessions(const std::filesystem::path& state,
                                                const http::ended_sessions& ended);

} // namespace intouch::daemon
