// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <span>
#include <string_view>

namespace intouch::store {

namespace sqlite {
class connection;
}

/// migrations/1.sql, 2.sql, …: the n-th brings a database from version n-1 to n. Those released are never
/// edited.
[[nodiscard]] std::span<const std::string_view> migrations();

/// Brings the database to version `steps.size()`, each step a transaction of its own. `errc::too_new` when it
/// is beyond that, and nothing is changed. Throws `sqlite::failure`.
[[nodiscard]] result<void> migrate(sqlite::connection& c, std::span<const std::string_view> steps);

/// What `migrate` would say; changes nothing.
[[nodiscard]] result<void> readable(sqlite::connection& c, std::span<const std::string_view> steps);

} // namespace intouch::store
