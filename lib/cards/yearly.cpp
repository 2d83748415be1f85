// SPDX-License-Identifier: MIT
#include "cards/yearly.hpp"

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

std::optional<int> number(std::string_view digits) {
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Drops years outside 1900 to 2199. Apple writes 1604 for a birthday without a year.
std::optional<yearly_day> made(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!month || !day) return std::nullopt;
    const bool known = year && *year >= 1900 && *year <= 2199;
    const std::chrono::year_month_day ymd{std::chrono::year(known ? *year : 2000),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
    if (!ymd.ok()) return std::nullopt;
    return yearly_day{{ymd.month(), ymd.day()}, known ? std::optional(ymd.year()) : std::nullopt};
}

/// The three numbers of "12/10/1985" or "10.12.85".
std::optional<std::array<int, 3>> three_numbers(std::string_view text, char separator) {
    std::array<int, 3> found{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t end = i < 2 ? text.find(separator) : text.size();
        if (end == std::string_view::npos) return std::nullopt;
        const auto one = number(text.substr(0, end));
        if (!one) return std::nullopt;
        found.at(i) = *one;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::optional<int> full_year(int written) {
    return written >= 1900 ? std::optional(written) : std::nullopt; // the century of two digits is unknown
}

std::string_view without_time(std::string_view text) {
    return text.substr(0, text.find_first_of(" T", text.starts_with(' ') ? 1 : 0));
}

} // namespace

std::optional<yearly_day> parse_yearly(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.starts_with("--")) {
        text = without_time(text.substr(2));
        if (text.size() == 5 && text[2] == '-')
            return made(std::nullopt, number(text.substr(0, 2)), number(text.substr(3)));
        if (text.size() == 4) return made(std::nullopt, number(text.substr(0, 2)), number(text.substr(2)));
        return std::nullopt;
    }
    text = without_time(text);
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        return made(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8)));
    if (text.size() == 8)
        return made(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6)));
    return std::nullopt;
}

slash_order order_told_by(std::string_view text) {
    const auto parts = three_numbers(without_time(text), '/');
    if (!parts) return slash_order::unknown;
    if ((*parts)[0] > 12) return slash_order::day_first;
    return (*parts)[1] > 12 ? slash_order::month_first : slash_order::unknown;
}

std::optional<yearly_day> parse_written(std::string_view text, slash_order order) {
    if (auto plain = parse_yearly(text)) return plain;
    text = without_time(text);
    if (const auto dotted = three_numbers(text, '.'))
        return made(full_year((*dotted)[2]), (*dotted)[1], (*dotted)[0]);
    const auto parts = three_numbers(text, '/');
    if (!parts) return std::nullopt;
    const auto [first, second, year] = *parts;
    if (first != second && order == slash_order::unknown) return std::nullopt;
    const bool day_first = order == slash_order::day_first;
    return made(full_year(year), day_first ? second : first, day_first ? first : second);
}

} // namespace intouch::cards
