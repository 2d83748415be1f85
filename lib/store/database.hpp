// SPDX-License-Identifier: MIT
// The database of the state directory. No other folder uses SQLite.
#pragma once

#include "core/result.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/entry.hpp"
#include "ledger/message_state.hpp"
#include "ledger/published.hpp"
#include "ledger/published_change.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::store {

/// The stored answer to a request with an idempotency key: the same request gets the same answer again.
struct answer {
    std::string key;
    sha256_value request{}; ///< of method, path and body
    int status = 0;
    std::string body;
    bool operator==(const answer&) const = default;
};

/// The changes of one transaction.
struct change {
    std::vector<ledger::entry> entries;           ///< appended
    ledger::published_change places{};            ///< of the published plan
    std::optional<ledger::published_pace> pace{}; ///< the new one; absent: it stays
    std::map<std::string, ledger::stamps> stamps; ///< by feed or account: these uids are set
    std::map<std::string, int> generations;       ///< by feed: raised when its URL is rotated
    std::vector<answer> answers;
    std::map<std::string, ledger::account_change> accounts; ///< CalDAV, by account
    std::vector<ledger::message_state> messages{};          ///< each replaces the state before
    [[nodiscard]] bool empty() const;
};

enum class access { write, read };

/// One connection (WAL, synchronous=FULL).
class database {
public:
    /// Opens DIR/intouch.db. `write` creates (0600) and migrates the file when necessary; the caller must
    /// hold the `directory_lock`. `read` works beside a running daemon: it shows the state at the moment of
    /// opening, ignores `new_instance`, and should be closed soon. On a full disk `write` opens what is there, and
    /// each commit tries again to write. Errors name the path and the remedy:
    /// `too_new`, `damaged`, `storage`, `storage_full`, `not_found` (`read`, and there is no database).
    [[nodiscard]] static result<database> open(const std::filesystem::path& directory, access how,
                                               const std::string& new_instance);
    database(database&&) noexcept;
    database& operator=(database&&) noexcept;
    ~database();

    [[nodiscard]] const std::string& instance() const; ///< random, chosen when the store is created
    [[nodiscard]] result<std::vector<ledger::entry>> entries() const; ///< all, by id
    [[nodiscard]] result<ledger::published_plan> published() const;
    [[nodiscard]] result<ledger::published_pace> pace() const;
    [[nodiscard]] result<ledger::stamps> stamps(const std::string& feed) const;
    [[nodiscard]] result<std::map<std::string, int>> generations() const;
    [[nodiscard]] result<ledger::account_copy> account(const std::string& id) const;
    [[nodiscard]] result<ledger::message_states> messages() const;
    [[nodiscard]] result<std::optional<answer>> answered(const std::string& key) const;

    /// Writes `c` in one transaction, which is on disk when this returns. A stamp that equals the stored one
    /// is not written again. Errors: `storage_full`, `storage` (also when the file was removed or replaced
    /// since it was opened), `conflict` (an entry or answer has this idempotency key already), `invalid` (a date
    /// outside the years 1900 to 2199). After an error the database is unchanged, and later commits succeed when the cause is gone.
    [[nodiscard]] result<void> commit(const change& c);

private:
    struct impl;
    explicit database(std::unique_ptr<impl> i);
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::store
