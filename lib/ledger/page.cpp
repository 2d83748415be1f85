// SPDX-License-Identifier: MIT
#include "ledger/page.hpp"

#include <algorithm>

namespace intouch::ledger {

page page_of(std::span<const entry> entries, const page_query& wanted, const renames& formerly) {
    const auto is_of = [&](const std::string& id) {
        const auto now = formerly.find(id);
        return id == wanted.person || (now != formerly.end() && now->second == wanted.person);
    };
    page made;
    auto at = std::ranges::upper_bound(entries, wanted.after, {}, &entry::id);
    for (; at != entries.end(); ++at) {
        if (!wanted.person.empty() && !is_of(at->person) && std::ranges::none_of(at->with, is_of)) continue;
        if (made.entries.size() == wanted.limit) {
            made.more = true;
            break;
        }
        made.entries.push_back(&*at);
    }
    return made;
}

} // namespace intouch::ledger
