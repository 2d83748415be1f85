// SPDX-License-Identifier: MIT
// What came of a try, as ledger entries.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"
#include "record/record_promise.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::record {

struct log_request {
    std::string person; ///< or a household
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::optional<when> on{}; ///< default: now
    std::string channel{};    ///< default: the planned touch's
    std::string note{};
    std::optional<when> next{};               ///< an attempt and a pin at once
    std::optional<int> round{};               ///< refused (`conflict`) when that round is not the open one
    std::string touch{};                      ///< see `find_touch`; empty: the touch of the round
    std::optional<promise_request> promise{}; ///< a follow-up agreed on in the same contact
    bool operator==(const log_request&) const = default;
};

/// The entries to append together. A contact that is not newer than the last contact is history (round 0). An
/// attempt that leaves no usable channel also enters `skipped`, and so does one that spends a ladder whose
/// `then` is rest. A contact keeps the promise that `touch` names. It marks the occasion that `touch` names,
/// or the occasion of that day. On a channel that is no contact (a gift) the round goes on with the next
/// channel, and closes when there is none. An attempt at a promise or at an occasion is no attempt of the
/// round (lib/README.md, "Beside the round").
///
/// Errors: not_found (person, with the nearest id), conflict (round, touch), in_future (on, next), in_past
/// (next), invalid (outcome, channel).
[[nodiscard]] result<std::vector<ledger::entry>> record_outcome(const plan::plan_input& in,
                                                                const log_request& request,
                                                                const origin& from, const new_id& id);

} // namespace intouch::record
