// SPDX-License-Identifier: MIT
// The state that calendars have seen: the place of each open touch, and the stamps of every rendered item.
#pragma once

#include "core/date.hpp"
#include "core/digest.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::ledger {

/// The place of an open touch when it was last published, what the user was told of it, and the values that
/// led to it. A change of those values is a reason to move the touch; a change of the pace is not.
struct published_touch {
    std::string uid;
    std::string owner; ///< person, household or gathering id
    std::string kind;  ///< the kind in the agenda: "cadence", "retry" and so on
    int round = 0;
    int attempt = 1;
    std::string channel;
    minutes length{0};
    date ideal;  ///< at pace 1
    date latest; ///< at pace 1
    date day;
    std::optional<instant> start; ///< absent: all-day
    std::string block;            ///< empty: no block
    bool pinned = false;
    // See lib/README.md, "Fixed and about".
    bool about = false; ///< only the day `told` is known to the user, not the place
    date told{};        ///< the day that the user was told last; the place's day when not `about`
    date first_told{};  ///< the day that the user was told first, for this attempt
    std::optional<date> fixed_since{}; ///< the day of the plan that fixed it
    std::optional<date> drawn_in{};    ///< the day on which Fill gave it a free place
    double pace = 1;                   ///< of its round
    /// The start that the user was told; absent: only the day `told`.
    [[nodiscard]] std::optional<instant> told_start() const { return about ? std::nullopt : start; }
    bool operator==(const published_touch&) const = default;
};

/// By uid.
using published_plan = std::map<std::string, published_touch>;

/// People who are reached in the same way share a pace. See lib/README.md, "Pace".
struct class_pace {
    std::vector<std::string> via;    ///< with the blocks, the name of the class
    std::vector<std::string> blocks; ///< ids of the blocks that accept them, sorted
    bool protected_people = false;
    bool others = false; ///< all people of classes that are too small to count alone
    int people = 0;
    double stretch = 1; ///< the least factor by which their rhythms fit
    double pace = 1;    ///< the factor that counts; 1 to 63
    bool operator==(const class_pace&) const = default;
};

/// What the plan keeps beside the places.
struct published_pace {
    bool is_short = false;           ///< there was not time for everybody, and has not been since
    std::vector<class_pace> classes; ///< by minutes wanted, the most first
    std::optional<date> filled;      ///< the day of the last Fill
    std::optional<date> counted;     ///< the day on which the figures were worked out
    std::string basis;               ///< a hash of what they were worked out from
    double needed = 0;               ///< minutes a week
    double available = 0;            ///< minutes a week
    double wished = 0;               ///< contacts a year, at pace 1
    double possible = 0;             ///< contacts a year, at the pace that counts
    double tries = 1;                ///< that a live contact takes
    bool operator==(const published_pace&) const = default;
};

/// RFC 5545 3.8.7: when an item last changed in a feed or account, and how often. See
/// lib/README.md, "Stamps".
struct stamp {
    sha256_value hash{}; ///< of the rendering without its stamps
    int sequence = 0;
    instant changed; ///< DTSTAMP and LAST-MODIFIED
    bool operator==(const stamp&) const = default;
};

/// By uid; an override of a recurring item has uid + "/" + RECURRENCE-ID. A stamp stays when its item is
/// removed.
using stamps = std::map<std::string, stamp>;

} // namespace intouch::ledger
