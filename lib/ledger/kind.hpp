// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace intouch::ledger {

/// What happened. Values are stored by name, never by number.
enum class entry_kind : std::uint8_t {
    joined,           ///< the person is planned from this day on
    reached,          ///< the user and the person spoke
    they_reached_out, ///< the person contacted the user
    sent,             ///< a message, letter or gift
    left_message,     ///< no answer, but a message
    no_answer,
    missed,      ///< the planned day passed without an outcome
    unreachable, ///< the phone number or address does not work
    skipped,     ///< the round ends without contact
    moved,       ///< the user chose another day for the touch
    promised,
    kept, ///< the promise
    paused,
    resumed,
    lost,    ///< the user does not know how to reach the person
    found,   ///< the user knows again
    booked,  ///< the next gathering has a date
    held,    ///< the gathering took place
    excused, ///< a member missed a gathering
    block_moved,
    block_skipped,
    noted,
    confirmed, ///< the details on the roster still hold
    away,      ///< the user plans nothing from `on` to `to`
    undone,    ///< another entry no longer counts
};

enum class entry_source : std::uint8_t { api, cli, page, link, caldav, daemon };

[[nodiscard]] std::string_view name(entry_kind kind); ///< "left_message"
[[nodiscard]] std::string_view name(entry_source source);
[[nodiscard]] std::optional<entry_kind> parse_entry_kind(std::string_view text);
[[nodiscard]] std::optional<entry_source> parse_entry_source(std::string_view text);

/// reached, they_reached_out, sent, held; of an entry the channel decides too (entry.hpp)
[[nodiscard]] bool is_contact(entry_kind kind);
[[nodiscard]] bool closes(entry_kind kind);        ///< a contact, or skipped
[[nodiscard]] bool is_attempt(entry_kind kind);    ///< left_message, no_answer, unreachable
[[nodiscard]] bool changes_block(entry_kind kind); ///< block_moved, block_skipped
/// The outcomes that a user may log: contacts and attempts, in the order of help texts.
[[nodiscard]] std::span<const entry_kind> outcomes();

} // namespace intouch::ledger
