// SPDX-License-Identifier: MIT
#pragma once

#include "cards/card_lines.hpp"
#include "cards/card_text.hpp"
#include "cards/contact.hpp"
#include "core/zone.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::cards {

/// One card as a person; nothing when it holds no name, organization, address or number. Adds to `unused` the names of
/// the properties that have no place in a roster, each once.
[[nodiscard]] std::optional<contact> read_card(const std::string& file, const raw_card& card, card_text& text,
                                               const time_zone& home, std::vector<std::string>& unused);

} // namespace intouch::cards
