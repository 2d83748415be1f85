// SPDX-License-Identifier: MIT
// What a form just did: the news on top of the screen to which the browser returns.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <span>
#include <string>

namespace intouch::screens {

struct news {
    std::string text; ///< "Ada Lovelace: reached. Next: Call Ada Lovelace, about Tue 12 Jan 2027."
    std::string undo; ///< the entry that Undo takes back; empty: none
    bool operator==(const news&) const = default;
};

/// Of the entry `id`; empty when there is none, when it was taken back, or when it was entered on another day.
[[nodiscard]] news news_of(const std::string& id, std::span<const ledger::entry> entries,
                           const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::screens
