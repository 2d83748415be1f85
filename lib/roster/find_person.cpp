// SPDX-License-Identifier: MIT
#include "roster/find_person.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace intouch::roster {

namespace {

constexpr std::size_t most_named = 8; ///< candidates in the message

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
    std::string said = fmt::format("found \"{}\", expected {}", text, expected);
    if (const auto near = nearest_name(lower_ascii(text), words))
        said += fmt::format("; did you mean \"{}\"?", *near);
    return {errc::not_found, said};
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
    const std::string wanted = lower_ascii(text);
    if (wanted.empty()) return fail(errc::not_found, fmt::format("expected the id or name of {}", expected));
    for (const auto& p : people)
        if (p.id == wanted) return p.id;

    std::vector<const named_person*> found;
    for (const auto& p : people)
        if (lower_ascii(p.name) == wanted) found.push_back(&p);
    if (found.empty())
        for (const auto& p : people)
            if (lower_ascii(p.name).contains(wanted) || p.id.contains(wanted)) found.push_back(&p);

    if (found.empty()) return std::unexpected(unknown(people, text, expected));
    if (found.size() > 1) return std::unexpected(ambiguous(found, text));
    return found.front()->id;
}

} // namespace intouch::roster
