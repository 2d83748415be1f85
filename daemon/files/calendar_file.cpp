// SPDX-License-Identifier: MIT
#include "daemon/files/calendar_file.hpp"

namespace intouch::daemon {

namespace {

constexpr days back{400};
constexpr days ahead{3 * 366};

} // namespace

result<ical::appointments> read_calendar(std::string_view text, const time_zone& own, date today,
                                         const std::vector<std::string>& me, const std::string& charset) {
    const ical::reading how{
        .own = own, .from = today - back, .to = today + ahead, .me = me, .charset = charset};
    return ical::read_appointments(text, how);
}

} // namespace intouch::daemon
