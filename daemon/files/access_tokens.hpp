// SPDX-License-Identifier: MIT
// The file of named tokens in the state directory, 0600. A command changes it, and the daemon reads it whenever a request
// brings a token that is not the machine's: so a new token and a revoked one count at once.
#pragma once

#include "core/result.hpp"
#include "http/tokens.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace intouch::daemon {

/// None without a file. `errc::storage` for a file that others may read or change, `errc::invalid` for a wrong line.
[[nodiscard]] result<std::vector<http::named_token>> read_tokens(const std::filesystem::path& state);

using token_change = std::function<result<std::vector<http::named_token>>(std::vector<http::named_token>)>;
/// Writes what `change` makes of the tokens, whole or not at all. Another command waits meanwhile.
[[nodiscard]] result<void> change_tokens(const std::filesystem::path& state, const token_change& change);

} // namespace intouch::daemon
