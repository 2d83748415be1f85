// SPDX-License-Identifier: MIT
#include "daemon/files/calendar_file.hpp"

namespace intouch::daemon {

namespace {

// A shared calendar of ten years; what is larger is no calendar of a person.
constexpr ical::content_limits whole_calendar{
    .bytes = std::size_t{32} << 20U, .line = std::size_t{4} << 20U, .lines = 1'000'000, .depth = 8};
constexpr days back{400};
constexpr days ahead{3 * 366};

} // namespace

result<ical::appointments> read_calendar(std::string_view text, const time_zone& own, date today) {
    const auto components = ical::parse_components(text, whole_calendar);
    if (!components) return std::unexpected(components.error());
    return ical::read_appointments(*components, own, today - back, today + ahead);
}

} // namespace intouch::daemon
