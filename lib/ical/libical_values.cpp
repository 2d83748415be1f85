// SPDX-License-Identifier: MIT
#include "ical/libical_values.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "ical/libical_lock.hpp"

#include <fmt/format.h>

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t longest_text = 40; // of a value that can be right
constexpr int largest_number = 100'000;  // of any unit: a century in weeks, days, hours or minutes
constexpr seconds largest_offset = std::chrono::hours(18);

/// Upper case, without blanks around it.
std::string upper_trimmed(std::string_view text) {
    return upper_ascii(trimmed(text).substr(0, longest_text + 1));
}

/// The time in the one form that libical reads: "YYYYMMDD[THHMMSS[Z]]"; empty when it is no such thing.
std::string basic_form(std::string_view written) {
    std::string text = upper_trimmed(written);
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
        std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
        if (text.size() > 8 && text[8] == ' ') text[8] = 'T';
    }
    const bool utc = text.ends_with('Z');
    if (utc) text.pop_back();
    if (const auto fraction = text.find('.'); fraction != std::string::npos) text.resize(fraction);
    if (text.size() == 13) text += "00";
    const bool day = text.size() == 8 && !utc;
    if (!day && (text.size() != 15 || text[8] != 'T')) return {};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != 8 && !is_digit(text[i])) return {};
    return text + (utc ? "Z" : "");
}

std::optional<moment> moment_of(const icaltimetype& t, bool utc) {
    const std::chrono::year_month_day ymd{std::chrono::year(t.year),
                                          std::chrono::month(static_cast<unsigned>(t.month)),
                                          std::chrono::day(static_cast<unsigned>(t.day))};
    if (t.year < 1 || !ymd.ok()) return std::nullopt;
    const date day{std::chrono::local_days(ymd)};
    if (t.is_date != 0) return day;
    if (t.hour > 24 || t.minute > 59 || t.second > 60) return std::nullopt;
    if (t.hour == 24 && (t.minute > 0 || t.second > 0)) return std::nullopt;
    const local_second at =
        local_second{day} + std::chrono::hours(t.hour) + minutes(t.minute) + seconds(std::min(t.second, 59));
    if (utc) return instant{at.time_since_epoch()};
    return zoned_time{at, {}};
}

/// Whether each number of a duration is small enough for libical, which does not look for an overflow.
bool small_numbers(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        number = is_digit(c) ? number * 10 + (c - '0') : 0;
        if (number > largest_number) return false;
    }
    return true;
}

} // namespace

result<moment> parse_time_text(std::string_view text) {
    if (const std::string basic = basic_form(text); !basic.empty()) {
        const auto lock = lock_libical();
        if (const auto read = moment_of(icaltime_from_string(basic.c_str()), basic.ends_with('Z')))
            return *read;
    }
    return fail(errc::invalid,
                fmt::format("found {}, expected a time such as 20261203 or 20261203T170000Z", quoted(text)));
}

result<duration> parse_duration_text(std::string_view text) {
    const std::string written = upper_trimmed(text);
    const bool whole =
        !written.empty() && !is_digit(written.back()) && std::ranges::any_of(written, is_digit);
    if (whole && written.size() <= longest_text && small_numbers(written)) {
        const auto lock = lock_libical();
        const icaldurationtype d = icaldurationtype_from_string(written.c_str());
        if (icaldurationtype_is_bad_duration(d) == 0) {
            const duration found{days(7 * static_cast<int>(d.weeks) + static_cast<int>(d.days)),
                                 std::chrono::hours(d.hours) + minutes(d.minutes) + seconds(d.seconds)};
            return d.is_neg == 0 ? found : duration{-found.whole, -found.exact};
        }
    }
    return fail(errc::invalid, fmt::format("found {}, expected a duration such as PT1H30M", quoted(text)));
}

result<period> parse_period_text(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto from = parse_time_text(text.substr(0, slash));
    if (!from) return std::unexpected(from.error());
    period found{*from, {}, {}};
    if (slash == std::string_view::npos)
        return fail(errc::invalid,
                    fmt::format("found {}, expected a period such as 20261203T160000Z/PT1H", quoted(text)));
    if (const auto lasts = parse_duration_text(text.substr(slash + 1))) {
        found.lasts = *lasts;
        return found;
    }
    auto to = parse_time_text(text.substr(slash + 1));
    if (!to) return std::unexpected(to.error());
    found.to = *to;
    return found;
}

result<seconds> parse_offset_text(std::string_view text) {
    const std::string written = upper_trimmed(text);
    const bool shaped = (written.size() == 5 || written.size() == 7) &&
                        (written.front() == '+' || written.front() == '-') &&
                        std::ranges::all_of(written.substr(1), is_digit);
    if (shaped && written[3] < '6' && (written.size() == 5 || written[5] < '6')) {
        const auto lock = lock_libical();
        const std::unique_ptr<icalvalue, decltype(&icalvalue_free)> value(
            icalvalue_new_from_string(ICAL_UTCOFFSET_VALUE, written.c_str()), icalvalue_free);
        if (value) {
            const seconds offset{icalvalue_get_utcoffset(value.get())};
            if (std::chrono::abs(offset) <= largest_offset) return offset;
        }
    }
    return fail(errc::invalid, fmt::format("found {}, expected an offset such as +0100", quoted(text)));
}

} // namespace intouch::ical
