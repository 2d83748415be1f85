// SPDX-License-Identifier: MIT
#include "core/times_of_week.hpp"

#include "core/text.hpp"
#include "core/weekday_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>

namespace intouch {

namespace {

constexpr minutes whole_day = days{1};
constexpr std::array<std::string_view, 6> nth_names = {"last", "1st", "2nd", "3rd", "4th", "5th"};

/// 1 to 5, or -1 for "last".
std::optional<int> parse_nth(std::string_view word) {
    const auto* found = std::ranges::find(nth_names, lower_ascii(word));
    if (found == nth_names.end()) {
        return std::nullopt;
    }
    const auto index = static_cast<int>(std::distance(nth_names.begin(), found));
    return index == 0 ? -1 : index;
}

std::string_view print_nth(int nth) { return nth_names.at(nth < 0 ? 0 : static_cast<std::size_t>(nth)); }

/// "Mon" or "Mon-Fri"; a run such as "Sat-Mon" passes the end of the week. Empty when `text` is neither.
std::bitset<7> weekday_run(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = parse_weekday(trim_blanks(text.substr(0, dash)));
    const auto last =
        dash == std::string_view::npos ? first : parse_weekday(trim_blanks(text.substr(dash + 1)));
    std::bitset<7> run;
    if (!first || !last) {
        return run;
    }
    for (std::chrono::weekday day = *first;; ++day) {
        run.set(day.c_encoding());
        if (day == *last) {
            return run;
        }
    }
}

/// A comma-separated list of runs. Empty when a part is not a weekday.
std::bitset<7> weekday_list(std::string_view text) {
    if (lower_ascii(trim_blanks(text)) == "daily") return std::bitset<7>().set();
    std::bitset<7> all;
    while (true) {
        const std::size_t comma = text.find(',');
        const std::bitset<7> run = weekday_run(text.substr(0, comma));
        if (run.none()) {
            return {};
        }
        all |= run;
        if (comma == std::string_view::npos) {
            return all;
        }
        text.remove_prefix(comma + 1);
    }
}

struct hours_range {
    minutes from{0};
    minutes to{0};
};

/// "18:00-20:30"; `to` is above 24 h when the range crosses midnight. Messages quote `whole` and recommend
/// `example`.
result<hours_range> parse_hours_range(std::string_view text, std::string_view whole,
                                      std::string_view example) {
    const std::size_t dash = text.find('-');
    const std::string_view from_text = text.substr(0, dash);
    const std::string_view to_text =
        dash == std::string_view::npos ? std::string_view() : text.substr(dash + 1);
    const result<minutes> from = parse_time(from_text);
    const result<minutes> to = to_text == "24:00" ? whole_day : parse_time(to_text);
    if (!from || !to) {
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(whole), example));
    }
    if (*from == *to) {
        return fail(
            errc::invalid,
            fmt::format("found {}, which ends when it starts; expected a later end, or \"00:00-24:00\" for a "
                        "whole day",
                        quoted(whole)));
    }
    return hours_range{*from, *to > *from ? *to : *to + whole_day};
}

} // namespace

result<std::bitset<7>> parse_weekdays(std::string_view text) {
    const std::bitset<7> found = weekday_list(text);
    if (found.none()) {
        return fail(
            errc::invalid,
            fmt::format("found {}, expected weekdays such as \"Mon-Fri\" or \"Sat,Sun\"", quoted(text)));
    }
    return found;
}

result<week_range> parse_week_range(std::string_view text, bool nth_allowed) {
    const std::string_view example =
        nth_allowed ? "a time of week such as \"Tue 17:00-18:00\" or \"1st Sat 10:00-12:00\""
                    : "a time of week such as \"Mon-Fri 18:00-20:30\"";
    const std::string_view body = trim_blanks(text);
    const std::size_t gap = body.rfind(' ');
    std::string_view weekdays =
        gap == std::string_view::npos ? std::string_view() : trim_blanks(body.substr(0, gap));
    const std::string_view clock = gap == std::string_view::npos ? body : body.substr(gap + 1);

    week_range range;
    if (const std::size_t word = weekdays.find(' '); word != std::string_view::npos) {
        if (const std::optional<int> nth = parse_nth(weekdays.substr(0, word))) {
            if (!nth_allowed) {
                return fail(errc::invalid, fmt::format("found {}, expected {}; \"{}\" is for blocks",
                                                       quoted(text), example, print_nth(*nth)));
            }
            range.nth = *nth;
            weekdays = trim_blanks(weekdays.substr(word));
        }
    }
    range.weekdays = weekday_list(weekdays);
    if (range.weekdays.none()) {
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), example));
    }
    const result<hours_range> hours = parse_hours_range(clock, text, example);
    if (!hours) {
        return std::unexpected(hours.error());
    }
    range.from = hours->from;
    range.to = hours->to;
    return range;
}

result<week_range> parse_hours(std::string_view text) {
    const result<hours_range> hours = parse_hours_range(text, text, "hours such as \"09:00-20:00\"");
    if (!hours) {
        return std::unexpected(hours.error());
    }
    return week_range{std::bitset<7>().set(), 0, hours->from, hours->to};
}

bool begins_on(const week_range& r, date day) {
    if (!r.weekdays.test(weekday_of(day).c_encoding())) {
        return false;
    }
    const std::chrono::year_month_day ymd = civil(day);
    if (r.nth < 0) {
        return civil(day + days{7}).month() != ymd.month();
    }
    return r.nth == 0 || (static_cast<unsigned>(ymd.day()) - 1) / 7 + 1 == static_cast<unsigned>(r.nth);
}

std::string print_weekdays(std::bitset<7> w) {
    std::string text;
    // From Monday (index 0 here) to Sunday. Three or more days in a row become a run.
    const auto has = [&](unsigned i) { return i < 7 && w.test((i + 1) % 7); };
    const auto name = [](unsigned i) { return short_name(std::chrono::weekday{(i + 1) % 7}); };
    for (unsigned i = 0; i < 7; ++i) {
        if (!has(i)) {
            continue;
        }
        unsigned end = i;
        while (has(end + 1)) {
            ++end;
        }
        if (!text.empty()) {
            text += ',';
        }
        text += name(i);
        if (end >= i + 2) {
            text += '-';
            text += name(end);
            i = end;
        }
    }
    return text;
}

std::string print_hours(const week_range& r) {
    return print_time(r.from) + '-' + print_time(r.to > whole_day ? r.to - whole_day : r.to);
}

std::string print(const week_range& r) {
    std::string text;
    if (r.nth != 0) {
        text = std::string(print_nth(r.nth)) + ' ';
    }
    return text + print_weekdays(r.weekdays) + ' ' + print_hours(r);
}

} // namespace intouch
