// SPDX-License-Identifier: MIT
// The state that `fold` (fold.hpp) derives from the entries of the ledger.
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
    /// left_message, no_answer or unreachable; a contact when the channel does not count as one
    entry_kind outcome = entry_kind::no_answer;
    when on;
    std::string channel;
    std::string note;
    std::string entry; ///< id of the entry
    bool operator==(const attempt&) const = default;
};

/// A round that has ended.
struct closed_round {
    int round = 0;
    entry_kind outcome = entry_kind::reached;
    when on;
    std::string channel;
    std::string note;
    std::optional<date> ideal;
    std::string entry;
    bool contact = true; ///< see `entry`
    bool operator==(const closed_round&) const = default;
};

struct contact {
    when on;
    entry_kind outcome = entry_kind::reached;
    std::string channel;
    std::string note;
    bool operator==(const contact&) const = default;
};

/// An open promise. It is a touch beside the round, with separate attempts and missed days.
struct promise {
    std::string entry; ///< id of the entry; later entries refer to it
    when on;           ///< when the user gave the promise
    when to;           ///< when it is due, after the newest move
    std::string note;
    std::vector<attempt> attempts; ///< sorted by `on`, then entry
    int missed = 0;                ///< days missed since the last attempt or move
    std::optional<date> last_missed{};
    bool moved = false; ///< since the last attempt
    bool operator==(const promise&) const = default;
};

/// The state of an occasion in one year.
struct occasion_mark {
    int missed = 0; ///< missed days since the last move
    std::optional<date> last_missed{};
    std::optional<when> moved{}; ///< the day that the user chose, until that day is missed
    bool closed = false;         ///< marked or skipped, or covered by the retries of the round
    bool operator==(const occasion_mark&) const = default;
};

/// Keys: `occasion_of_year`.
using occasion_marks = std::map<std::string, occasion_mark>;
[[nodiscard]] std::string occasion_of_year(std::string_view name, int year); ///< "2027 Wedding anniversary"
/// The value of `entry::names` for an occasion: "ada 2027 Wedding anniversary".
[[nodiscard]] std::string occasion_of(std::string_view person, std::string_view name, int year);
struct named_occasion {
    std::string person;
    std::string name;
    int year = 0;
    bool operator==(const named_occasion&) const = default;
};
/// The occasion that `names` was made of by `occasion_of`; nothing for any other text.
[[nodiscard]] std::optional<named_occasion> parse_occasion(std::string_view names);

/// The booking in the open round of a gathering.
struct booking {
    when on;                ///< when the user booked
    std::optional<date> to; ///< the booked first day; absent: the day that was due
    std::string note{};
    bool operator==(const booking&) const = default;
};

/// The report that a person is lost. See lib/README.md, "Lost people".
struct loss {
    date on;
    std::string entry; ///< id of the entry
    bool operator==(const loss&) const = default;
};

/// The newest confirmation of the details. See lib/README.md, "Old details".
struct confirmation {
    date on;
    std::string details; ///< `detail_hash` of them all
    bool operator==(const confirmation&) const = default;
};

/// Not paused; paused until resumed; or paused until that day.
using ledger_pause = std::variant<std::monostate, std::true_type, date>;

struct person_state {
    std::optional<date> joined;
    int round = 1;                       ///< the number of the open round
    std::optional<contact> last_contact; ///< the newest contact that counted
    std::vector<closed_round> closed;    ///< in order; the last one decides the next ideal date
    int contacts = 0;                    ///< the number of contacts that closed a round
    std::vector<attempt> attempts;       ///< of the open round, sorted by `on`, then entry
    int missed = 0;                      ///< missed days since the last attempt or move
    std::optional<date> last_missed;     ///< the latest of these days
    std::optional<when> pin; ///< the newest move; an attempt, a missed day or the end of the round clears it
    ledger_pause pause;
    bool lost = false;
    std::optional<loss> lost_since;          ///< cleared when the round ends
    std::map<std::string, promise> promises; ///< open promises, by entry
    occasion_marks occasions;
    std::optional<booking> booked;  ///< only for a gathering
    std::set<std::string> unusable; ///< detail hashes of what was unreachable
    std::optional<confirmation> confirmed{};
    std::vector<entry> history; ///< all entries that count, without `undone`; newest last
    bool operator==(const person_state&) const = default;
};

/// Days away that the user told, both inclusive.
struct away {
    date from;
    date to;
    std::string note;
    bool operator==(const away&) const = default;
};

struct state {
    std::map<std::string, person_state> people; ///< by id of a person, household or gathering
    std::map<std::string, away> aways;          ///< by entry
    std::set<std::string> struck;               ///< ids of undone entries
    bool operator==(const state&) const = default;
};

} // namespace intouch::ledger
