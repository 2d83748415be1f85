// SPDX-License-Identifier: MIT
#include "ical/time_value.hpp"

#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::ical {

namespace {

std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

error located(const content_line& line, error inner) {
    return within(fmt::format("line {}: {}", line.number, line.name), std::move(inner));
}

} // namespace

instant time_value::to_instant(const time_zone& own) const {
    if (is == form::utc) return instant{at.time_since_epoch()};
    return zone ? zone->to_instant(at) : own.to_instant(at);
}

date time_value::to_day(const time_zone& own) const {
    return is_date() ? std::chrono::floor<days>(at) : day_at(own, to_instant(own));
}

result<std::vector<time_value>> parse_times(const content_line& line, foreign_zones& zones) {
    std::vector<time_value> found;
    const auto tzids = values_of(line, "TZID");
    for (const auto& one : split_value(line.value, ',')) {
        const std::string_view text = trimmed(one);
        const auto read = parse_time_text(text.substr(0, text.find('/')));
        if (!read) return std::unexpected(located(line, read.error()));
        if (const auto* day = std::get_if<date>(&*read)) {
            found.push_back({time_value::form::date, local_second{*day}, {}});
        } else if (const auto* utc = std::get_if<instant>(&*read)) {
            found.push_back({time_value::form::utc, local_second{utc->time_since_epoch()}, {}});
        } else {
            const local_second at = std::get<zoned_time>(*read).at;
            if (tzids.empty() || tzids.front().empty()) {
                found.push_back({time_value::form::floating, at, {}});
                continue;
            }
            auto zone = zones.find(tzids.front());
            if (!zone) return std::unexpected(located(line, zone.error()));
            found.push_back({time_value::form::zoned, at, std::move(*zone)});
        }
    }
    return found;
}

result<time_value> parse_time(const content_line& line, foreign_zones& zones) {
    auto all = parse_times(line, zones);
    if (!all) return std::unexpected(all.error());
    if (all->size() != 1)
        return std::unexpected(
            located(line, {errc::invalid, fmt::format("found {} times, expected one", all->size())}));
    return std::move(all->front());
}

} // namespace intouch::ical
