// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace intouch::ledger {

/// What an entry says happened: design 4. Values are stored by name, never by number.
enum class entry_kind : std::uint8_t {
    joined,
    reached,
    they_reached_out,
    sent,
    left_message,
    no_answer,
    missed,
    unreachable,
    skipped,
    moved,
    promised,
    kept,
    paused,
    resumed,
    lost,
    found,
    booked,
    held,
    excused,
    block_moved,
    block_skipped,
    noted,
    undone,
};

enum class entry_source : std::uint8_t { api, cli, page, link, caldav, daemon };

[[nodiscard]] std::string_view name(entry_kind kind); ///< "left_message"
[[nodiscard]] std::string_view name(entry_source source);
[[nodiscard]] std::optional<entry_kind> parse_entry_kind(std::string_view text);
[[nodiscard]] std::optional<entry_source> parse_entry_source(std::string_view text);

[[nodiscard]] bool is_contact(entry_kind kind); ///< reached, they_reached_out, sent, held
[[nodiscard]] bool closes(entry_kind kind);     ///< a contact, or skipped
[[nodiscard]] bool is_attempt(entry_kind kind); ///< left_message, no_answer, unreachable
/// What a user may log of a person: the contacts and the attempts, in the order that help texts list them.
[[nodiscard]] std::span<const entry_kind> outcomes();

} // namespace intouch::ledger
