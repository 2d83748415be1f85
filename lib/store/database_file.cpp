// SPDX-License-Identifier: MIT
#include "store/database_file.hpp"

#include "store/backup.hpp"
#include "store/fault.hpp"
#include "store/file.hpp"
#include "store/migrate.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string_view>
#include <utility>

namespace intouch::store {
namespace {

constexpr std::int64_t application = 0x696e746f; // as in migrations/1.sql
constexpr int patience = 2000;                   // milliseconds to wait for another program's transaction

} // namespace

void remove_unfinished(const std::filesystem::path& made) {
    for (const auto* suffix : {"", "-journal", "-wal", "-shm"}) unlink(beside(made, suffix).c_str());
}

result<presence> look(const std::filesystem::path& file) {
    struct stat s{};
    if (lstat(file.c_str(), &s) != 0) {
        if (errno == ENOENT) return presence::none;
        return std::unexpected(explain(file, "open", errno));
    }
    if (S_ISLNK(s.st_mode))
        return fail(errc::storage,
                    fmt::format("{}: is a symbolic link: put the file itself there", file.string()));
    if (!S_ISREG(s.st_mode)) return fail(errc::storage, fmt::format("{}: is not a file", file.string()));
    return s.st_size == 0 ? presence::empty : presence::there;
}

result<void> ours(sqlite::connection& c, const std::filesystem::path& file) {
    if (c.number("PRAGMA user_version") <= 0 || c.number("PRAGMA application_id") != application)
        return std::unexpected(damaged(file, "not a database of intouch"));
    return {};
}

result<void> sound(sqlite::connection& c, const std::filesystem::path& file) {
    auto check = c.prepare("PRAGMA quick_check(1)"); // stops at the first problem
    const std::string found = check.step() ? std::string(check.text()) : "no answer";
    if (found != "ok") return std::unexpected(damaged(file, found));
    return {};
}

void distrust(sqlite::connection& c) {
    c.wait_for_others(patience);
    c.execute("PRAGMA trusted_schema = OFF;"
              "PRAGMA cell_size_check = ON;"
              "PRAGMA mmap_size = 0;"
              "PRAGMA temp_store = MEMORY");
}

std::string immutable_uri(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : file.string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri + "?immutable=1";
}

namespace {

/// A ledger that is gone while its daily backups or its key are there. A new one in its place would silently drop the
/// history.
std::optional<error> lost(const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    std::error_code failed;
    if (daily_backups(folder).empty()) {
        if (!std::filesystem::exists(folder / "key", failed)) return std::nullopt;
        return error{errc::damaged,
                     fmt::format("{}: is missing, but its key is in {}: put the ledger back; or, to start "
                                 "afresh without the history, move that file away",
                                 file.string(), (folder / "key").string())};
    }
    return error{
        errc::damaged,
        fmt::format("{}: is missing, but its backups are in {}: restore one; or, to start afresh without "
                    "the history, move that folder away",
                    file.string(), (folder / "backups").string())};
}

void prepare_for_writing(sqlite::connection& c) {
    c.execute("PRAGMA synchronous = FULL;"
              "PRAGMA journal_size_limit = 4194304;"
              "PRAGMA secure_delete = ON;"       // a message holds what only its reader may know
              "PRAGMA recursive_triggers = ON"); // so that REPLACE fires the triggers of the ledger
}

/// First removes the files that a killed creation left behind.
result<void> create(const std::filesystem::path& file, const std::string& instance) {
    const auto wal = look(beside(file, "-wal"));
    if (!wal) return std::unexpected(wal.error());
    if (*wal == presence::there)
        return std::unexpected(
            damaged(file, "it is missing, but its log exists: " + beside(file, "-wal").string()));
    const auto made = beside(file, ".new");
    remove_unfinished(made);
    unlink(beside(file, "-wal").c_str());
    unlink(beside(file, "-shm").c_str());
    if (auto f = create_private(made); !f) return std::unexpected(f.error());
    {
        sqlite::connection c(made.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
        prepare_for_writing(c);
        if (auto r = migrate(c, migrations()); !r) return std::unexpected(within(made.string(), r.error()));
        c.prepare("INSERT INTO meta (name, value) VALUES ('instance', ?)").bind(instance).run();
    }
    return put_in_place(made, file);
}

result<sqlite::connection> checked_for_read(const std::filesystem::path& file, const std::string& target,
                                            int flags) {
    sqlite::connection c(target, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | flags);
    distrust(c);
    if (auto r = ours(c, file); !r) return std::unexpected(r.error());
    if (auto r = readable(c, migrations()); !r) return std::unexpected(within(file.string(), r.error()));
    c.execute("BEGIN"); // later reads see the state of this moment
    return c;
}

} // namespace

result<sqlite::connection> open_for_write(const std::filesystem::path& file,
                                          const std::string& new_instance) {
    const auto found = look(file);
    if (!found) return std::unexpected(found.error());
    if (*found == presence::empty) return std::unexpected(damaged(file, "empty"));
    if (*found == presence::none) {
        if (auto gone = lost(file)) return std::unexpected(std::move(*gone));
        if (auto r = create(file, new_instance); !r) return std::unexpected(r.error());
    }
    if (auto r = make_private(file); !r) return std::unexpected(r.error());

    sqlite::connection c(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    distrust(c);
    if (auto r = ours(c, file); !r) return std::unexpected(r.error());
    if (auto r = readable(c, migrations()); !r && r.error().code == errc::too_new)
        return std::unexpected(within(file.string(), r.error()));
    if (auto r = sound(c, file); !r) return std::unexpected(r.error());
    {
        auto mode = c.prepare("PRAGMA journal_mode = WAL");
        if (!mode.step() || mode.text() != "wal")
            return fail(errc::storage,
                        fmt::format("{}: its file system cannot hold a write-ahead log: use a local one",
                                    file.string()));
    }
    prepare_for_writing(c);
    if (auto r = migrate(c, migrations()); !r) return std::unexpected(within(file.string(), r.error()));
    return c;
}

result<sqlite::connection> open_for_read(const std::filesystem::path& file) {
    const auto found = look(file);
    if (!found) return std::unexpected(found.error());
    if (*found == presence::none) {
        if (auto gone = lost(file)) return std::unexpected(std::move(*gone));
        return fail(errc::not_found,
                    fmt::format("{}: there is no ledger yet: `intouch serve` makes it; or name the "
                                "directory that has one with --state",
                                file.string()));
    }
    if (*found == presence::empty) return std::unexpected(damaged(file, "empty"));
    try {
        return checked_for_read(file, file.string(), 0);
    } catch (const sqlite::failure& f) {
        // In a read-only directory SQLite cannot create the files that coordinate with a writer. Without a
        // log there is no writer, so the file alone is complete.
        const int code = f.code & 0xFF;
        const auto wal = look(beside(file, "-wal"));
        if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || !wal) throw;
        if (*wal == presence::there)
            return fail(errc::storage,
                        fmt::format("{}: cannot be read together with its log, because its directory "
                                    "is not writable ({}): read it as the user who runs the daemon",
                                    file.string(), f.text));
        return checked_for_read(file, immutable_uri(file), SQLITE_OPEN_URI);
    }
}

result<sqlite::connection> open_without_room(const std::filesystem::path& file) {
    const auto wal = look(beside(file, "-wal"));
    if (!wal) return std::unexpected(wal.error());
    if (*wal == presence::there) return std::unexpected(explain(file, "write", ENOSPC));
    return checked_for_read(file, immutable_uri(file), SQLITE_OPEN_URI);
}

} // namespace intouch::store
