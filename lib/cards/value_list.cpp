// SPDX-License-Identifier: MIT
#include "cards/value_list.hpp"

#include "cards/column_words.hpp"
#include "cards/id.hpp"
#include "core/ascii.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::cards {

std::string one_line(std::string_view text, std::string_view between) {
    std::string made;
    for (const char c : without_control(text, true)) {
        if (c == '\n' && between != " ") {
            while (made.ends_with(' ') || made.ends_with(',')) made.pop_back();
            if (!made.empty()) made += between;
            continue;
        }
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (!space)
            made += c;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    while (made.ends_with(' ')) made.pop_back();
    return made;
}

std::vector<std::string> list_of(std::string_view field, std::initializer_list<std::string_view> separators) {
    std::vector<std::string> found;
    while (!field.empty()) {
        std::size_t end = field.size();
        std::size_t width = 0;
        for (const auto separator : separators)
            if (const std::size_t at = field.find(separator); at < end) {
                end = at;
                width = separator.size();
            }
        if (auto one = one_line(field.substr(0, end)); !one.empty()) found.push_back(std::move(one));
        field.remove_prefix(end + width);
    }
    return found;
}

namespace {

std::string without_scheme(std::string text, std::string_view scheme) {
    if (lower_ascii(text.substr(0, scheme.size())) == scheme) text.erase(0, scheme.size());
    return text;
}

} // namespace

std::string dialled(std::string text) {
    if (text.starts_with('\'')) text.erase(0, 1);
    text = without_scheme(std::move(text), "tel:");
    constexpr std::string_view parameter = ";phone-context=";
    const std::size_t at = text.find(parameter);
    if (at == std::string::npos) return text;
    std::string context = text.substr(at + parameter.size());
    context.resize(std::min(context.find(';'), context.size()));
    text.resize(at);
    if (!context.starts_with('+') || text.starts_with('+')) return text; // the domain of a network
    if (text.starts_with('0') && context != "+39") text.erase(0, 1);     // Italy keeps the 0
    return context + " " + text;
}

bool digits_lost(std::string_view phone) {
    const std::size_t e = phone.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) return false;
    const std::string_view digits = phone.substr(0, e);
    std::string_view power = phone.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    return is_digit(phone.front()) && digits.find_first_not_of("0123456789.,") == std::string_view::npos &&
           !power.empty() && power.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> each_number(std::string_view text) {
    constexpr std::size_t fewest_digits = 6; // of a whole number; "030/1234567" is an area code and the rest
    const auto whole = [](std::string_view part) {
        return static_cast<std::size_t>(std::ranges::count_if(part, is_digit)) >= fewest_digits;
    };
    std::vector<std::string> found;
    for (std::size_t from = 0;;) {
        std::size_t end = text.size();
        std::size_t next = text.size();
        for (const std::string_view mark : {"/", " or ", " oder ", " ou "}) {
            const std::size_t at = text.find(mark, from);
            if (at >= end) continue;
            const std::string_view rest = trim_blanks(text.substr(at + mark.size()));
            const bool apart = mark != "/" || (at > 0 && text[at - 1] == ' ');
            const bool begins = rest.starts_with('+') || (apart && rest.starts_with('0'));
            if (!begins || !whole(rest) || !whole(text.substr(0, at))) continue;
            end = at;
            next = at + mark.size();
        }
        if (auto one = dialled(one_line(text.substr(from, end - from))); !one.empty())
            found.push_back(std::move(one));
        if (end == text.size()) return found;
        from = next;
    }
}

std::vector<std::string> phones_in(std::string_view field) {
    std::vector<std::string> found;
    for (const auto& one : list_of(field, {":::", "\n", ";", ","}))
        for (auto& number : each_number(one)) found.push_back(std::move(number));
    return found;
}

std::vector<std::string> emails_in(std::string_view field) {
    auto found = list_of(field, {":::", "\n", ";", ","});
    for (auto& one : found) {
        one = without_scheme(std::move(one), "mailto:");
        const std::size_t open = one.find('<');
        const std::size_t close = one.find('>', open == std::string::npos ? one.size() : open);
        if (close != std::string::npos) one = one.substr(open + 1, close - open - 1);
    }
    const bool any =
        std::ranges::any_of(found, [](const std::string& s) { return s.find('@') != std::string::npos; });
    if (any) // what is left of "Lovelace, Ada <ada@example.org>"
        std::erase_if(found, [](const std::string& s) { return s.find('@') == std::string::npos; });
    return found;
}

std::string own_group(std::string_view name) {
    constexpr auto made_by_programs = std::to_array<std::string_view>(
        {"mycontacts", "my-contacts", "othercontacts", "other-contacts", "starred", "starred-in-android",
         "all-contacts", "contacts", "unfiled", "uncategorized", "vcard", "default", "imported", "blocked",
         "chat-buddies"});
    std::string text = one_line(name);
    while (!text.empty() && (text.front() == '*' || text.front() == ' ' || text.front() == '"'))
        text.erase(0, 1);
    while (!text.empty() && (text.back() == '"' || text.back() == ' ')) text.pop_back();
    const std::string id = id_of(text);
    const bool system = std::ranges::find(made_by_programs, id) != made_by_programs.end() ||
                        id.starts_with("imported-on-") || id.starts_with("restored-from-") ||
                        id.starts_with("system-group");
    return system ? std::string() : text;
}

std::vector<std::string> groups_in(std::string_view field) {
    std::vector<std::string> found;
    for (const auto& one : list_of(field, {":::", "\n", ";", ","}))
        if (auto name = own_group(one); !name.empty() && std::ranges::find(found, name) == found.end())
            found.push_back(std::move(name));
    return found;
}

void add_occasion(contact& c, std::string_view called, const yearly_day& day) {
    std::string name = one_line(called);
    const auto word = word_in_header(id_of(name));
    if (word == header_word::birth) {
        if (!c.birthday) c.birthday = day;
        return;
    }
    if (name.empty() || word == header_word::wedding) name = "Anniversary";
    const auto same = [&](const named_day& one) { return one.name == name; };
    if (std::ranges::find(c.occasions, named_day{name, day}) != c.occasions.end()) return;
    const std::string first = name;
    for (int n = 2; std::ranges::any_of(c.occasions, same); ++n) name = fmt::format("{} {}", first, n);
    c.occasions.push_back({std::move(name), day});
}

} // namespace intouch::cards
