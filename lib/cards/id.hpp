// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch::cards {

/// An id from a name: "Ada Lovelace" → "ada-lovelace", "Søren Łoś" → "soren-los". Empty when no letter of the
/// name has an ASCII counterpart.
[[nodiscard]] std::string id_of(std::string_view name);

} // namespace intouch::cards
