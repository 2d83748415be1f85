// SPDX-License-Identifier: MIT
#include "ledger/calendar_copy.hpp"

#include "core/enum_names.hpp"

#include <array>
#include <cstddef>

namespace intouch::ledger {

namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 7> states{"agreed",  "creating",  "updating", "deleting",
                                                 "deleted", "dismissed", "released"};
static_assert(states.size() == static_cast<std::size_t>(copy_state::released) + 1);

} // namespace

std::string_view name(copy_state state) { return states.at(static_cast<std::size_t>(state)); }
std::optional<copy_state> parse_copy_state(std::string_view text) {
    return parse_name<copy_state>(states, text);
}

void apply(account_copy& to, const account_change& c) {
    if (c.collection) to.collection = *c.collection;
    for (const auto& [uid, copy] : c.set) to.objects.insert_or_assign(uid, copy);
    for (const std::string& uid : c.forgotten) to.objects.erase(uid);
}

} // namespace intouch::ledger
