// SPDX-License-Identifier: MIT
#include "store/accounts.hpp"
#include "store/fault.hpp"
#include "store/impl.hpp"
#include "store/rows.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace intouch::store {
namespace {

error unreadable(const std::filesystem::path& file, std::string_view what, std::string_view which) {
    return damaged(file, fmt::format("{} {} cannot be read", what, which));
}

/// What `read` returns, or what it threw in words.
template <class Read> auto guarded(const std::filesystem::path& file, Read read) -> decltype(read()) {
    try {
        return read();
    } catch (const sqlite::failure& f) {
        return std::unexpected(explain(file, f));
    }
}

} // namespace

result<ledger::published_plan> read_published(sqlite::connection& c, const std::filesystem::path& file) {
    ledger::published_plan all;
    auto s = c.prepare(select_places);
    while (s.step()) {
        auto t = read_place(s);
        if (!t) return std::unexpected(unreadable(file, "a place in", "published"));
        all.emplace_hint(all.end(), t->uid, std::move(*t));
    }
    return all;
}

result<ledger::stamps> read_stamps(sqlite::connection& c, const std::filesystem::path& file,
                                   const std::string& feed) {
    ledger::stamps all;
    auto s = c.prepare("SELECT uid, hash, sequence, changed FROM stamps WHERE feed = ? ORDER BY uid");
    s.bind(feed);
    while (s.step()) {
        std::string uid(s.text());
        const auto hash = parse_hash(s.blob());
        const auto sequence = parse_int(s.number());
        const auto changed = parse_instant(s.text());
        if (!hash || !sequence || !changed) return std::unexpected(unreadable(file, "the stamp of", uid));
        all.emplace_hint(all.end(), std::move(uid), ledger::stamp{*hash, *sequence, *changed});
    }
    return all;
}

result<std::vector<ledger::entry>> database::entries() const {
    return guarded(impl_->file, [&]() -> result<std::vector<ledger::entry>> {
        std::vector<ledger::entry> all;
        auto s = impl_->connection.prepare(select_entries);
        while (s.step()) {
            auto e = read_entry(s);
            if (!e)
                return std::unexpected(
                    unreadable(impl_->file, "an entry after", all.empty() ? "none" : all.back().id));
            all.push_back(std::move(*e));
        }
        return all;
    });
}

result<ledger::published_plan> database::published() const {
    return guarded(impl_->file, [&] { return read_published(impl_->connection, impl_->file); });
}

result<ledger::stamps> database::stamps(const std::string& feed) const {
    return guarded(impl_->file, [&] { return read_stamps(impl_->connection, impl_->file, feed); });
}

result<ledger::account_copy> database::account(const std::string& id) const {
    return guarded(impl_->file, [&]() -> result<ledger::account_copy> {
        auto all = read_account(impl_->connection, id);
        if (!all) return std::unexpected(unreadable(impl_->file, "an object of the account", id));
        return std::move(*all);
    });
}

result<std::map<std::string, int>> database::generations() const {
    return guarded(impl_->file, [&]() -> result<std::map<std::string, int>> {
        std::map<std::string, int> all;
        auto s = impl_->connection.prepare("SELECT feed, generation FROM generations");
        while (s.step()) {
            std::string feed(s.text());
            const auto generation = parse_int(s.number());
            if (!generation) return std::unexpected(unreadable(impl_->file, "the generation of", feed));
            all.emplace(std::move(feed), *generation);
        }
        return all;
    });
}

result<std::map<std::string, instant>> database::feed_changed() const {
    return guarded(impl_->file, [&]() -> result<std::map<std::string, instant>> {
        std::map<std::string, instant> all;
        auto s = impl_->connection.prepare("SELECT feed, changed FROM feed_changed");
        while (s.step()) {
            std::string feed(s.text());
            const auto changed = parse_instant(s.text());
            if (!changed) return std::unexpected(unreadable(impl_->file, "the last change of", feed));
            all.emplace(std::move(feed), *changed);
        }
        return all;
    });
}

result<std::optional<answer>> database::answered(const std::string& key) const {
    return guarded(impl_->file, [&]() -> result<std::optional<answer>> {
        auto s = impl_->connection.prepare("SELECT request, status, body FROM answers WHERE key = ?");
        s.bind(key);
        if (!s.step()) return std::nullopt;
        const auto request = parse_hash(s.blob());
        const auto status = parse_int(s.number());
        if (!request || !status) return std::unexpected(unreadable(impl_->file, "the answer to", key));
        return answer{key, *request, *status, std::string(s.text())};
    });
}

} // namespace intouch::store
