// SPDX-License-Identifier: MIT
#include "ledger/calendar_copy.hpp"

namespace intouch::ledger {

void apply(account_copy& to, const account_change& c) {
    if (c.collection) to.collection = *c.collection;
    for (const auto& [uid, copy] : c.set) to.objects.insert_or_assign(uid, copy);
    for (const std::string& uid : c.forgotten) to.objects.erase(uid);
}

} // namespace intouch::ledger
