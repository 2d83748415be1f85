// SPDX-License-Identifier: MIT
#pragma once

#include "roster/document.hpp"

#include <cstddef>
#include <string_view>

namespace intouch::roster {

/// Lines and columns of rising offsets, in one walk over the text however many are asked for.
class place_counter {
public:
    explicit place_counter(std::string_view text) : text_(text) {}
    /// Of the character that holds byte `offset`; never below the offset asked for before.
    [[nodiscard]] position at(std::size_t offset) {
        for (; seen_ < offset && seen_ < text_.size(); ++seen_) {
            const char c = text_[seen_];
            if (c == '\n')
                here_ = {here_.line + 1, 1};
            else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
                ++here_.column;
        }
        return here_;
    }

private:
    std::string_view text_;
    std::size_t seen_ = 0;
    position here_{1, 1};
};

} // namespace intouch::roster
