// SPDX-License-Identifier: MIT
#include "roster/find_person.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace intouch::roster {

namespace {

constexpr std::size_t most_named = 8; ///< candidates in the message

/// How well a text fits what was typed, the best last.
enum class match : std::uint8_t { none, part, beginning, word, whole };

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Both without case. "lena" is a word of "anna-lena", the beginning of one of "lenard bo", a part of "annalena".
match match_of(std::string_view name, std::string_view wanted) {
    if (name == wanted) return match::whole;
    match best = match::none;
    for (auto at = name.find(wanted); at != std::string_view::npos; at = name.find(wanted, at + 1)) {
        const auto end = at + wanted.size();
        const bool begins = at == 0 || !is_letter(name[at - 1]);
        const bool ends = end == name.size() || !is_letter(name[end]);
        best = std::max(best, begins && ends ? match::word : begins ? match::beginning : match::part);
    }
    return best;
}

error unknown(std::span<const named_person> people, std::string_view text, std::string_view expected) {
    std::vector<std::string> words;
    for (const auto& p : people) {
        words.push_back(p.id);
        words.push_back(lower_ascii(p.name));
        const std::string name = lower_ascii(p.name);
        for (std::size_t from = 0; from < name.size();) {
            const std::size_t to = std::min(name.find(' ', from), name.size());
            words.push_back(name.substr(from, to - from));
            from = to + 1;
        }
    }
    std::string said = fmt::format("found {}, expected {}", quoted(text), expected);
    return {errc::not_found, said + did_you_mean(lower_ascii(text), words)};
}

error ambiguous(std::span<const named_person* const> found, std::string_view text) {
    std::string said = fmt::format("\"{}\" may be ", text);
    const std::size_t named = found.size() > most_named ? most_named : found.size();
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0) said += i + 1 == found.size() ? " or " : ", ";
        said += fmt::format("{} ({})", found[i]->id, found[i]->name);
    }
    if (named < found.size()) said += fmt::format(" or one of {} more", found.size() - named);
    return {errc::conflict, said + ": say which"};
}

} // namespace

result<std::string> find_person(std::span<const named_person> people, std::string_view text,
                                std::string_view expected) {
    text = trim_blanks(text);
    const std::string wanted = without_case(text);
    if (wanted.empty()) return fail(errc::not_found, fmt::format("expected the id or name of {}", expected));
    for (const auto& p : people)
        if (p.id == text) return p.id;

    std::vector<const named_person*> found;
    match best = match::none;
    for (const auto& p : people) {
        const match m =
            std::max(match_of(without_case(p.name), wanted), std::min(match_of(p.id, wanted), match::word));
        if (m > best) found.clear();
        best = std::max(best, m);
        if (m != match::none && m == best) found.push_back(&p);
    }

    if (found.empty()) return std::unexpected(unknown(people, text, expected));
    if (found.size() > 1) return std::unexpected(ambiguous(found, text));
    return found.front()->id;
}

std::string unknown_circle(std::string_view found, const roster& people) {
    std::vector<std::string> ids;
    std::string all;
    for (const auto& [id, known] : people.circles) {
        if (ids.size() < most_named) all += (ids.empty() ? ": " : ", ") + id;
        ids.push_back(id);
    }
    if (ids.empty()) all = ", which has none";
    if (ids.size() > most_named) all += fmt::format(" or one of {} more", ids.size() - most_named);
    return fmt::format("found {}, expected a circle of the roster{}{}", quoted(found), all,
                       did_you_mean(lower_ascii(found), ids));
}

const buddy* find_buddy(const block& b, const settings& s, const roster& people) {
    if (b.with.empty()) return nullptr;
    const std::string wanted = without_case(b.with);
    for (const auto& [id, one] : s.buddies) {
        const auto person = people.people.find(id);
        if (wanted == id || (person != people.people.end() && wanted == without_case(person->second.name)))
            return &one;
    }
    return nullptr;
}

} // namespace intouch::roster
