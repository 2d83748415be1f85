// SPDX-License-Identifier: MIT
// Backups of the database. A backup is one file without a log, 0600, that was opened and checked.
#pragma once

#include "core/date.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace intouch::store {

struct backup_facts {
    std::size_t entries = 0;
    std::string newest;   ///< `at` of the newest entry as stored; empty when there is no entry
    std::string instance; ///< of the ledger, chosen when the store was created
    bool operator==(const backup_facts&) const = default;
};

/// Opens and checks a backup. Errors: `not_found`, `damaged` (also when the file is not a database of
/// intouch), `too_new`, `storage`.
[[nodiscard]] result<backup_facts> inspect_backup(const std::filesystem::path& file);

/// Copies DIR/intouch.db to `file`, even while a daemon runs. Afterwards `file` is complete and checked, or
/// unchanged. `errc::conflict` when `file` exists and is not a backup of intouch, or holds another ledger.
[[nodiscard]] result<backup_facts> back_up(const std::filesystem::path& directory,
                                           const std::filesystem::path& file);

/// Replaces DIR/intouch.db by a copy of `backup`. The caller must hold the `directory_lock`. Keeps the old
/// database as intouch.db + `suffix` and returns its path; the path is empty when there was no database. A
/// crash at any point leaves the old or the new database. Stamps, feed addresses and the state of calendar
/// accounts are brought forward to `now` (after_restore.hpp).
[[nodiscard]] result<std::filesystem::path> restore(const std::filesystem::path& directory,
                                                    const std::filesystem::path& backup,
                                                    const std::string& suffix, instant now);

/// The daily backups DIR/backups/intouch-2026-11-22.db and so on, newest first.
[[nodiscard]] std::vector<std::filesystem::path> daily_backups(const std::filesystem::path& directory);
/// Makes the backup of `day` unless it exists, and then deletes all daily backups except the `kept` newest.
/// True when it made one.
[[nodiscard]] result<bool> back_up_daily(const std::filesystem::path& directory, date day, std::size_t kept);

} // namespace intouch::store
