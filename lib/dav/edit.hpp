// SPDX-License-Identifier: MIT
// What the user did in the calendar, in the words of the ledger.
#pragma once

#include "core/date.hpp"
#include "ledger/calendar_object.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

enum class edit_kind : std::uint8_t {
    moved,     ///< a touch, to `to`
    skipped,   ///< a touch: cancelled or deleted
    reached,   ///< a touch: a task completed on `on`, or "✓" before its title
    no_answer, ///< a touch: "?" before its title
    /// Takes `entry` back: a deleted object came back. Empty `entry`: the completion of a task was taken
    /// back, and with it the close of the round.
    undone,
    block_moved,   ///< the occurrence on `on`, to `to`
    block_skipped, ///< the occurrence on `on`
};
[[nodiscard]] std::string_view name(edit_kind kind); ///< "block-moved"

struct edit {
    edit_kind what = edit_kind::moved;
    std::string uid; ///< the UID in the agenda
    ledger::object_kind kind = ledger::object_kind::touch;
    std::optional<when> on{}; ///< in the user's zone
    std::optional<when> to{};
    std::string entry{};
    std::string key; ///< idempotency key: the same change always has the same key
    bool operator==(const edit&) const = default;
};

struct edit_result {
    bool accepted = true;
    std::string entry{}; ///< accepted: the id of the ledger entry
    std::string why{};   ///< refused: the reason, for the user
    bool operator==(const edit_result&) const = default;
};

} // namespace intouch::dav
