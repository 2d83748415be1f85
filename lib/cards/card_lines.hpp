// SPDX-License-Identifier: MIT
// The cards of a file as content lines. Works on bytes, as vCard 2.1 may name a character set for each line. A card that
// is broken does not spoil the cards around it.
#pragma once

#include "ical/content.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::cards {

struct raw_card {
    std::size_t line = 0; ///< of its BEGIN
    std::vector<ical::content_line> lines;
    std::string fault; ///< why the card is broken; empty: it is whole
    bool operator==(const raw_card&) const = default;
};

struct raw_cards {
    std::vector<raw_card> cards;
    std::vector<std::size_t> outside; ///< lines that stand outside a card
    bool operator==(const raw_cards&) const = default;
};

/// Folded lines are joined (RFC 6350 3.2), and so are the soft line breaks of quoted-printable (vCard 2.1 2.1.3) and
/// base64 without blanks before its lines. A card within a card (AGENT of vCard 2.1) is left out.
[[nodiscard]] raw_cards split_cards(std::string_view bytes);

} // namespace intouch::cards
