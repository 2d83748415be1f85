// SPDX-License-Identifier: MIT
// The page of one person.
#pragma once

#include "screens/today.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::screens {

/// A line of what happened.
struct happened {
    std::string day;  ///< "29 Nov"
    std::string what; ///< "call, reached"
    std::string note;
    std::string undo; ///< the entry that Undo takes back; empty: it cannot be taken back here
    bool operator==(const happened&) const = default;
};

struct open_promise {
    std::string entry;
    std::string what; ///< "send the article"
    std::string when; ///< "Friday"
    bool operator==(const open_promise&) const = default;
};

/// Contacts and tries of the last twelve months, the oldest month first.
struct year_of_contact {
    struct month {
        std::string name; ///< "Dec"
        int contacts = 0;
        int tries = 0; ///< without contact
        bool operator==(const month&) const = default;
    };
    std::array<month, 12> months{};
    std::string label; ///< the numbers, for a screen reader
    [[nodiscard]] bool has_any() const {
        return std::ranges::any_of(months, [](const month& m) { return m.contacts > 0 || m.tries > 0; });
    }
    bool operator==(const year_of_contact&) const = default;
};

struct person_screen {
    std::string id, name;
    std::string about; ///< "Family · every 2 weeks · birthday 24 December (95)"
    std::vector<contact_link> links;
    std::string address;            ///< for letters; empty: none, or the card of `next` has it
    std::vector<std::string> facts; ///< notes, topics, where they met
    std::optional<touch_card> next; ///< of the round
    std::vector<std::string> why;
    std::string no_touch; ///< why nothing is planned; empty: something is
    std::vector<answer_button>
        contact; ///< what can have come of it all the same; empty: something is planned
    date today;
    bool paused = false;           ///< by the user, who may go on
    bool paused_in_roster = false; ///< only an edit of the roster ends that
    bool lost = false;
    std::vector<touch_card> beside; ///< promises and occasions that are touches
    std::vector<open_promise> promises;
    year_of_contact year;
    std::vector<happened> history; ///< the newest first
    std::vector<row> household;
    std::vector<std::string> notices;
    bool operator==(const person_screen&) const = default;
};

/// The newest first, a thousand lines at most. `history`: the newest last. Undo is offered of the newest one that
/// the user entered, where nothing rests on it. `entries`: the whole ledger.
[[nodiscard]] std::vector<happened> happened_of(std::span<const ledger::entry* const> history,
                                                const plan::plan_input& in,
                                                std::span<const ledger::entry> entries);

/// Absent: nobody on the roster has that id. `entries`: the whole ledger.
[[nodiscard]] std::optional<person_screen> person_of(std::string_view id, const plan::agenda& a,
                                                     const plan::plan_input& in,
                                                     std::span<const ledger::entry> entries);

} // namespace intouch::screens
