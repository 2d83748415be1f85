// SPDX-License-Identifier: MIT
// One object of a calendar, as intouch wants it on a calendar server.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::ledger {

/// What a calendar object represents. It decides what a user's edit of the object means.
enum class object_kind : std::uint8_t { touch, closed, occasion, gathering, block, notice };

[[nodiscard]] std::string_view name(object_kind kind);
[[nodiscard]] std::optional<object_kind> parse_object_kind(std::string_view text);

/// What a user's edit of an object means.
enum class calendar_change : std::uint8_t {
    moved,     ///< a touch, to another day or time
    skipped,   ///< a touch: its event was cancelled or deleted
    reached,   ///< a touch: its task was completed, or its title begins with "✓"
    no_answer, ///< a touch: its title begins with "?"
    undone,    ///< takes back an earlier change
    block_moved,
    block_skipped, ///< one occurrence of a block, as before
};
[[nodiscard]] std::string_view name(calendar_change what); ///< "block-moved"

struct calendar_object {
    std::string uid;
    object_kind kind = object_kind::touch;
    /// A VCALENDAR with all components of this UID. It has no stamps; the upload sets them.
    std::string text;
    bool operator==(const calendar_object&) const = default;
};

} // namespace intouch::ledger
