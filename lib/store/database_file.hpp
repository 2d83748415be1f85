// SPDX-License-Identifier: MIT
// Opens intouch.db, and checks first that the file is a sound database of intouch. A database is created
// under another name and renamed when it is complete. So an empty or half-written intouch.db was never made
// here; it is refused, as a missing one is beside daily backups, because a new database in its place would silently drop the user's history.
#pragma once

#include "core/result.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace intouch::store {

/// Opens the database, or creates it with the name `new_instance`; checks and migrates it. Throws
/// `sqlite::failure`. Errors: `damaged`, `too_new`, `storage`, `storage_full`.
[[nodiscard]] result<sqlite::connection> open_for_write(const std::filesystem::path& file,
                                                        const std::string& new_instance);
/// Opens and checks the database, and begins a transaction: the connection reads the state of that moment.
/// Throws `sqlite::failure`. Errors: `not_found`, `damaged`, `too_new`, `storage`.
[[nodiscard]] result<sqlite::connection> open_for_read(const std::filesystem::path& file);

/// Opens the database where nothing can be written beside it: on a full disk. `errc::storage_full` when it has a log
/// beside it, because the file alone is then not complete. Throws `sqlite::failure`. Errors as `open_for_read`.
[[nodiscard]] result<sqlite::connection> open_without_room(const std::filesystem::path& file);

/// The file beside `file` that has `suffix` at the end of its name.
[[nodiscard]] inline std::filesystem::path beside(const std::filesystem::path& file,
                                                  std::string_view suffix) {
    return file.string() + std::string(suffix);
}

/// Removes a database that is not in its place yet, with all that SQLite has put beside it.
void remove_unfinished(const std::filesystem::path& made);

enum class presence { none, empty, there };
/// What is at the path `file`. `errc::storage` for a symbolic link and for anything but a regular file.
[[nodiscard]] result<presence> look(const std::filesystem::path& file);
/// `errc::damaged` for a database that intouch did not make.
[[nodiscard]] result<void> ours(sqlite::connection& c, const std::filesystem::path& file);
/// `errc::damaged` for a database that fails SQLite's quick_check.
[[nodiscard]] result<void> sound(sqlite::connection& c, const std::filesystem::path& file);
/// Sets the pragmas that protect against a file prepared by an attacker.
void distrust(sqlite::connection& c);
/// A target for `SQLITE_OPEN_URI`. It opens `file` without the -wal and -shm files, for a file that nobody
/// writes to.
[[nodiscard]] std::string immutable_uri(const std::filesystem::path& file);

} // namespace intouch::store
