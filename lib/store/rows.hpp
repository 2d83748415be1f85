// SPDX-License-Identifier: MIT
// Entries and published touches as table rows. Reading returns nothing for a value that intouch never writes.
#pragma once

#include "core/date.hpp"
#include "core/digest.hpp"
#include "ledger/entry.hpp"
#include "store/sqlite.hpp"

#include <optional>
#include <span>

namespace intouch::store {

/// True when the text form in the database can hold the value: years 1900 to 2199, times within a day.
[[nodiscard]] bool printable(date day);
[[nodiscard]] bool printable(const when& w);
[[nodiscard]] bool printable(instant at);
[[nodiscard]] bool printable(const ledger::published_touch& t);
[[nodiscard]] bool printable(const ledger::entry& e);

[[nodiscard]] std::optional<sha256_value> parse_hash(std::span<const std::uint8_t> blob);
[[nodiscard]] std::optional<int> to_int(std::int64_t number);
/// Factors and amounts are kept as whole hundredths, so that they come back as they were.
[[nodiscard]] std::int64_t hundredths(double value);
[[nodiscard]] double from_hundredths(std::int64_t number);

void insert(sqlite::connection& c, const ledger::entry& e);
/// The current row of `s`, a statement with the columns of `select_entries`.
[[nodiscard]] std::optional<ledger::entry> read_entry(sqlite::statement& s);
inline constexpr std::string_view select_entries =
    "SELECT id, at, person, round, kind, \"on\", channel, \"to\", note, source, key, ideal, \"with\", "
    "detail, names, "
    "block, displaced, contact, stretched, pace FROM entries ORDER BY id";

void upsert(sqlite::connection& c, const ledger::published_touch& t);
[[nodiscard]] std::optional<ledger::published_touch> read_place(sqlite::statement& s);
inline constexpr std::string_view select_places =
    "SELECT uid, owner, kind, round, attempt, channel, minutes, ideal, latest, day, start, block, pinned, "
    "about, "
    "told, first_told, fixed_since, drawn_in, pace FROM published";

void write_pace(sqlite::connection& c, const ledger::published_pace& p);
[[nodiscard]] std::optional<ledger::published_pace> read_pace(sqlite::connection& c);

} // namespace intouch::store
