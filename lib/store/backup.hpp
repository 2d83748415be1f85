// SPDX-License-Identifier: MIT
// Copies of the database that stand by themselves: one file, without a log, 0600, checked by opening it.
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
    std::string newest; ///< when the newest entry was made, as written; empty without entries
    bool operator==(const backup_facts&) const = default;
};

/// Opens and checks a copy. `errc::not_found`, `errc::damaged` (also for a file that is no database of
/// intouch), `errc::too_new`, `errc::storage`.
[[nodiscard]] result<backup_facts> inspect_backup(const std::filesystem::path& file);

/// Copies DIR/intouch.db, beside a daemon too: `file` is there whole and checked, or as it was before. A file
/// that is no copy of an intouch database is not replaced (`errc::conflict`).
[[nodiscard]] result<backup_facts> back_up(const std::filesystem::path& directory,
                                           const std::filesystem::path& file);

/// Puts a copy of `backup` in the place of DIR/intouch.db, for who holds the directory's lock. What was there
/// is kept beside it, under intouch.db + `suffix`; the answer is its path, empty when there was none. A
/// crash at any point leaves the old database or the new one. What the world has seen is not taken back: at
/// `now` the stamps of all feeds rise above any that may have been served since the copy was made, and a feed
/// that was given a new address keeps it, and what calendar servers hold stays known, where the old database
/// can still be read.
[[nodiscard]] result<std::filesystem::path> restore(const std::filesystem::path& directory,
                                                    const std::filesystem::path& backup,
                                                    const std::string& suffix, instant now);

/// DIR/backups/intouch-2026-11-22.db and the like, newest first.
[[nodiscard]] std::vector<std::filesystem::path> daily_backups(const std::filesystem::path& directory);
/// Makes the one of that day where there is none yet, and lets all but the `kept` newest go. True when it was
/// made.
[[nodiscard]] result<bool> back_up_daily(const std::filesystem::path& directory, date day, std::size_t kept);

} // namespace intouch::store
