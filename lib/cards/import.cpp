// SPDX-License-Identifier: MIT
#include "cards/import.hpp"

#include "cards/charset_guess.hpp"
#include "cards/encoding.hpp"
#include "cards/file_kind.hpp"
#include "cards/id.hpp"
#include "cards/known_people.hpp"
#include "cards/print_entry.hpp"
#include "cards/same_person.hpp"
#include "cards/shared_values.hpp"
#include "cards/table.hpp"
#include "cards/vcard.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace intouch::cards {

namespace {

std::string count(std::size_t n) { return n == 1 ? "1 person" : fmt::format("{} people", n); }

/// True when a line at the beginning of the file begins a card. Other lines may stand before it.
bool is_vcard(std::string_view text) {
    constexpr std::size_t beginning = std::size_t{64} << 10U;
    const std::string begin = "\n" + lower_ascii(text.substr(0, beginning));
    return begin.find("\nbegin:vcard") != std::string::npos ||
           begin.find("\rbegin:vcard") != std::string::npos;
}

/// The file without its byte order mark, and in UTF-8 when the file or the user says in which character set it is.
result<std::string> named_charset(std::string_view bytes, const std::string& charset) {
    auto text = charset.empty() ? decode_utf16(bytes).value_or(std::string(bytes)) : decode(bytes, charset);
    if (text && text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    return text;
}

result<address_book> table_in(const std::string& file, const std::string& bytes, const time_zone& home) {
    const decoded_text text = decode_or_guess(bytes);
    auto book = read_table(file, text.text, home);
    if (!book && !text.guessed.empty())
        return fail(book.error().code,
                    fmt::format("{}; the file is not UTF-8 and was read as {}: name its character set with "
                                "--charset, such as Big5, GBK or EUC-KR",
                                book.error().text, text.guessed));
    if (book && !text.guessed.empty())
        book->warnings.push_back(
            fmt::format("{}: not UTF-8; read as {}, which is a guess: look at the names, and name "
                        "another character set with --charset",
                        file, text.guessed));
    return book;
}

/// A group in a form that does not depend on case, accents or signs.
std::string group_key(const std::string& name) {
    const std::string id = id_of(name);
    return id.empty() ? lower_ascii(name) : id;
}

std::set<std::string> group_keys(const std::vector<std::string>& names) {
    std::set<std::string> keys;
    for (const auto& name : names) keys.insert(group_key(name));
    return keys;
}

/// Name → how many people, by the key.
std::map<std::string, std::pair<std::string, std::size_t>> groups_of(std::span<const contact> people) {
    std::map<std::string, std::pair<std::string, std::size_t>> found;
    for (const auto& one : people) {
        std::set<std::string> seen;
        for (const auto& group : one.groups)
            if (seen.insert(group_key(group)).second)
                ++found.try_emplace(group_key(group), group, 0).first->second.second;
    }
    return found;
}

std::string listed_groups(std::span<const contact> people) {
    std::string made;
    for (const auto& [key, group] : groups_of(people))
        made += fmt::format("{}{} ({})", made.empty() ? "" : ", ", group.first, group.second);
    return made;
}

std::string head(const address_book& book, const imported& made, std::span<const contact> people) {
    std::string text = comment(fmt::format(
        "{} to add. Give each a circle or a cadence: circles = [\"friends\"], every = \"6 weeks\".",
        count(made.added)));
    for (const auto& warning : book.warnings) text += comment(warning);
    for (const auto& note : book.notes) text += comment(note);
    if (const auto groups = listed_groups(people); !groups.empty())
        text += comment(fmt::format("groups: {}; choose with --group or --without", groups));
    return text;
}

/// The people on the roster whom a contact of the same name is.
std::set<std::string> named_on_roster(const std::vector<contact>& people, const known_people& known) {
    std::set<std::string> found;
    for (const auto& c : people)
        if (const auto match = known.find(c); match && match->named) found.insert(match->id);
    return found;
}

} // namespace

result<address_book> read_contacts(const std::string& file, std::string_view bytes, const time_zone& home,
                                   const std::string& charset) {
    const auto named = named_charset(bytes, charset);
    if (!named) return std::unexpected(within(file, named.error()));
    if (named->find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(errc::invalid, file + ": empty, expected vCards or a table");
    const bool cards = is_vcard(*named); // a stray byte in one card does not spoil the others
    if (const auto kind = cards ? std::nullopt : other_kind(*named))
        return fail(errc::invalid, fmt::format("{}: found {}", file, *kind));
    if (!cards && !lower_ascii(file).ends_with(".vcf")) return table_in(file, *named, home);
    address_book book = read_vcards(file, *named, home);
    if (!book.people.empty() || book.warnings.empty()) return book;
    return fail(errc::invalid, book.warnings.front());
}

result<std::vector<contact>> choose(std::span<const contact> people, const group_choice& groups) {
    const auto there = groups_of(people);
    for (const auto* wanted : {&groups.only, &groups.without})
        for (const auto& name : *wanted)
            if (!there.contains(group_key(name))) {
                const auto listed = listed_groups(people);
                return fail(errc::not_found, fmt::format("found no group {}; {}", quoted(name),
                                                         listed.empty() ? "nobody in the files is in a group"
                                                                        : "there are: " + listed));
            }
    const auto only = group_keys(groups.only);
    const auto without = group_keys(groups.without);
    const auto in_any = [](const contact& c, const std::set<std::string>& keys) {
        return std::ranges::any_of(c.groups,
                                   [&](const std::string& g) { return keys.contains(group_key(g)); });
    };
    std::vector<contact> chosen;
    for (const auto& one : people)
        if ((only.empty() || in_any(one, only)) && !in_any(one, without)) chosen.push_back(one);
    return chosen;
}

imported print_entries(const address_book& book, const roster::roster& there,
                       const import_settings& settings) {
    const auto people = join_cards(book.people, settings.home);
    known_people known(there, settings.home, settings.blocks);
    const auto named = named_on_roster(people, known);
    imported made;
    made.joined = book.people.size() - people.size();
    std::string already;
    std::vector<new_person> added;
    std::vector<std::string> beside; // whose number or address a new person has, among those on the roster
    for (const auto& c : people) {
        const auto match = known.find(c);
        const bool other = match && !match->named && named.contains(match->id); // that person is another card
        if (match && !other) {
            ++made.known;
            already +=
                comment(fmt::format("{} ({}, line {}) is [people.{}] by {}.", c.name, c.places.front().file,
                                    c.places.front().line, match->id, match->by));
            continue;
        }
        beside.push_back(other ? fmt::format("{} is also that of [people.{}]", match->by, match->id)
                               : std::string());
        added.push_back({known.take_id(c), &c});
    }
    made.added = added.size();
    auto remarks =
        shared_values(added, settings.home, [&](const std::string& id) { return known.is_free(id); });
    std::string entries;
    for (std::size_t i = 0; i < added.size(); ++i) {
        if (!beside[i].empty()) remarks[i].push_back(beside[i]);
        entries += print_entry(added[i].id, *added[i].card, there, settings, remarks[i]);
    }
    made.text = head(book, made, people);
    if (made.known > 0) made.text += comment(count(made.known) + " here already:") + already;
    made.text += entries;
    return made;
}

} // namespace intouch::cards
