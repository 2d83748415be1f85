// SPDX-License-Identifier: MIT
#include "ledger/calendar_object.hpp"

#include "core/enum_names.hpp"

#include <array>
#include <cstddef>

namespace intouch::ledger {

namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 6> kinds{"touch",     "closed", "occasion",
                                                "gathering", "block",  "notice"};
static_assert(kinds.size() == static_cast<std::size_t>(object_kind::notice) + 1);

constexpr std::array<std::string_view, 7> changes{"moved",  "skipped",     "reached",      "no-answer",
                                                  "undone", "block-moved", "block-skipped"};
static_assert(changes.size() == static_cast<std::size_t>(calendar_change::block_skipped) + 1);

} // namespace

std::string_view name(calendar_change what) { return changes.at(static_cast<std::size_t>(what)); }
std::string_view name(object_kind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::optional<object_kind> parse_object_kind(std::string_view text) {
    return parse_name<object_kind>(kinds, text);
}

} // namespace intouch::ledger
