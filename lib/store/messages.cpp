// SPDX-License-Identifier: MIT
#include "store/messages.hpp"

#include "core/date.hpp"
#include "store/rows.hpp"

#include <algorithm>
#include <utility>

namespace intouch::store {

namespace {

constexpr days kept{60};

void write_message(sqlite::connection& c, const ledger::message_state& m) {
    const auto due = print(m.due);
    const auto stale = print(m.stale);
    auto s = c.prepare(
        "INSERT OR REPLACE INTO messages (target, key, step, due, stale, tries, trouble, form, title, "
        "text, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(m.target)
        .bind(m.key)
        .bind(name(m.step))
        .bind(due)
        .bind(stale)
        .bind(m.tries)
        .bind(m.trouble)
        .bind(m.form)
        .bind(m.title)
        .bind(m.text)
        .bind(m.payload)
        .run();
}

std::optional<ledger::message_state> read_message(sqlite::statement& s) {
    ledger::message_state m;
    m.target = s.text();
    m.key = s.text();
    const auto step = ledger::parse_message_step(s.text());
    const auto due = parse_instant(s.text());
    const auto stale = parse_instant(s.text());
    const auto tries = to_int(s.number());
    m.trouble = s.text();
    m.form = s.text();
    m.title = s.text();
    m.text = s.text();
    m.payload = s.text();
    if (!step || !due || !stale || !tries) return std::nullopt;
    m.step = *step;
    m.due = *due;
    m.stale = *stale;
    m.tries = *tries;
    return m;
}

} // namespace

void write_messages(sqlite::connection& c, const std::vector<ledger::message_state>& all) {
    for (const auto& m : all) write_message(c, m);
    if (all.empty()) return;
    const auto before = print(std::ranges::max(all, {}, &ledger::message_state::due).due - kept);
    c.prepare("DELETE FROM messages WHERE due < ? AND step != 'waiting' AND key != 'since'")
        .bind(before)
        .run();
}

std::optional<ledger::message_states> read_messages(sqlite::connection& c) {
    ledger::message_states all;
    auto s =
        c.prepare("SELECT target, key, step, due, stale, tries, trouble, form, title, text, payload FROM "
                  "messages ORDER BY target, key");
    while (s.step()) {
        auto m = read_message(s);
        if (!m) return std::nullopt;
        std::pair key{m->target, m->key};
        all.emplace_hint(all.end(), std::move(key), std::move(*m));
    }
    return all;
}

} // namespace intouch::store
