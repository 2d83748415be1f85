// SPDX-License-Identifier: MIT
#include "ical/modern_rule.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace intouch::ical {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == '\t')
            words.emplace_back();
        else
            words.back() += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    std::erase(words, std::string());
    return words;
}

bool is_weekday(std::string_view word) {
    return word == "SU" || word == "MO" || word == "TU" || word == "WE" || word == "TH" || word == "FR" ||
           word == "SA";
}

/// "D", "W", "MP", "MD", "YM" or "YD" and the interval; false for anything else.
bool take_frequency(std::string_view word, std::string& kind, std::string& interval) {
    const std::size_t end = std::min(word.find_first_of("0123456789"), word.size());
    kind = word.substr(0, end);
    interval = word.substr(end);
    const bool known =
        kind == "D" || kind == "W" || kind == "MP" || kind == "MD" || kind == "YM" || kind == "YD";
    return known && !interval.empty() && std::ranges::all_of(interval, is_digit);
}

/// "1+" → "1", "2-" → "-2", of the occurrences of a weekday in a month.
std::string signed_number(std::string word) {
    const bool back = word.ends_with('-');
    if (back || word.ends_with('+')) word.pop_back();
    return back ? "-" + word : word;
}

} // namespace

std::string modern_rule(std::string_view value) {
    if (value.find('=') != std::string_view::npos) return {};
    const auto words = words_of(value);
    std::string kind;
    std::string interval;
    if (words.empty() || !take_frequency(words.front(), kind, interval)) return {};
    std::string end = ";COUNT=2"; // what vCalendar 1.0 says where nothing is said
    std::vector<std::string> list;
    std::string nth;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word.starts_with('#')) {
            end = word == "#0" ? "" : ";COUNT=" + word.substr(1);
        } else if (word.size() >= 8 && std::ranges::all_of(word.substr(0, 8), is_digit)) {
            end = ";UNTIL=" + word;
        } else if (is_weekday(word)) {
            list.push_back(kind == "MP" ? nth + word : word);
        } else if (kind == "MP") {
            nth = signed_number(word);
        } else if (word == "LD") {
            list.emplace_back("-1");
        } else if (kind == "MD" || kind == "YM" || kind == "YD") {
            list.push_back(signed_number(word));
        } // else the time of day, which DTSTART says too
    }
    const std::string_view freq = kind == "D"      ? "DAILY"
                                  : kind == "W"    ? "WEEKLY"
                                  : kind[0] == 'M' ? "MONTHLY"
                                                   : "YEARLY";
    const std::string_view by = kind == "MD"   ? "BYMONTHDAY"
                                : kind == "YM" ? "BYMONTH"
                                : kind == "YD" ? "BYYEARDAY"
                                               : "BYDAY";
    std::string made = fmt::format("FREQ={};INTERVAL={}{}", freq, interval, end);
    if (!list.empty()) made += fmt::format(";{}={}", by, fmt::join(list, ","));
    return made;
}

} // namespace intouch::ical
