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

/// Not paused; until resumed; or until that day.
using ledger_pause = std::variant<std::monostate, std::true_type, date>;

struct person_state {
    std::optional<date> joined;
    int round = 1;                           ///< the open one
    std::optional<contact> last_contact;     ///< the newest that counted
    std::vector<closed_round> closed;        ///< in order; the last decides the next ideal
    int contacts = 0;                        ///< contacts that closed a round, since joined
    std::vector<attempt> attempts;           ///< of the open round, by `on`, then entry
    int missed = 0;                          ///< days missed since the last attempt or move
    std::optional<date> last_missed;         ///< the newest of them
    std::optional<when> pin;                 ///< the newest move, until an attempt, a missed day or a close spends it
    ledger_pause pause;
    bool lost = false;
    std::set<std::string> unusable;          ///< detail hashes that were unreachable
    std::vector<entry> history;              ///< everything not struck, `undone` left out, newest last
    bool operator==(const person_state&) const = default;
};

struct state {
    std::map<std::string, person_state> people; ///< by person or household
    std::set<std::string> struck;               ///< ids of entries undone
    bool operator==(const state&) const = default;
};

} // namespace intouch::ledger
