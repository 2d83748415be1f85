// SPDX-License-Identifier: MIT
#include "dav/edit.hpp"

#include <array>
#include <cstddef>

namespace intouch::dav {

std::string_view name(edit_kind kind) {
    constexpr std::array<std::string_view, 7> names{"moved",  "skipped",     "reached",      "no-answer",
                                                    "undone", "block-moved", "block-skipped"};
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace intouch::dav
