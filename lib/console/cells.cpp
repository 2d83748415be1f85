// SPDX-License-Identifier: MIT
#include "console/cells.hpp"

#include "screens/day_words.hpp"

namespace intouch::console {

std::string time_cell(const plan::touch& t, const time_zone& zone) {
    if (!t.firm) return "about";
    if (!t.start) return {};
    return screens::clock_at(*t.start, zone);
}

} // namespace intouch::console
