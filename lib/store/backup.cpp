// SPDX-License-Identifier: MIT
#include "store/backup.hpp"

#include "store/after_restore.hpp"
#include "store/database_file.hpp"
#include "store/fault.hpp"
#include "store/file.hpp"
#include "store/migrate.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>

namespace intouch::store {

namespace {

namespace fs = std::filesystem;

/// Opens a database for reading. Accepts older versions, because users also copy before an upgrade.
result<sqlite::connection> open_copy(const fs::path& file, bool immutable) {
    const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW;
    sqlite::connection c(immutable ? immutable_uri(file) : file.string(),
                         immutable ? flags | SQLITE_OPEN_URI : flags);
    distrust(c);
    if (auto r = ours(c, file); !r) return std::unexpected(r.error());
    if (auto r = readable(c, migrations()); !r && r.error().code == errc::too_new)
        return std::unexpected(within(file.string(), r.error()));
    c.execute("BEGIN"); // later reads see the state of this moment
    return c;
}

result<void> is_there(const fs::path& file) {
    const auto found = look(file);
    if (!found) return std::unexpected(found.error());
    if (*found == presence::none) return fail(errc::not_found, file.string() + ": there is no such file");
    if (*found == presence::empty) return std::unexpected(damaged(file, "empty"));
    return {};
}

/// True when the file has a write-ahead log: then it is a copy of all files of a database in use.
bool has_log(const fs::path& file) {
    const auto log = look(beside(file, "-wal"));
    return log && *log == presence::there;
}

backup_facts facts_of(sqlite::connection& c) {
    backup_facts facts;
    facts.entries = static_cast<std::size_t>(c.number("SELECT count(*) FROM entries"));
    auto newest = c.prepare("SELECT at FROM entries ORDER BY id DESC LIMIT 1");
    if (newest.step()) facts.newest = newest.text();
    auto instance = c.prepare("SELECT value FROM meta WHERE name = 'instance'");
    if (instance.step()) facts.instance = instance.text();
    return facts;
}

/// Copies the state that `from` sees to `made`, an existing private file, and syncs it.
void copy(sqlite::connection& from, const fs::path& made) {
    sqlite::connection to(made.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    to.execute("PRAGMA synchronous = FULL");
    from.copy_to(to);
    to.execute("PRAGMA journal_mode = DELETE"); // one file, without a log
}

/// Writes the copy under another name and renames it, so that `file` is complete or unchanged.
result<backup_facts> copy_into_place(sqlite::connection& from, const fs::path& file) {
    const auto made = beside(file, ".new");
    remove_unfinished(made);
    if (auto f = create_private(made); !f) return std::unexpected(f.error());
    auto checked = [&]() -> result<backup_facts> {
        try {
            copy(from, made);
        } catch (const sqlite::failure& f) {
            return std::unexpected(explain(made, f));
        }
        return inspect_backup(made);
    }();
    if (checked)
        if (auto placed = put_in_place(made, file); !placed) checked = std::unexpected(placed.error());
    if (!checked) remove_unfinished(made);
    return checked;
}

/// Brings forward what subscribers and servers have seen since the copy `restored` was made.
void catch_up(const fs::path& restored, const fs::path& before, instant now) {
    sqlite::connection to(restored.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    to.execute("PRAGMA synchronous = FULL");
    sqlite::transaction t(to);
    raise_stamps(to, now);
    try {
        if (auto old = open_copy(before, false)) keep_seen(to, *old);
        // NOLINTNEXTLINE(bugprone-empty-catch): a damaged database is a reason to restore
    } catch (const sqlite::failure&) {
    }
    t.commit();
}

/// SQLite refuses a link in any part of a path (SQLITE_OPEN_NOFOLLOW). The folders may be links, as those of systemd's
/// DynamicUser are; the file itself must not be one.
fs::path in_real_folder(const fs::path& file) {
    std::error_code code;
    const auto folder = fs::canonical(fs::absolute(file).parent_path(), code);
    return code ? file
                : folder / file.filename(); // a folder that is not there is told when the file is opened
}

result<fs::path> real_directory(const fs::path& directory) {
    std::error_code code;
    auto real = fs::canonical(directory, code);
    if (code == std::errc::no_such_file_or_directory) return std::unexpected(no_directory(directory));
    if (code) return std::unexpected(explain(directory, "open", code.value()));
    return real;
}

} // namespace

result<backup_facts> inspect_backup(const fs::path& named) {
    const auto file = in_real_folder(named);
    if (auto there = is_there(file); !there) return std::unexpected(there.error());
    try {
        auto c = open_copy(file, !has_log(file));
        if (!c) return std::unexpected(c.error());
        if (auto r = sound(*c, file); !r) return std::unexpected(r.error());
        return facts_of(*c);
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(file, f));
    }
}

result<backup_facts> back_up(const fs::path& directory, const fs::path& named) {
    const auto file = in_real_folder(named);
    const auto real = real_directory(directory);
    if (!real) return std::unexpected(real.error());
    const auto source = *real / "intouch.db";
    std::error_code code;
    if (fs::equivalent(source, file, code))
        return fail(errc::conflict, file.string() + ": is the ledger itself: name another file");
    const auto before = look(file);
    if (!before) return std::unexpected(before.error());
    std::optional<backup_facts> old;
    if (*before != presence::none) {
        auto facts = inspect_backup(file);
        if (!facts && facts.error().code != errc::too_new)
            return fail(errc::conflict,
                        file.string() + ": exists and is not a backup of intouch: name another file");
        if (facts) old = std::move(*facts);
    }
    if (auto there = is_there(source); !there) return std::unexpected(there.error());
    try {
        auto from = open_copy(source, false);
        if (!from) return std::unexpected(from.error());
        const auto expected = facts_of(*from);
        // A ledger that was lost and began anew would take its only copy with it.
        if (old && old->entries > 0 && old->instance != expected.instance)
            return fail(errc::conflict,
                        fmt::format("{}: holds another ledger, of {} entries: name another file",
                                    file.string(), old->entries));
        auto made = copy_into_place(*from, file);
        if (made && *made != expected) return std::unexpected(damaged(file, "not what was copied"));
        return made;
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(source, f));
    }
}

result<fs::path> restore(const fs::path& directory, const fs::path& named, const std::string& suffix,
                         instant now) {
    const auto backup = in_real_folder(named);
    if (auto facts = inspect_backup(backup); !facts) {
        if (facts.error().code != errc::damaged) return std::unexpected(facts.error());
        return fail(errc::damaged, backup.string() +
                                       ": is damaged, or is no backup of intouch: name a file that "
                                       "`intouch backup` made");
    }
    const auto real = real_directory(directory);
    if (!real) return std::unexpected(real.error());
    const auto file = *real / "intouch.db";
    std::error_code code;
    if (fs::equivalent(file, backup, code))
        return fail(errc::conflict, backup.string() + ": is the ledger itself: name a backup of it");
    const auto staged = *real / "intouch.db.restored";
    try {
        auto from = open_copy(backup, !has_log(backup));
        if (!from) return std::unexpected(from.error());
        if (auto made = copy_into_place(*from, staged); !made) return std::unexpected(made.error());
        catch_up(staged, file, now);
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(backup, f));
    }

    // Moves the log of the old database away, because SQLite would apply it to the new one. The rename below
    // replaces the old database in one step, so a database exists at every moment.
    const auto aside = beside(file, suffix);
    fs::path replaced;
    if (link(file.c_str(), aside.c_str()) == 0)
        replaced = aside;
    else if (errno != ENOENT)
        return std::unexpected(explain(aside, "keep what was there", errno));
    for (const auto* part : {"-wal", "-shm"})
        if (rename(beside(file, part).c_str(), beside(aside, part).c_str()) != 0 && errno != ENOENT)
            return std::unexpected(explain(beside(aside, part), "keep what was there", errno));
    if (auto placed = put_in_place(staged, file); !placed) return std::unexpected(placed.error());
    return replaced;
}

std::vector<fs::path> daily_backups(const fs::path& directory) {
    std::vector<fs::path> found;
    std::error_code code;
    for (fs::directory_iterator at(directory / "backups", code), end; !code && at != end;
         at.increment(code)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with("intouch-") && name.ends_with(".db") && name.size() == 21 &&
            parse_date(name.substr(8, 10)))
            found.push_back(at->path());
    }
    std::ranges::sort(found, std::ranges::greater{});
    return found;
}

result<bool> back_up_daily(const fs::path& directory, date day, std::size_t kept) {
    const auto folder = directory / "backups";
    std::error_code code;
    if (!fs::is_directory(folder, code)) {
        fs::create_directory(folder, code);
        if (!code) fs::permissions(folder, fs::perms::owner_all, code);
        if (code) return std::unexpected(explain(folder, "make", code.value()));
    }
    const auto file = folder / ("intouch-" + print(day) + ".db");
    if (fs::exists(file, code)) return false;
    if (auto made = back_up(directory, file); !made) return std::unexpected(made.error());
    auto all = daily_backups(directory);
    for (std::size_t i = kept; i < all.size(); ++i) fs::remove(all[i], code);
    return true;
}

} // namespace intouch::store
