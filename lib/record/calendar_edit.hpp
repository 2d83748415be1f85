// SPDX-License-Identifier: MIT
// What a user's change to an event in the calendar means for the ledger.
#pragma once

#include "core/result.hpp"
#include "ledger/calendar_object.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::record {

struct calendar_edit {
    ledger::calendar_change what = ledger::calendar_change::moved;
    std::string uid{};                          ///< of the touch
    std::optional<plan::touch> touch{};         ///< that the event shows; absent: it is no longer planned
    std::optional<plan::shown_closed> closed{}; ///< the closed round that the event shows
    std::string block{};                        ///< empty: the block is no longer in intouch.toml
    std::optional<when> on{};                   ///< the user's wall clock
    std::optional<when> to{};
    /// Undone: the entry that is struck. Empty: the change of the occurrence of `block` on `on`, or the entry that
    /// closed the round of `closed`.
    std::string entry{};
    /// When the user made it; nothing: unknown, and then it counts as made now.
    std::optional<instant> made{};
    bool operator==(const calendar_edit&) const = default;
};

/// The entries of the edit. An edit whose key (`from.key`) the ledger holds already makes none: a crash can
/// bring the same edit a second time. Errors say what to tell the user.
[[nodiscard]] result<std::vector<ledger::entry>> record_calendar_edit(const plan::plan_input& in,
                                                                      std::span<const ledger::entry> entries,
                                                                      const calendar_edit& edit,
                                                                      const origin& from, const new_id& id);

/// What to tell the user of a contact that was entered as history, because it is not after the last contact, or of one
/// with somebody who is not on the roster; else empty.
[[nodiscard]] std::string note_on_history(const plan::plan_input& in, const ledger::entry& e);

} // namespace intouch::record
