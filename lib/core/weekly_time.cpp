// SPDX-License-Identifier: MIT
#include "core/weekly_time.hpp"

#include "core/text.hpp"
#include "core/times_of_week.hpp"

#include <fmt/format.h>

namespace intouch {

result<weekly_time> parse_weekly_time(std::string_view text) {
    const std::string_view body = trim_blanks(text);
    const std::size_t gap = body.rfind(' ');
    if (gap != std::string_view::npos) {
        const std::string_view on = trim_blanks(body.substr(0, gap));
        const auto weekdays = parse_weekdays(on);
        const auto at = parse_time(body.substr(gap + 1));
        if (weekdays && at) return weekly_time{*weekdays, *at};
    }
    return fail(errc::invalid,
                fmt::format("found {}, expected weekdays and one time, such as \"Mon-Fri 08:00\" or "
                            "\"daily 08:00\"",
                            quoted(text)));
}

std::string print(const weekly_time& t) {
    const std::string on = t.weekdays.all() ? "daily" : print_weekdays(t.weekdays);
    return fmt::format("{} {}", on, print_time(t.at));
}

bool falls_on(const weekly_time& t, date day) { return t.weekdays.test(weekday_of(day).c_encoding()); }

} // namespace intouch
