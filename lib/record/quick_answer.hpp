// SPDX-License-Identifier: MIT
// What can be said of a touch with one tap (design 8, "Action links"), and what is entered then.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "record/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::plan {

enum class tap_kind : std::uint8_t {
    reached,      ///< by a live channel
    sent,         ///< by another
    left_message, ///< live only, as is no_answer
    no_answer,
    kept,   ///< a promise
    found,  ///< who was being looked for
    booked, ///< a gathering
    later,  ///< to another day
    skip,
};
[[nodiscard]] std::string_view name(tap_kind c); ///< "left_message"
[[nodiscard]] std::optional<tap_kind> parse_tap_kind(std::string_view text);

struct answer {
    tap_kind what = tap_kind::reached;
    std::optional<date> on{}; ///< the missed day on which it was done after all; later: the day it goes to
    bool operator==(const answer&) const = default;
};

/// In the order of the buttons.
[[nodiscard]] std::vector<answer> answers(const touch& t, const plan_input& in);

/// One tap on what was shown of a touch.
struct tap {
    std::string uid;
    std::string owner; ///< of the touch
    int round = 0;     ///< as it was shown
    int attempt = 1;
    answer said;
    std::string note{};
};
/// `conflict` when that touch is not open any more, or has been tried since it was shown; else the errors of
/// what it enters.
[[nodiscard]] result<std::vector<ledger::entry>> record_tap(const plan_input& in, const tap& t,
                                                            const origin& from, const new_id& id);

} // namespace intouch::plan
