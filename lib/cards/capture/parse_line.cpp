// SPDX-License-Identifier: MIT
#include "cards/capture/parse_line.hpp"

#include "cards/same_person.hpp"
#include "cards/value_list.hpp"
#include "cards/yearly.hpp"
#include "core/ascii.hpp"
#include "core/span.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::cards {

namespace {

constexpr std::size_t longest = 1000; // characters
constexpr std::string_view example = R"("Ann Lee, met at the fair, +49 170 1234567")";

/// The address in "ann@example.org" and "<ann@example.org>".
std::optional<std::string> email_in(std::string_view text) {
    if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
    const auto at = text.find('@');
    const bool good = at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
                      text.find('@', at + 1) == std::string_view::npos &&
                      text.find_first_of(" <>") == std::string_view::npos;
    return good ? std::optional(std::string(text)) : std::nullopt;
}

/// Without " ext. 12" or " x12" at the end.
std::string_view without_extension(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789. ");
    if (last == std::string_view::npos || last + 1 == text.size()) return text;
    const std::string before = lower_ascii(text.substr(0, last + 1));
    for (const std::string_view word : {" extension", " ext", " x"})
        if (before.ends_with(word)) return text.substr(0, before.size() - word.size());
    return text;
}

/// At least five digits, so that a year or a house number is none.
bool is_phone(std::string_view text) {
    constexpr std::ptrdiff_t fewest = 5;
    constexpr std::ptrdiff_t most = 20;
    const auto number = without_extension(text);
    const auto digits = std::ranges::count_if(number, is_digit);
    return digits >= fewest && digits <= most &&
           number.find_first_not_of("0123456789+-()/. ") == std::string_view::npos;
}

/// "every 2 weeks", "every month", "monthly".
std::optional<span> cadence_in(std::string_view text) {
    const std::string lower = lower_ascii(text);
    constexpr std::string_view every = "every ";
    const bool long_form = lower.starts_with(every);
    const std::string said = long_form ? lower.substr(every.size()) : lower;
    if (!long_form && !said.ends_with("ly")) return std::nullopt; // a span alone may mean anything
    for (const auto& tried : {said, "1 " + said})
        if (const auto found = parse_span(tried)) return *found;
    return std::nullopt;
}

/// "3/4/1985": three figures with the same sign between them.
bool looks_like_date(std::string_view text) {
    const auto first = text.find_first_not_of("0123456789");
    if (first == std::string_view::npos || first == 0 || first > 2) return false;
    const char sign = text[first];
    if (sign != '/' && sign != '-' && sign != '.') return false;
    const auto second = text.find_first_not_of("0123456789", first + 1);
    if (second == std::string_view::npos || text[second] != sign) return false;
    const auto year = text.size() - second - 1;
    return second - first >= 2 && second - first <= 3 && (year == 2 || year == 4) &&
           std::ranges::all_of(text.substr(second + 1), is_digit);
}

/// What follows one of the words and perhaps a colon or a point; nothing when `text` begins with none of them.
std::optional<std::string> after(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string lower = lower_ascii(text);
    for (const auto word : words) {
        if (!lower.starts_with(word)) continue;
        const auto rest = text.substr(word.size());
        const auto begin = rest.find_first_not_of(":. ");
        if (begin != 0 && begin != std::string_view::npos) return std::string(rest.substr(begin));
    }
    return std::nullopt;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) (text += text.empty() ? "" : " ") += words[i];
    return text;
}

/// Where the longest detail ends that begins at words[i]; `i` when none begins there.
std::size_t end_of_detail(const std::vector<std::string_view>& words, std::size_t i) {
    if (email_in(words[i])) return i + 1;
    for (std::size_t end = words.size(); end > i; --end) {
        const std::string text = joined(words, i, end);
        if (is_phone(text) || (text.find(' ') != std::string::npos && cadence_in(text))) return end;
    }
    return i;
}

/// The part that begins with the name, and the details that follow it without a comma: "Ann Lee +49 170 1234567".
std::vector<std::string> with_details_apart(const std::string& part) {
    const auto words = words_of(part);
    std::vector<std::string> parts{""};
    bool detail = false; // the last part is one
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t found = end_of_detail(words, i);
        const std::size_t end = std::max(found, i + 1);
        if (found > i || detail)
            parts.push_back(joined(words, i, end));
        else
            (parts.back() += parts.back().empty() ? "" : " ") += words[i];
        detail = found > i;
        i = end;
    }
    return parts;
}

/// "Ann Lee (met in Bath)": the name, and what stands in brackets behind it.
void take_brackets_apart(std::vector<std::string>& parts) {
    std::string& name = parts.front();
    const auto open = name.find(" (");
    if (open == std::string::npos || !name.ends_with(')')) return;
    parts.insert(parts.begin() + 1, name.substr(open + 2, name.size() - open - 3));
    parts.front().resize(open);
}

/// The parts of the line. "December 10, 1985" is one.
std::vector<std::string> parts_of(std::string_view text, const import_settings& settings) {
    const auto split = list_of(text, {",", ";"});
    std::vector<std::string> parts;
    for (const auto& part : split) {
        const bool year = part.size() == 4 && std::ranges::all_of(part, is_digit);
        if (year && parts.size() > 1) {
            const auto day = after(parts.back(), {"born on", "born", "birthday"}).value_or(parts.back());
            const auto begun = parse_yearly(day, settings.zone);
            if (begun && !begun->year) {
                parts.back() += " " + part;
                continue;
            }
        }
        if (parts.empty())
            take_brackets_apart(parts = with_details_apart(part));
        else
            parts.push_back(part);
    }
    return parts;
}

std::unexpected<error> no_name(std::string_view found) {
    return fail(errc::invalid,
                found.empty() ? fmt::format("text: found nothing, expected a name first, such as {}", example)
                              : fmt::format("text: found {} first, expected a name first, such as {}",
                                            quoted(found), example));
}

result<void> plain(std::string_view text) {
    if (without_control(text) != text)
        return fail(
            errc::invalid,
            "text: found a control character or a mark that turns the direction of the text, expected "
            "plain text on one line; remove it");
    const auto length = code_points(text).size();
    if (length > longest)
        return fail(errc::invalid,
                    fmt::format("text: found {} characters, expected at most {}", length, longest));
    return {};
}

void add_note(contact& to, const std::string& text) { to.notes += (to.notes.empty() ? "" : ", ") + text; }

/// A day of the last two years is hardly a birthday, unless the user says so.
bool is_old(const yearly_day& day, date today) {
    return !day.year || in_year(day.on, *day.year) < today - std::chrono::days(2 * 366);
}

/// A day with signs or words; figures alone are rather a number.
std::optional<yearly_day> day_in(const std::string& text, const import_settings& settings) {
    if (std::ranges::all_of(text, is_digit)) return std::nullopt;
    return parse_yearly(text, settings.zone);
}

/// "once a month", "twice a week": how often, in a form that the roster does not have.
bool counts_times(std::string_view text) {
    const auto said = after(text, {"once a", "twice a", "once every", "twice every"});
    return said && parse_span("1 " + lower_ascii(*said)).has_value();
}

/// The fault of a part that can only be how often, or a birthday, and that was not understood as such.
result<void> understood(const contact& to, const std::string& part) {
    if (!to.every && (after(part, {"every"}) || counts_times(part)))
        return fail(errc::invalid,
                    fmt::format("text: found {}, expected how often, such as every 6 weeks or monthly",
                                quoted(part)));
    const auto born = after(part, {"born", "b"});
    if (to.birthday) return {};
    if (after(part, {"birthday", "bday", "b'day"}) || (born && std::ranges::any_of(*born, is_digit)))
        return fail(
            errc::invalid,
            fmt::format("text: found {}, expected a birthday such as 1985-12-10, 10 Dec 1985 or 10 Dec",
                        quoted(part)));
    return {};
}

/// False when the part says no day.
result<bool> take_day(contact& to, const std::string& part, const import_settings& settings) {
    const auto told = after(part, {"born on", "born", "birthday", "bday", "b'day", "b"});
    const std::string text = told.value_or(part);
    const auto day = day_in(text, settings);
    if (!day && looks_like_date(text))
        return fail(errc::invalid,
                    fmt::format("text: found {}, expected a birthday with one meaning, such as 1985-12-10 or "
                                "10 Dec 1985",
                                quoted(part)));
    if (!day || to.birthday || (!told && !is_old(*day, settings.today))) return false;
    to.birthday = *day;
    return true;
}

result<void> take(contact& to, const std::string& part, const import_settings& settings) {
    if (auto email = email_in(after(part, {"e-mail", "email", "mailto", "mail"}).value_or(part))) {
        to.emails.push_back(*std::move(email));
        return {};
    }
    if (const auto every = cadence_in(part); every && !to.every) {
        to.every = every;
        return {};
    }
    const auto day = take_day(to, part, settings);
    if (!day) return std::unexpected(day.error());
    if (*day) return {};
    if (auto good = understood(to, part); !good) return good;
    const auto phone = after(part, {"telephone", "phone", "tel", "mobile", "cell", "call"}).value_or(part);
    if (is_phone(phone) && !day_in(phone, settings))
        to.phones.push_back(phone);
    else if (auto met = after(part, {"met"}); met && to.met.empty())
        to.met = *std::move(met);
    else
        add_note(to, part);
    return {};
}

} // namespace

result<contact> parse_line(std::string_view text, const import_settings& settings) {
    if (auto good = plain(text); !good) return std::unexpected(good.error());
    const auto parts = parts_of(text, settings);
    if (parts.empty()) return no_name({});
    const std::string& name = parts.front();
    if (name.empty() || after(name, {"met"}))
        return no_name(name.empty() && parts.size() > 1 ? parts[1] : name);
    contact made;
    made.places = {{"one line", 1}};
    made.name = name;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (auto taken = take(made, parts[i], settings); !taken) return std::unexpected(taken.error());
    return made;
}

result<contact> parse_card(std::string_view bytes, const import_settings& settings) {
    const auto book = read_contacts("card.vcf", bytes, settings.zone);
    if (!book) return std::unexpected(book.error());
    auto people = join_cards(book->people, settings.home);
    std::erase_if(people, [](const contact& c) {
        return c.name.find_first_not_of("0123456789+-()/. ") == std::string::npos; // its number stands for it
    });
    if (people.size() == 1) return std::move(people.front());
    if (people.empty()) return fail(errc::invalid, "found no person with a name, expected one vCard");
    return fail(errc::invalid,
                fmt::format("found {} people, expected one; `intouch import` reads several", people.size()));
}

} // namespace intouch::cards
