// SPDX-License-Identifier: MIT
#include "store/read_tables.hpp"

#include "store/accounts.hpp"
#include "store/fault.hpp"
#include "store/messages.hpp"
#include "store/rows.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace intouch::store {
namespace {

error unreadable(const std::filesystem::path& file, std::string_view what, std::string_view which) {
    return damaged(file, fmt::format("{} {} cannot be read", what, which));
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

result<ledger::published_pace> read_pace(sqlite::connection& c, const std::filesystem::path& file) {
    auto all = read_pace(c);
    if (!all) return std::unexpected(unreadable(file, "the", "pace"));
    return std::move(*all);
}

result<ledger::stamps> read_stamps(sqlite::connection& c, const std::filesystem::path& file,
                                   const std::string& feed) {
    ledger::stamps all;
    auto s = c.prepare("SELECT uid, hash, sequence, changed FROM stamps WHERE feed = ? ORDER BY uid");
    s.bind(feed);
    while (s.step()) {
        std::string uid(s.text());
        const auto hash = parse_hash(s.blob());
        const auto sequence = to_int(s.number());
        const auto changed = parse_instant(s.text());
        if (!hash || !sequence || !changed) return std::unexpected(unreadable(file, "the stamp of", uid));
        all.emplace_hint(all.end(), std::move(uid), ledger::stamp{*hash, *sequence, *changed});
    }
    return all;
}

result<std::vector<ledger::entry>> read_entries(sqlite::connection& c, const std::filesystem::path& file) {
    std::vector<ledger::entry> all;
    auto s = c.prepare(select_entries);
    while (s.step()) {
        auto e = read_entry(s);
        if (!e)
            return std::unexpected(all.empty() ? unreadable(file, "the first", "entry")
                                               : unreadable(file, "the entry after", all.back().id));
        all.push_back(std::move(*e));
    }
    return all;
}

result<std::map<std::string, int>> read_generations(sqlite::connection& c,
                                                    const std::filesystem::path& file) {
    std::map<std::string, int> all;
    auto s = c.prepare("SELECT feed, generation FROM generations");
    while (s.step()) {
        std::string feed(s.text());
        const auto generation = to_int(s.number());
        if (!generation) return std::unexpected(unreadable(file, "the generation of", feed));
        all.emplace(std::move(feed), *generation);
    }
    return all;
}

result<ledger::account_copy> read_copies(sqlite::connection& c, const std::filesystem::path& file,
                                         const std::string& account) {
    auto all = read_account(c, account);
    if (!all) return std::unexpected(unreadable(file, "an object of the account", account));
    return std::move(*all);
}

result<ledger::message_states> read_states(sqlite::connection& c, const std::filesystem::path& file) {
    auto all = read_messages(c);
    if (!all) return std::unexpected(unreadable(file, "a row of", "messages"));
    return std::move(*all);
}

result<std::optional<answer>> read_answer(sqlite::connection& c, const std::filesystem::path& file,
                                          const std::string& key) {
    auto s = c.prepare("SELECT request, status, body FROM answers WHERE key = ?");
    s.bind(key);
    if (!s.step()) return std::nullopt;
    const auto request = parse_hash(s.blob());
    const auto status = to_int(s.number());
    if (!request || !status) return std::unexpected(unreadable(file, "the answer to", key));
    return answer{key, *request, *status, std::string(s.text())};
}

} // namespace intouch::store
