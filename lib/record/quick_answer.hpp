// SPDX-License-Identifier: MIT
// The buttons on the page of an action link, and what each enters (lib/README.md, "Action links").
#pragma once

#include "core/result.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/origin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::record {

enum class answer_kind : std::uint8_t {
    reached,      ///< by a live channel
    sent,         ///< by another
    left_message, ///< live only, as is no_answer
    no_answer,
    kept,   ///< a promise
    found,  ///< a lost person
    booked, ///< a gathering
    later,  ///< to another day
    skip,
};
[[nodiscard]] std::string_view name(answer_kind c); ///< "left_message"
[[nodiscard]] std::optional<answer_kind> parse_answer_kind(std::string_view text);

struct answer_choice {
    answer_kind what = answer_kind::reached;
    std::optional<date> on{}; ///< the missed day on which the touch was done; of `later` the new day
    bool operator==(const answer_choice&) const = default;
};

/// In the order of the buttons.
[[nodiscard]] std::vector<answer_choice> answer_choices(const plan::touch& t, const plan::plan_input& in);

/// A tap on a button of the page that shows a touch.
struct quick_answer {
    std::string uid;
    std::string owner; ///< of the touch
    int round = 0;     ///< as the page shows it
    int attempt = 1;
    answer_choice said;
    std::string note{};
    bool operator==(const quick_answer&) const = default;
};
/// `conflict` when the touch is no longer open, or was tried since the page was shown; else the errors of
/// what the tap enters.
[[nodiscard]] result<std::vector<ledger::entry>> record_quick_answer(const plan::plan_input& in,
                                                                     const quick_answer& t,
                                                                     const origin& from, const new_id& id);

} // namespace intouch::record
