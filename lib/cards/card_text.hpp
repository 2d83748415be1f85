// SPDX-License-Identifier: MIT
#pragma once

#include "cards/card_lines.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace intouch::cards {

/// Decodes the values of the cards of one file. Notes where the character set is a guess.
class card_text {
public:
    /// The lines that name no character set tell together which one is likely.
    explicit card_text(std::span<const raw_card> cards);

    /// The value without its ENCODING and CHARSET, in UTF-8; escapes stay.
    [[nodiscard]] std::string value(const ical::content_line& line);
    /// The same on one line and without escapes.
    [[nodiscard]] std::string text(const ical::content_line& line);

    /// The first line whose character set was guessed, and the guess; 0 when there is none.
    [[nodiscard]] std::size_t guessed_on() const { return guessed_on_; }
    [[nodiscard]] const std::string& guess() const { return guess_; }

private:
    [[nodiscard]] std::string decoded(const std::string& bytes, const ical::content_line& line);

    std::string likely_; ///< empty: all is UTF-8
    std::size_t guessed_on_ = 0;
    std::string guess_;
};

} // namespace intouch::cards
