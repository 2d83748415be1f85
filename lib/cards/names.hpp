// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

struct name_parts {
    std::string given;
    std::string middle;
    std::string family;
    bool operator==(const name_parts&) const = default;
};

/// "Ada King Lovelace"; "山田 太郎", as Chinese, Japanese and Korean names have the family first. Empty for no parts.
[[nodiscard]] std::string in_order(const name_parts& parts);

/// The parts in order when `name` lacks the given name or the family name: "Nat Friedman" beside "Nat". Empty when it
/// has both.
[[nodiscard]] std::string fuller_name(const std::string& name, const name_parts& parts);

/// `full`, or the parts in order when `full` is empty, an address, a number, or "Lovelace, Ada".
[[nodiscard]] std::string best_name(const std::string& full, const name_parts& parts);

} // namespace intouch::cards
