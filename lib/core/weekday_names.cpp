// SPDX-License-Identifier: MIT
#include "core/weekday_names.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace intouch {

namespace {

constexpr std::array<std::string_view, 7> long_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};

} // namespace

std::optional<std::chrono::weekday> parse_weekday(std::string_view word) {
    const std::string wanted = lower_ascii(word);
    for (unsigned i = 0; i < long_names.size(); ++i) {
        const std::string name = lower_ascii(long_names.at(i));
        if (wanted == name || wanted == name.substr(0, 3)) {
            return std::chrono::weekday{i};
        }
    }
    return std::nullopt;
}

std::string_view short_name(std::chrono::weekday day) { return long_name(day).substr(0, 3); }

std::string_view short_name(std::chrono::month month) { return long_name(month).substr(0, 3); }

std::string_view long_name(std::chrono::month month) {
    constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
    return names.at(unsigned{month} - 1);
}

std::string in_words(const when& w) {
    const auto ymd = civil(w.day);
    const std::string day = fmt::format("{} {} {} {}", short_name(weekday_of(w.day)), unsigned{ymd.day()},
                                        short_name(ymd.month()), int{ymd.year()});
    return w.time ? day + " " + print_time(*w.time) : day;
}

std::string_view long_name(std::chrono::weekday day) { return long_names.at(day.c_encoding()); }

} // namespace intouch
