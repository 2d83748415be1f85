// SPDX-License-Identifier: MIT
// Where a password, a token or a key comes from. It never stands in the TOML itself.
#pragma once

#include "roster/settings.hpp"
#include "roster/table_reader.hpp"

#include <string>
#include <string_view>

namespace intouch::roster {

/// The table under `key`; nothing when it is absent. The messages never quote the value, which may be the secret.
[[nodiscard]] password_source read_secret(table_reader& table, std::string_view key);
/// The forms of such a table, for messages.
[[nodiscard]] std::string secret_shape(std::string_view key);
[[nodiscard]] bool is_written(const password_source& source);

} // namespace intouch::roster
