// SPDX-License-Identifier: MIT
// What the ledger says about each person now.
#pragma once

#include "ledger/entry.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace intouch::ledger {

struct attempt {
    entry_kind outcome = entry_kind::no_answer; ///< left_message, no_answer or unreachable
    when on;
    std::string channel;
    std::string note;
    std::string entry; ///< its id
    bool operator==(const attempt&) const = default;
};

/// A round that is over.
struct closed_round {
    int round = 0;
    entry_kind outcome = entry_kind::reached;
    when on;
    std::string channel;
    std::string note;
    std::optional<date> ideal;
    std::string entry;
    bool operator==(const closed_round&) const = default;
};

struct contact {
    when on;
    entry_kind outcome = entry_kind::reached;
    std::string channel;
    std::string note;
    bool operator==(const contact&) const = default;
};

/// A promise not kept yet. It is a touch beside the round, with tries and missed days of its own.
struct promise {
    std::string entry; ///< its id, by which later entries name it
    when on;           ///< when it was given
    when to;           ///< when it is to be kept; the newest move of it
    std::string note;
    std::vector<attempt> attempts; ///< of the promise, by `on`, then entry
    int missed = 0;                ///< days missed since the last attempt or move
    std::optional<date> last_missed{};
    bool operator==(const promise&) const = default;
};

/// What became of a person's occasion in one year.
struct occasion_mark {
    int missed = 0; ///< days, since the last move
    std::optional<date> last_missed{};
    std::optional<when> moved{}; ///< to where, until that day is missed
    bool closed = false;         ///< marked, skipped, or tried in a round whose ladder has it now
    bool operator==(const occasion_mark&) const = default;
};

/// By `occasion_of_year`.
using occasion_marks = std::map<std::string, occasion_mark>;
[[nodiscard]] std::string occasion_of_year(std::string_view name, int year); ///< "2027 Wedding anniversary"
/// How an entry's `names` names it: "ada 2027 Wedding anniversary".
[[nodiscard]] std::string occasion_of(std::string_view person, std::string_view name, int year);

/// Of a gathering's open round.
struct booking {
    when on;                ///< when it was booked
    std::optional<date> to; ///< the first day that was booked; absent: the one that was due
    bool operator==(const booking&) const = default;
};

/// When somebody was said to be lost.
struct loss {
    date on;
    std::string entry; ///< its id
    bool operator==(const loss&) const = default;
};

/// Not paused; until resumed; or until that day.
using ledger_pause = std::variant<std::monostate, std::true_type, date>;

struct person_state {
    std::optional<date> joined;
    int round = 1;                       ///< the open one
    std::optional<contact> last_contact; ///< the newest that counted
    std::vector<closed_round> closed;    ///< in order; the last decides the next ideal
    int contacts = 0;                    ///< contacts that closed a round, since joined
    std::vector<attempt> attempts;       ///< of the open round, by `on`, then entry
    int missed = 0;                      ///< days missed since the last attempt or move
    std::optional<date> last_missed;     ///< the newest of them
    std::optional<when> pin; ///< the newest move, until an attempt, a missed day or a close spends it
    ledger_pause pause;
    bool lost = false;
    std::optional<loss> lost_since;          ///< until the round it was said in is closed
    std::map<std::string, promise> promises; ///< those to be kept, by entry
    occasion_marks occasions;
    std::optional<booking> booked;  ///< a gathering's
    std::set<std::string> unusable; ///< detail hashes that were unreachable
    std::vector<entry> history;     ///< everything not struck, `undone` left out, newest last
    bool operator==(const person_state&) const = default;
};

struct state {
    std::map<std::string, person_state> people; ///< by person, household or gathering
    std::set<std::string> struck;               ///< ids of entries undone
    bool operator==(const state&) const = default;
};

} // namespace intouch::ledger
