// SPDX-License-Identifier: MIT
#include "console/cells.hpp"

#include "words/dates.hpp"

namespace intouch::console {

std::string day_cell(date day, date today) {
    return civil(day).year() == civil(today).year() ? words::weekday_date(day)
                                                    : words::full_weekday_date(day);
}

std::string time_cell(const plan::touch& t, const time_zone& zone) {
    if (!t.firm) return "about";
    if (!t.start) return {};
    return words::clock(time_of(std::chrono::floor<minutes>(zone.to_local(*t.start))));
}

} // namespace intouch::console
