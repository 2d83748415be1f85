// SPDX-License-Identifier: MIT
#include "store/database.hpp"

#include "store/accounts.hpp"
#include "store/database_file.hpp"
#include "store/fault.hpp"
#include "store/messages.hpp"
#include "store/read_tables.hpp"
#include "store/rows.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace intouch::store {

struct database::impl {
    std::filesystem::path file;
    sqlite::connection connection;
    std::string instance;
    access how;
    bool full = false; ///< opened without room to write
};

namespace {

/// The answer of `read`; what `read` throws becomes an error.
template <class Read> auto guarded(const std::filesystem::path& file, Read read) -> decltype(read()) {
    try {
        return read();
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(file, f));
    }
}

result<void> check(const change& c) {
    const auto out_of_range = [](std::string_view what, const std::string& which) {
        return fail(errc::invalid,
                    fmt::format("{} {}: has a date outside the years 1900 to 2199", what, which));
    };
    for (const auto& e : c.entries)
        if (!printable(e)) return out_of_range("entry", e.id);
    for (const auto& [uid, place] : c.places.placed)
        if (!printable(place)) return out_of_range("touch", uid);
    for (const auto& [feed, stamps] : c.stamps)
        for (const auto& [uid, stamp] : stamps)
            if (!printable(stamp.changed)) return out_of_range("stamp", uid);
    for (const auto& [account, changed] : c.accounts)
        for (const auto& [uid, copy] : changed.set) {
            const bool at = !copy.deleted_at || printable(*copy.deleted_at);
            if (!at || (copy.rewritten_on && !printable(*copy.rewritten_on)))
                return out_of_range("object", uid);
        }
    return {};
}

void write_change(sqlite::connection& db, const change& c) {
    for (const auto& e : c.entries) insert(db, e);
    for (const auto& uid : c.places.gone) db.prepare("DELETE FROM published WHERE uid = ?").bind(uid).run();
    for (const auto& [uid, place] : c.places.placed) upsert(db, place);
    if (c.pace) write_pace(db, *c.pace);
    for (const auto& [feed, rows] : c.stamps)
        for (const auto& [uid, stamp] : rows) {
            const auto changed = print(stamp.changed);
            auto s = db.prepare(
                "INSERT INTO stamps (feed, uid, hash, sequence, changed) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (feed, uid) DO UPDATE SET hash = excluded.hash, sequence = excluded.sequence, "
                "changed = excluded.changed WHERE (stamps.hash, stamps.sequence, stamps.changed) != "
                "(excluded.hash, excluded.sequence, excluded.changed)");
            s.bind(feed)
                .bind(uid)
                .bind(std::span<const std::uint8_t>(stamp.hash))
                .bind(stamp.sequence)
                .bind(changed)
                .run();
        }
    for (const auto& [feed, generation] : c.generations) {
        auto s = db.prepare("INSERT OR REPLACE INTO generations (feed, generation) VALUES (?, ?)");
        s.bind(feed).bind(generation).run();
    }
    for (const auto& a : c.answers) {
        auto s = db.prepare("INSERT INTO answers (key, request, status, body) VALUES (?, ?, ?, ?)");
        s.bind(a.key).bind(std::span<const std::uint8_t>(a.request)).bind(a.status).bind(a.body).run();
    }
    for (const auto& [account, changed] : c.accounts) write_account(db, account, changed);
    write_messages(db, c.messages);
}

} // namespace

bool change::empty() const {
    return entries.empty() && places == ledger::published_change() && !pace && stamps.empty() &&
           generations.empty() && answers.empty() && accounts.empty() && messages.empty();
}

database::database(std::unique_ptr<impl> i) : impl_(std::move(i)) {}
database::database(database&&) noexcept = default;
database& database::operator=(database&&) noexcept = default;
database::~database() = default;

const std::string& database::instance() const { return impl_->instance; }

namespace {

/// What the opening throws becomes an error.
result<sqlite::connection> connect(const std::filesystem::path& file, access how,
                                   const std::string& new_instance) {
    return guarded(file, [&] {
        return how == access::write ? open_for_write(file, new_instance) : open_for_read(file);
    });
}

/// What is there, when a full disk is all that hinders.
result<sqlite::connection> connect_without_room(const std::filesystem::path& file, error why) {
    const auto found = look(file);
    if (why.code != errc::storage_full || !found || *found != presence::there)
        return std::unexpected(std::move(why));
    return guarded(file, [&] { return open_without_room(file); });
}

} // namespace

result<database> database::open(const std::filesystem::path& directory, access how,
                                const std::string& new_instance) {
    std::error_code code;
    const auto real = std::filesystem::canonical(directory, code);
    if (code && how == access::read && code == std::errc::no_such_file_or_directory)
        return std::unexpected(no_directory(directory));
    if (code) return std::unexpected(explain(directory, "open", code.value()));
    const auto file = real / "intouch.db";
    try {
        auto connection = connect(file, how, new_instance);
        const bool full = !connection && how == access::write;
        if (full) connection = connect_without_room(file, std::move(connection.error()));
        if (!connection) return std::unexpected(connection.error());
        std::string instance;
        {
            auto s = connection->prepare("SELECT value FROM meta WHERE name = 'instance'");
            if (!s.step()) return std::unexpected(damaged(file, "the name of this instance is missing"));
            instance = s.text();
        }
        return database(
            std::make_unique<impl>(impl{file, std::move(*connection), std::move(instance), how, full}));
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(file, f));
    }
}

result<std::vector<ledger::entry>> database::entries() const {
    return guarded(impl_->file, [&] { return read_entries(impl_->connection, impl_->file); });
}

result<ledger::published_plan> database::published() const {
    return guarded(impl_->file, [&] { return read_published(impl_->connection, impl_->file); });
}

result<ledger::published_pace> database::pace() const {
    return guarded(impl_->file, [&] { return read_pace(impl_->connection, impl_->file); });
}

result<ledger::stamps> database::stamps(const std::string& feed) const {
    return guarded(impl_->file, [&] { return read_stamps(impl_->connection, impl_->file, feed); });
}

result<std::map<std::string, int>> database::generations() const {
    return guarded(impl_->file, [&] { return read_generations(impl_->connection, impl_->file); });
}

result<ledger::account_copy> database::account(const std::string& id) const {
    return guarded(impl_->file, [&] { return read_copies(impl_->connection, impl_->file, id); });
}

result<ledger::message_states> database::messages() const {
    return guarded(impl_->file, [&] { return read_states(impl_->connection, impl_->file); });
}

result<std::optional<answer>> database::answered(const std::string& key) const {
    return guarded(impl_->file, [&] { return read_answer(impl_->connection, impl_->file, key); });
}

result<void> database::commit(const change& c) {
    if (c.empty()) return {};
    if (auto r = check(c); !r) return r;
    if (impl_->full) {
        auto again = connect(impl_->file, access::write, {});
        if (!again) return std::unexpected(again.error());
        impl_ = std::make_unique<impl>(impl{impl_->file, std::move(*again), impl_->instance, access::write});
    }
    auto& held = *impl_;
    if (held.how != access::write)
        return fail(errc::storage, held.file.string() + ": was opened for reading");
    if (held.connection.moved())
        return fail(errc::storage, held.file.string() +
                                       ": was removed or replaced while it is in use, so nothing was "
                                       "entered: put it back, and start the daemon again");
    try {
        sqlite::transaction t(held.connection);
        write_change(held.connection, c);
        t.commit();
        return {};
    } catch (const sqlite::failure& f) {
        if (f.code == SQLITE_CONSTRAINT_UNIQUE)
            return fail(errc::conflict, "this idempotency key was used before: nothing was changed");
        return std::unexpected(explain(held.file, f));
    }
}

} // namespace intouch::store
