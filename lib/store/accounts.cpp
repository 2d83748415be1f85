// SPDX-License-Identifier: MIT
#include "store/accounts.hpp"

#include "core/date.hpp"
#include "store/rows.hpp"

#include <utility>

namespace intouch::store {

namespace {

void write_copy(sqlite::connection& c, const std::string& account,
                const ledger::collection_copy& collection) {
    auto s =
        c.prepare("INSERT OR REPLACE INTO collections (account, url, token, ctag, components, syncs, deep, "
                  "token_failures, found_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(account)
        .bind(collection.url)
        .bind(collection.token)
        .bind(collection.ctag)
        .bind(collection.components)
        .bind(collection.syncs ? 1 : 0)
        .bind(collection.deep ? 1 : 0)
        .bind(collection.token_failures)
        .bind(collection.found_for)
        .run();
}

void write_copy(sqlite::connection& c, const std::string& account, const ledger::calendar_copy& copy) {
    const auto deleted_at = copy.deleted_at ? std::optional(print(*copy.deleted_at)) : std::nullopt;
    const auto rewritten_on = copy.rewritten_on ? std::optional(print(*copy.rewritten_on)) : std::nullopt;
    auto s = c.prepare(
        "INSERT OR REPLACE INTO calendar_objects (account, uid, generation, href, etag, kind, state, "
        "fresh, written, remote, wanted, intended, deleted_at, entry, rewrites, rewritten_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(account)
        .bind(copy.uid)
        .bind(copy.generation)
        .bind(copy.href)
        .bind(copy.etag)
        .bind(name(copy.kind))
        .bind(name(copy.state))
        .bind(copy.fresh ? 1 : 0)
        .bind(copy.written)
        .bind(copy.remote)
        .bind(copy.wanted)
        .bind(copy.intended)
        .bind_or_null(deleted_at)
        .bind(copy.entry)
        .bind(copy.rewrites)
        .bind_or_null(rewritten_on)
        .run();
}

std::optional<ledger::calendar_copy> read_copy(sqlite::statement& s) {
    ledger::calendar_copy copy;
    copy.uid = s.text();
    const auto generation = to_int(s.number());
    copy.href = s.text();
    copy.etag = s.text();
    const auto kind = ledger::parse_object_kind(s.text());
    const auto state = ledger::parse_copy_state(s.text());
    copy.fresh = s.number() != 0;
    copy.written = s.text();
    copy.remote = s.text();
    copy.wanted = s.text();
    copy.intended = s.text();
    const auto deleted_at = s.text_or_null();
    if (deleted_at) {
        const auto at = parse_instant(*deleted_at);
        if (!at) return std::nullopt;
        copy.deleted_at = *at;
    }
    copy.entry = s.text();
    const auto rewrites = to_int(s.number());
    const auto rewritten_on = s.text_or_null();
    if (rewritten_on) {
        const auto day = parse_date(*rewritten_on);
        if (!day) return std::nullopt;
        copy.rewritten_on = *day;
    }
    if (!generation || !kind || !state || !rewrites) return std::nullopt;
    copy.generation = *generation;
    copy.kind = *kind;
    copy.state = *state;
    copy.rewrites = *rewrites;
    return copy;
}

} // namespace

void write_account(sqlite::connection& c, const std::string& account, const ledger::account_change& change) {
    if (change.collection) write_copy(c, account, *change.collection);
    for (const std::string& uid : change.forgotten)
        c.prepare("DELETE FROM calendar_objects WHERE account = ? AND uid = ?").bind(account).bind(uid).run();
    for (const auto& [uid, copy] : change.set) write_copy(c, account, copy);
}

std::optional<ledger::account_copy> read_account(sqlite::connection& c, const std::string& account) {
    ledger::account_copy all;
    auto s = c.prepare(
        "SELECT url, token, ctag, components, syncs, deep, token_failures, found_for FROM collections "
        "WHERE account = ?");
    s.bind(account);
    if (s.step()) {
        all.collection.url = s.text();
        all.collection.token = s.text();
        all.collection.ctag = s.text();
        all.collection.components = s.text();
        all.collection.syncs = s.number() != 0;
        all.collection.deep = s.number() != 0;
        const auto failures = to_int(s.number());
        if (!failures) return std::nullopt;
        all.collection.token_failures = *failures;
        all.collection.found_for = s.text();
    }
    auto rows = c.prepare(
        "SELECT uid, generation, href, etag, kind, state, fresh, written, remote, wanted, intended, "
        "deleted_at, entry, rewrites, rewritten_on FROM calendar_objects WHERE account = ? ORDER BY "
        "uid");
    rows.bind(account);
    while (rows.step()) {
        auto copy = read_copy(rows);
        if (!copy) return std::nullopt;
        std::string uid = copy->uid;
        all.objects.emplace_hint(all.objects.end(), std::move(uid), std::move(*copy));
    }
    return all;
}

} // namespace intouch::store
