// SPDX-License-Identifier: MIT
// The state directory: the database (the only place that knows SQLite), the lock, the key and the token.
#pragma once

#include "core/result.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/entry.hpp"
#include "ledger/published.hpp"
#include "ledger/published_change.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::store {

/// What a request with an idempotency key was answered, to be answered again.
struct answer {
    std::string key;
    sha256_value request{}; ///< of method, path and body
    int status = 0;
    std::string body;
    bool operator==(const answer&) const = default;
};

/// The changes of one transaction: all of it or nothing.
struct change {
    std::vector<ledger::entry> entries;              ///< appended
    std::optional<ledger::published_plan> published; ///< replaces what was published
    ledger::published_change places{};               ///< what else changed of it; nothing beside `published`
    std::map<std::string, ledger::stamps> stamps;    ///< by feed or account: these uids are set
    std::map<std::string, int> generations;          ///< by feed: raised when its URL is rotated
    std::map<std::string, instant> feed_changed;     ///< by feed: Last-Modified of its bytes
    std::vector<answer> answers;
    std::map<std::string, ledger::account_change> accounts; ///< CalDAV, by account
    [[nodiscard]] bool empty() const;
};

enum class access { write, read };

/// One connection. WAL, synchronous=FULL: what `commit` returned from is on disk.
class database {
public:
    /// Opens, and for `write` creates (0600) and migrates, DIR/intouch.db. Errors name the path and what to
    /// do: `too_new`, `damaged`, `storage`, `storage_full`, `not_found` (read of a directory without one).
    /// `write` is for who holds the `directory_lock`. `read` may be beside a daemon, shows what was committed
    /// when it was opened, is not for keeping open, and ignores `new_instance`.
    [[nodiscard]] static result<database> open(const std::filesystem::path& directory, access how,
                                               const std::string& new_instance);
    database(database&&) noexcept;
    database& operator=(database&&) noexcept;
    ~database();

    [[nodiscard]] const std::string& instance() const;                ///< random, made with the store
    [[nodiscard]] result<std::vector<ledger::entry>> entries() const; ///< all, by id
    [[nodiscard]] result<ledger::published_plan> published() const;
    [[nodiscard]] result<ledger::stamps> stamps(const std::string& feed) const;
    [[nodiscard]] result<std::map<std::string, int>> generations() const;
    [[nodiscard]] result<std::map<std::string, instant>> feed_changed() const;
    [[nodiscard]] result<ledger::account_copy> account(const std::string& id) const;
    [[nodiscard]] result<std::optional<answer>> answered(const std::string& key) const;

    /// One transaction, on disk when it returns; what equals the stored rows is not written again.
    /// `errc::storage_full`, `errc::storage`, `errc::conflict` (the key of an entry or answer that exists),
    /// `errc::invalid` (a date outside the years 1900 to 2199): nothing was changed, and later commits work
    /// once the cause is gone.
    [[nodiscard]] result<void> commit(const change& c);

private:
    struct impl;
    explicit database(std::unique_ptr<impl> i);
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::store
