// SPDX-License-Identifier: MIT
// The screen Today: who is due now, what the day holds, and the week.
#pragma once

#include "plan/reachable_now.hpp"
#include "screens/touch_card.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::screens {

struct row {
    std::string lead;  ///< "18:25", "✓", "all day", "18 weeks"
    std::string what;  ///< "Ada Lovelace"
    std::string small; ///< "call · was due 24 October"
    std::string path;  ///< of its page; empty: none
    bool done = false;
    std::string undo{}; ///< the entry that Undo takes back; empty: none
    bool operator==(const row&) const = default;
};

struct day_of_rows {
    std::string heading; ///< "Wednesday"
    std::vector<row> rows;
    bool operator==(const day_of_rows&) const = default;
};

/// A touch of the last days without a word: one tap says that it was done, or that it is still to be done.
struct unanswered {
    row shown;
    answer_button did, not_yet;
    answer_form form;
    bool operator==(const unanswered&) const = default;
};

/// Somebody who can be reached this minute.
struct reachable {
    row shown;
    contact_link link;
    answer_button did;
    answer_form form;
    bool operator==(const reachable&) const = default;
};

/// What came of the blocks of today that are over.
struct hour_told {
    std::vector<std::string> lines;   ///< "You were in touch with Ada Lovelace."
    std::vector<std::string> stories; ///< "Ada Lovelace: the book is out"
    std::string with;                 ///< who keeps the same hour, to be told of it; empty: nobody
    bool operator==(const hour_told&) const = default;
};

struct today_screen {
    std::string title; ///< "Tuesday 1 December"
    std::string
        heading; ///< "Now · Keeping in touch, 18:00 to 19:00", "Next · tomorrow 12:30"; empty: no card
    std::optional<touch_card> card;
    std::vector<row> today;
    std::string
        nothing; ///< in place of an empty day: "Nothing today. Next: Call Ada Lovelace, Wednesday 12:30."
    std::vector<unanswered> unanswered_ones;
    std::vector<day_of_rows> week;
    std::vector<row> slipping;
    std::vector<std::string> to_mend;
    std::optional<hour_told> hour;
    std::optional<std::vector<reachable>> moment; ///< for those who have some minutes
    bool operator==(const today_screen&) const = default;
};

/// `entries`: the whole ledger. `have`: the minutes that the user has; absent: nobody asked.
[[nodiscard]] today_screen today_of(const plan::agenda& a, const plan::plan_input& in,
                                    std::span<const ledger::entry> entries, std::optional<minutes> have = {});

/// The next moment at which the screen is another although nothing happened: a touch or a block begins or ends, or the
/// day does.
[[nodiscard]] instant next_change(const plan::agenda& a, const plan::plan_input& in);

/// "/people/ada lovelace", not encoded yet; of a gathering "/gatherings/ID".
[[nodiscard]] std::string path_of(const plan::touch& t, const roster::roster& r);
/// The first `most` of plan::slipping.
[[nodiscard]] std::vector<row> slipping_of(const plan::agenda& a, const plan::plan_input& in,
                                           std::size_t most);

} // namespace intouch::screens
