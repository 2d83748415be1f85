// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <span>
#include <string_view>

namespace intouch::store {

namespace sqlite {
class connection;
}

/// The files migrations/1.sql, 2.sql and so on. File n migrates a database from version n-1 to n. A released
/// migration is never edited.
[[nodiscard]] std::span<const std::string_view> migrations();

/// Migrates the database to version `steps.size()`, with one transaction for each step. `errc::too_new` when
/// its version is higher; then nothing changes. Throws `sqlite::failure`.
[[nodiscard]] result<void> migrate(sqlite::connection& c, std::span<const std::string_view> steps);

/// Checks that the database has version `steps.size()`. `errc::too_new` for a higher version, `errc::storage`
/// for a lower one.
[[nodiscard]] result<void> readable(sqlite::connection& c, std::span<const std::string_view> steps);

} // namespace intouch::store
