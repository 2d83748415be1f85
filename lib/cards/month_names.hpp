// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace intouch::cards {

/// The month that a word names in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish or
/// Danish, in full or from three letters on: "March", "mrz", "févr.". Case and accents do not count. Nothing for a
/// word that two months begin with ("jui").
[[nodiscard]] std::optional<std::chrono::month> month_named(std::string_view word);

} // namespace intouch::cards
