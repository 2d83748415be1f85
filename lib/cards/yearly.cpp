// SPDX-License-Identifier: MIT
#include "cards/yearly.hpp"

#include "cards/month_names.hpp"
#include "core/ascii.hpp"
#include "core/text.hpp"
#include "core/weekday_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace intouch::cards {

namespace {

/// A day as written. `year` is 0 when there is none.
struct written_day {
    int year = 0;
    int month = 0;
    int day = 0;
};

/// A run of figures or of other letters, and the sign before it.
struct token {
    char before = ' '; ///< ' ', '-', '/', '.' or ','
    std::string text;
    [[nodiscard]] bool is_number() const { return is_digit(text.front()); }
    /// Longer numbers are no part of a date.
    [[nodiscard]] int number() const { return text.size() <= 4 ? std::stoi(text) : 0; }
};

std::vector<token> tokens_of(std::string_view text) {
    std::vector<token> found;
    char before = ' ';
    bool apart = true;
    for (const char c : text) {
        if (std::string_view(" \t-/.,").find(c) != std::string_view::npos) {
            if (c != ' ' && c != '\t') before = c;
            apart = true;
            continue;
        }
        if (apart || found.empty() || is_digit(c) != found.back().is_number()) {
            found.push_back({before, {}});
            before = ' ';
        }
        found.back().text += c;
        apart = false;
    }
    return found;
}

/// "1980年5月23日" → "1980-5-23".
std::string without_cjk(std::string_view text) {
    std::string made(text);
    for (const auto& [sign, instead] : {std::pair<std::string_view, std::string_view>{"年", "-"},
                                        {"년", "-"},
                                        {"月", "-"},
                                        {"월", "-"},
                                        {"日", ""},
                                        {"일", ""}})
        for (std::size_t at = made.find(sign); at != std::string::npos; at = made.find(sign, at))
            made.replace(at, sign.size(), instead);
    return made;
}

std::optional<written_day> in_order(int first, int second, int year, slash_order order) {
    if (first > 12) order = slash_order::day_first;
    if (second > 12) order = slash_order::month_first;
    if (first == second) order = slash_order::day_first;
    if (order == slash_order::unknown) return std::nullopt;
    return order == slash_order::day_first ? written_day{year, second, first}
                                           : written_day{year, first, second};
}

std::optional<written_day> from_numbers(const std::vector<token>& t, slash_order order) {
    if (t.size() < 2 || t.size() > 3 || !std::ranges::all_of(t, &token::is_number)) return std::nullopt;
    const char sign = t[1].before;
    if (sign == ' ' || sign == ',' || (t.size() == 3 && t[2].before != sign)) return std::nullopt;
    if (t.size() == 2) {
        if (t[0].text.size() > 2 || t[1].text.size() > 2) return std::nullopt; // a year and a month
        return in_order(t[0].number(), t[1].number(), 0, sign == '.' ? slash_order::day_first : order);
    }
    if (t[0].text.size() == 4) return written_day{t[0].number(), t[1].number(), t[2].number()};
    if (t[0].text.size() > 2 || t[1].text.size() > 2) return std::nullopt;
    return in_order(t[0].number(), t[1].number(), t[2].number(),
                    sign == '.' ? slash_order::day_first : order);
}

/// "23rd of May", "23 de mayo de 1980".
bool filler(std::string_view word) {
    constexpr auto words = std::to_array<std::string_view>(
        {"st", "nd", "rd", "th", "of", "the", "de", "del", "den", "der", "le", "er", "el", "d"});
    return std::ranges::find(words, word) != words.end();
}

/// One name of a month, the day, and perhaps a year.
std::optional<written_day> from_names(const std::vector<token>& t) {
    written_day found;
    std::vector<const token*> numbers;
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (t[i].is_number()) {
            numbers.push_back(&t[i]);
        } else if (const auto month = month_named(t[i].text); month && found.month == 0) {
            found.month = static_cast<int>(unsigned{*month});
        } else {
            const bool weekday = parse_weekday(t[i].text) || (i == 0 && t.size() > 1 && t[1].before == ',');
            if (!weekday && !filler(lower_ascii(t[i].text))) return std::nullopt;
        }
    }
    if (found.month == 0 || numbers.empty() || numbers.size() > 2) return std::nullopt;
    if (numbers.size() == 2 && numbers[0]->text.size() == 4) std::swap(numbers[0], numbers[1]);
    if (numbers[0]->text.size() > 2) return std::nullopt;
    found.day = numbers[0]->number();
    if (numbers.size() == 2) found.year = numbers[1]->number();
    return found;
}

/// RFC 6350 4.3.1: "19851210", "--1210", "--12-10".
std::optional<written_day> from_basic(std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t length) {
        return std::stoi(std::string(text.substr(at, length)));
    };
    if (text.starts_with("--")) {
        text.remove_prefix(2);
        const auto t = tokens_of(text);
        if (t.size() == 2 && t[0].is_number() && t[1].is_number() && t[1].before == '-')
            return written_day{0, t[0].number(), t[1].number()};
        if (text.size() != 4 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
        return written_day{0, part(0, 2), part(2, 2)};
    }
    if (text.size() != 8 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    return written_day{part(0, 4), part(4, 2), part(6, 2)};
}

/// Where the time begins: at the T of "19851210T…", or at a word with a colon. The size of `text` without a time.
std::size_t time_at(std::string_view text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if ((text[i] == 'T' || text[i] == 't') && is_digit(text[i - 1]) && is_digit(text[i + 1])) return i;
        if (text[i] != ' ' || !is_digit(text[i + 1])) continue;
        const std::string_view word = text.substr(i + 1, text.find(' ', i + 1) - i - 1);
        if (word.find(':') != std::string_view::npos) return i;
    }
    return text.size();
}

/// A time with an offset from UTC, in seconds. Nothing for a time without one: it is of no use.
struct offset_time {
    std::chrono::seconds time{0};
    std::chrono::seconds offset{0};
};

std::optional<offset_time> parse_offset_time(std::string_view text) {
    std::array<int, 3> clock{};
    std::size_t at = 1; // behind the T or the space
    for (int& part : clock) {
        if (at + 1 >= text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) break;
        part = (text[at] - '0') * 10 + (text[at + 1] - '0');
        at += 2;
        if (at < text.size() && text[at] == ':') ++at;
    }
    if (at < text.size() && (text[at] == '.' || text[at] == ','))
        for (++at; at < text.size() && is_digit(text[at]);) ++at;
    std::string_view rest = trim_blanks(text.substr(std::min(at, text.size())));
    const offset_time found{
        std::chrono::hours(clock[0]) + std::chrono::minutes(clock[1]) + std::chrono::seconds(clock[2]), {}};
    if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT") return found;
    if (rest.starts_with("GMT") || rest.starts_with("UTC")) rest.remove_prefix(3);
    if (rest.size() < 3 || (rest[0] != '+' && rest[0] != '-') || !is_digit(rest[1]) || !is_digit(rest[2]))
        return std::nullopt;
    std::string figures;
    for (const char c : rest.substr(1, 5))
        if (is_digit(c)) figures += c;
    figures.resize(4, '0');
    const int hours = std::stoi(figures.substr(0, 2));
    const int minutes = std::stoi(figures.substr(2));
    std::chrono::seconds offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    if (rest[0] == '-') offset = -offset;
    return offset_time{found.time, offset};
}

/// The day of somebody's midnight. Midnight where the offset says so: the day as written. Else the day at `home`; an
/// hour before midnight belongs to the next day, as many writers know only today's summer time.
date day_of_midnight(date day, const offset_time& at, const time_zone& home) {
    if (at.time == std::chrono::seconds(0)) return day;
    const instant moment{(day + at.time - at.offset).time_since_epoch()};
    return std::chrono::floor<days>(home.to_local(moment) + std::chrono::hours(1));
}

constexpr int first_year = 1900;
constexpr int last_year = 2199;
constexpr int no_year = 1604; // Apple's, a leap year

bool known_year(int year) { return year >= first_year && year <= last_year; }

std::optional<written_day> parse_written(std::string_view written, const time_zone& home, slash_order order) {
    const std::string plain = without_cjk(written);
    const std::string_view text = trim_blanks(plain);
    const std::size_t time = time_at(text);
    const std::string_view day = trim_blanks(text.substr(0, time));
    const bool cjk = plain != written;
    auto found = from_basic(day);
    if (!found) {
        const auto tokens = tokens_of(day);
        found = from_numbers(tokens, cjk ? slash_order::month_first : order);
        if (!found) found = from_names(tokens);
    }
    if (!found || time == text.size() || !known_year(found->year)) return found;
    const auto offset = parse_offset_time(text.substr(time));
    const std::chrono::year_month_day ymd{std::chrono::year(found->year),
                                          std::chrono::month(static_cast<unsigned>(found->month)),
                                          std::chrono::day(static_cast<unsigned>(found->day))};
    if (!offset || !ymd.ok()) return found;
    const auto there = civil(day_of_midnight(date(ymd), *offset, home));
    return written_day{int{there.year()}, static_cast<int>(unsigned{there.month()}),
                       static_cast<int>(unsigned{there.day()})};
}

std::optional<std::chrono::year_month_day> existing(const written_day& day, int year) {
    const std::chrono::year_month_day ymd{std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(day.month)),
                                          std::chrono::day(static_cast<unsigned>(day.day))};
    return ymd.ok() ? std::optional(ymd) : std::nullopt;
}

} // namespace

slash_order order_told_by(std::string_view text) {
    const auto t = tokens_of(text.substr(0, time_at(text)));
    if (t.size() < 2 || t.size() > 3 || !std::ranges::all_of(t, &token::is_number))
        return slash_order::unknown;
    if (t[0].text.size() > 2 || t[1].text.size() > 2 || (t[1].before != '/' && t[1].before != '-'))
        return slash_order::unknown;
    if (t[0].number() > 12) return slash_order::day_first;
    return t[1].number() > 12 ? slash_order::month_first : slash_order::unknown;
}

bool no_date(std::string_view text) {
    return text.find('0') != std::string_view::npos &&
           text.find_first_not_of("0-/.: T") == std::string_view::npos;
}

std::optional<yearly_day> parse_yearly(std::string_view text, const time_zone& home, slash_order order) {
    const auto day = parse_written(text, home, order);
    if (!day) return std::nullopt;
    const bool known = known_year(day->year);
    if (!known && day->year >= 100 && day->year != no_year) return std::nullopt; // of another calendar
    const auto ymd = existing(*day, known ? day->year : 2000);                   // a leap year
    if (!ymd) return std::nullopt;
    return yearly_day{{ymd->month(), ymd->day()}, known ? std::optional(ymd->year()) : std::nullopt};
}

bool has_short_year(std::string_view text) {
    const auto t = tokens_of(text.substr(0, time_at(text)));
    return t.size() == 3 && t[2].is_number() && t[2].text.size() == 2 && t[0].text.size() != 4;
}

std::optional<date> parse_recent(std::string_view text, const time_zone& home, slash_order order) {
    auto day = parse_written(text, home, order);
    if (!day) return std::nullopt;
    if (day->year > 0 && day->year < 100) day->year += 2000;
    if (!known_year(day->year)) return std::nullopt;
    const auto ymd = existing(*day, day->year);
    return ymd ? std::optional(date(*ymd)) : std::nullopt;
}

} // namespace intouch::cards
