// SPDX-License-Identifier: MIT
#pragma once

#include "store/sqlite.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>

namespace intouch::store {

struct database::impl {
    std::filesystem::path file;
    sqlite::connection connection;
    std::string instance;
    access how;
};

/// Reading a whole table; `errc::damaged` for what was never written by us. Throw `sqlite::failure`.
[[nodiscard]] result<ledger::published_plan> read_published(sqlite::connection& c,
                                                            const std::filesystem::path& file);
[[nodiscard]] result<ledger::stamps> read_stamps(sqlite::connection& c, const std::filesystem::path& file,
                                                 const std::string& feed);

/// Opens or creates the file and checks it; for `write` migrates it. Throws `sqlite::failure`.
[[nodiscard]] result<sqlite::connection> open_for_write(const std::filesystem::path& file,
                                                        const std::string& new_instance);
[[nodiscard]] result<sqlite::connection> open_for_read(const std::filesystem::path& file);

/// What stands there; an error for a symbolic link and for what is no file.
enum class presence { none, empty, there };
[[nodiscard]] result<presence> look(const std::filesystem::path& file);
/// `errc::damaged` for a database that intouch has not made, and for one that fails SQLite's check.
[[nodiscard]] result<void> ours(sqlite::connection& c, const std::filesystem::path& file);
[[nodiscard]] result<void> sound(sqlite::connection& c, const std::filesystem::path& file);
/// For a file that somebody may have prepared.
void distrust(sqlite::connection& c);
/// A target for `SQLITE_OPEN_URI` of a file that nobody writes to: read without the files that coordinate
/// with a writer.
[[nodiscard]] std::string immutable_uri(const std::filesystem::path& file);

} // namespace intouch::store
