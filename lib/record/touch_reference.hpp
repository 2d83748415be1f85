// SPDX-License-Identifier: MIT
// Which touch beside the round an entry is about, when it is about one: a promise that was named, an occasion
// that was named or that a contact marks by its day.
#pragma once

#include "core/result.hpp"
#include "plan/due/round_demand.hpp"

#include <string>

namespace intouch::plan {

struct about {
    std::string person;  ///< whose promise or occasion it is; empty: the round's
    std::string names;   ///< for the entry; empty: the round alone
    bool beside = false; ///< what was named is a touch of its own, so that an attempt is not the round's
    std::string channel; ///< of that touch
    bool operator==(const about&) const = default;
};

/// What is planned for that person or another of the household and called `name`: its UID, the entry of a
/// promise, or what only one promise or occasion has in its text; empty: the round. `errc::conflict` when
/// nothing is any more, or several are.
[[nodiscard]] result<about> about_of(const plan_input& in, const party& s, const std::string& person,
                                     const std::string& name);

/// The occasion that a contact on that day marks, that of `person` first; empty: none.
[[nodiscard]] std::string marked_by(const plan_input& in, const party& s, const std::string& person, date day,
                                    const std::string& channel);

} // namespace intouch::plan
