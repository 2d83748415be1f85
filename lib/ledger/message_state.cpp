// SPDX-License-Identifier: MIT
#include "ledger/message_state.hpp"

#include "core/enum_names.hpp"

#include <array>
#include <cstddef>

namespace intouch::ledger {

namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 4> step_names{"silent", "waiting", "sent", "dropped"};
static_assert(step_names.size() == static_cast<std::size_t>(message_step::dropped) + 1);

} // namespace

std::string_view name(message_step step) { return step_names.at(static_cast<std::size_t>(step)); }

std::optional<message_step> parse_message_step(std::string_view text) {
    return parse_name<message_step>(step_names, text);
}

} // namespace intouch::ledger
