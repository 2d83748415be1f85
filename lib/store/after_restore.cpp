// SPDX-License-Identifier: MIT
#include "store/after_restore.hpp"

#include "ledger/stamp_floor.hpp"
#include "store/accounts.hpp"
#include "store/messages.hpp"

#include <map>
#include <string>
#include <utility>

namespace intouch::store {

namespace {

// The limit keeps SEQUENCE within a signed 32-bit integer (RFC 5545 3.3.8).
constexpr std::string_view raise_floor = R"(
INSERT OR REPLACE INTO stamps (feed, uid, hash, sequence, changed)
SELECT feed, ?1, zeroblob(32),
       min(2000000000, coalesce(max(CASE uid WHEN ?1 THEN sequence END), 0) + 1000
                       + max(0, unixepoch(?2) - unixepoch(max(changed)))),
       max(?2, max(changed))
FROM stamps GROUP BY feed)";

constexpr std::string_view raise_all = R"(
UPDATE stamps SET
    sequence = min(2000000000, sequence + 1000 + max(0, unixepoch(?2) - unixepoch(changed))),
    changed = max(?2, strftime('%Y-%m-%dT%H:%M:%SZ', changed, '+1 second'))
WHERE uid <> ?1)";

// A new stamp gets a hash of zeros, which equals the hash of no rendering.
constexpr std::string_view raise_one = R"(
INSERT INTO stamps (feed, uid, hash, sequence, changed)
VALUES (?1, ?2, zeroblob(32), min(2000000000, ?3 + 1), strftime('%Y-%m-%dT%H:%M:%SZ', ?4, '+1 second'))
ON CONFLICT (feed, uid) DO UPDATE SET
    sequence = max(sequence, excluded.sequence), changed = max(changed, excluded.changed))";

constexpr std::string_view raise_generation = R"(
INSERT INTO generations (feed, generation) VALUES (?1, ?2)
ON CONFLICT (feed) DO UPDATE SET generation = max(generation, excluded.generation))";

/// The accounts that are readable.
std::map<std::string, ledger::account_copy> accounts_in(sqlite::connection& c) {
    std::map<std::string, ledger::account_copy> all;
    auto ids = c.prepare("SELECT account FROM collections UNION SELECT account FROM calendar_objects");
    while (ids.step()) {
        const std::string id(ids.text());
        if (auto copy = read_account(c, id)) all.emplace(id, std::move(*copy));
    }
    return all;
}

} // namespace

void raise_stamps(sqlite::connection& c, instant now) {
    const std::string moment = print(now);
    for (const auto sql : {raise_floor, raise_all})
        c.prepare(sql).bind(ledger::stamp_floor).bind(moment).run();
}

void keep_seen(sqlite::connection& to, sqlite::connection& before) {
    auto stamps = before.prepare("SELECT feed, uid, sequence, changed FROM stamps");
    while (stamps.step()) {
        const std::string feed(stamps.text());
        const std::string uid(stamps.text());
        const auto sequence = stamps.number();
        const std::string changed(stamps.text());
        to.prepare(raise_one).bind(feed).bind(uid).bind(sequence).bind(changed).run();
    }
    auto generations = before.prepare("SELECT feed, generation FROM generations");
    while (generations.step()) {
        const std::string feed(generations.text());
        to.prepare(raise_generation).bind(feed).bind(generations.number()).run();
    }
    for (auto& [id, copy] : accounts_in(before)) {
        to.prepare("DELETE FROM calendar_objects WHERE account = ?1").bind(id).run();
        write_account(to, id,
                      {.collection = copy.collection, .set = std::move(copy.objects), .forgotten = {}});
    }
    if (const auto sent = read_messages(before)) {
        std::vector<ledger::message_state> all;
        for (const auto& [key, m] : *sent) all.push_back(m);
        write_messages(to, all);
    }
}

} // namespace intouch::store
