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

struct calendar_object {
    std::string uid;
    object_kind kind = object_kind::touch;
    /// A VCALENDAR with all components of this UID. It has no stamps; the upload sets them.
    std::string text;
    bool operator==(const calendar_object&) const = default;
};

} // namespace intouch::ledger
