// SPDX-License-Identifier: MIT
// What a user's change to an object in their calendar says, in the ledger's words (design 7).
#pragma once

#include "core/date.hpp"
#include "ledger/calendar_object.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

enum class edit_kind : std::uint8_t {
    moved,     ///< touch: to `to`
    skipped,   ///< touch: cancelled or deleted
    reached,   ///< touch: a task completed on `on`, or "✓" before its title
    no_answer, ///< touch: "?" before its title
    undone,    ///< takes `entry` back: a completion taken back (then `entry` is empty: the round's close), or
               ///< a deleted object that came back
    block_moved,   ///< the occurrence of `on`, to `to`
    block_skipped, ///< the occurrence of `on`
};
[[nodiscard]] std::string_view name(edit_kind kind); ///< "block-moved"

struct edit {
    edit_kind what = edit_kind::moved;
    std::string uid; ///< as in the agenda
    ledger::object_kind kind = ledger::object_kind::touch;
    std::optional<when> on{}; ///< the user's wall clock
    std::optional<when> to{};
    std::string entry{};
    std::string key; ///< idempotency key: the same for the same change, seen again
    bool operator==(const edit&) const = default;
};

struct edit_result {
    bool accepted = true;
    std::string entry{}; ///< the id it was entered under, when accepted
    std::string why{};   ///< else: what to tell the user
    bool operator==(const edit_result&) const = default;
};

} // namespace intouch::dav
