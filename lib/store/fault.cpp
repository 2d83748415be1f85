// SPDX-License-Identifier: MIT
#include "store/fault.hpp"

#include "store/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace intouch::store {
namespace {

bool no_room(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

error full(const std::filesystem::path& file) {
    return {
        errc::storage_full,
        fmt::format("{}: no room to write: free some space on its disk and try again; nothing was changed",
                    file.string())};
}

std::string reason(int system_error) { return std::generic_category().message(system_error); }

} // namespace

error no_directory(const std::filesystem::path& directory) {
    return {errc::not_found,
            fmt::format("{}: there is no such directory: `intouch serve` makes it; or name the one "
                        "that holds the ledger with --state",
                        directory.string())};
}

error damaged(const std::filesystem::path& file, std::string_view how) {
    return {errc::damaged,
            fmt::format("{}: is damaged ({}): replace it with a backup copy", file.string(), how)};
}

error explain(const std::filesystem::path& file, std::string_view doing, int system_error) {
    if (no_room(system_error)) return full(file);
    return {errc::storage, fmt::format("{}: cannot {}: {}", file.string(), doing, reason(system_error))};
}

error explain(const std::filesystem::path& file, const sqlite::failure& f) {
    switch (f.code & 0xFF) {
    case SQLITE_FULL:
        return full(file);
    case SQLITE_ERROR: // a missing table or column
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return damaged(file, f.text);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {errc::storage,
                fmt::format("{}: another program is writing to it: close that one (`fuser {}` names it)",
                            file.string(), file.string())};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {errc::storage, fmt::format("{}: may not be written: {}", file.string(), f.text)};
    default:
        break;
    }
    if (no_room(f.system_error)) return full(file);
    if (f.code == SQLITE_IOERR_SHORT_READ || f.code == SQLITE_IOERR_CORRUPTFS) return damaged(file, f.text);
    const auto why = f.system_error != 0 ? f.text + ": " + reason(f.system_error) : f.text;
    return {errc::storage, fmt::format("{}: {}", file.string(), why)};
}

} // namespace intouch::store
