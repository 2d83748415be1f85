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
    left_message, ///< live only, as are the next three
    no_answer,
    they_reached_out,
    unreachable,
    kept,   ///< a promise
    found,  ///< a lost person
    booked, ///< a gathering
    later,  ///< to another day
    skip,
    note,      ///< something to remember, without an answer
    confirmed, ///< the details still hold; the touch stays planned
    not_yet,   ///< nothing came of the missed day; the touch stays planned
};
[[nodiscard]] std::string_view name(answer_kind c); ///< "left_message"
[[nodiscard]] std::optional<answer_kind> parse_answer_kind(std::string_view text);

struct answer_choice {
    answer_kind what = answer_kind::reached;
    std::optional<when> on{}; ///< the missed day that the answer is about; of `later` the new day or time
    bool operator==(const answer_choice&) const = default;
};

/// "later 2026-12-03T17:30", "no_answer": an answer in the field of a form.
[[nodiscard]] std::string print_answer(const answer_choice& c);
[[nodiscard]] std::optional<answer_choice> parse_answer(std::string_view text);

/// What a contact by that channel is: reached by a live one, sent by another.
[[nodiscard]] answer_kind contact_by(const roster::settings& s, const std::string& channel);

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
/// The idempotency key of a tap on a page that knew `entries` entries. A double tap has one key; another note
/// makes another tap. A tap that was undone may come again, from a newer page.
[[nodiscard]] std::string key_of(const quick_answer& t, std::uint64_t entries);
/// Whether `e` came from a tap on the same button of the same form.
[[nodiscard]] bool is_same_answer(const ledger::entry& e, const quick_answer& t);
/// Whether the ledger holds the same answer to the same form.
[[nodiscard]] bool is_entered(const plan::plan_input& in, const quick_answer& t);
/// Whether `e` came from the page of the touch with that UID.
[[nodiscard]] bool is_answer_to(const ledger::entry& e, std::string_view uid);

/// `conflict` when the touch is no longer open, or was tried since the page was shown; else the errors of
/// what the tap enters. A note is entered at any time.
[[nodiscard]] result<std::vector<ledger::entry>> record_quick_answer(const plan::plan_input& in,
                                                                     const quick_answer& t,
                                                                     const origin& from, const new_id& id);

} // namespace intouch::record
