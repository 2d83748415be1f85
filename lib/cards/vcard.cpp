// SPDX-License-Identifier: MIT
#include "cards/vcard.hpp"

#include "cards/card_lines.hpp"
#include "cards/card_text.hpp"
#include "cards/read_card.hpp"
#include "cards/value_list.hpp"
#include "core/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

bool is_group(const raw_card& card) {
    return std::ranges::any_of(card.lines, [](const ical::content_line& line) {
        return (line.name == "KIND" || line.name == "X-ADDRESSBOOKSERVER-KIND") &&
               lower_ascii(line.value) == "group";
    });
}

/// "urn:uuid:ABC" → "abc".
std::string plain_uid(std::string_view uid) {
    std::string plain = lower_ascii(uid);
    if (plain.starts_with("urn:uuid:")) plain.erase(0, 9);
    return plain;
}

/// The groups of each UID (RFC 6350 6.6.5, and Apple's form of it).
std::multimap<std::string, std::string> members_of_groups(const std::vector<raw_card>& cards,
                                                          card_text& text) {
    std::multimap<std::string, std::string> found;
    for (const auto& card : cards) {
        if (!card.fault.empty() || !is_group(card)) continue;
        const auto named = std::ranges::find(card.lines, "FN", &ical::content_line::name);
        const std::string name = named == card.lines.end() ? std::string() : own_group(text.text(*named));
        if (name.empty()) continue;
        for (const auto& line : card.lines)
            if (line.name == "MEMBER" || line.name == "X-ADDRESSBOOKSERVER-MEMBER")
                found.emplace(plain_uid(line.value), name);
    }
    return found;
}

/// The name on a broken card, to tell which card is meant.
std::string name_on(const raw_card& card, card_text& text) {
    for (const auto* name : {"FN", "N"})
        if (const auto line = std::ranges::find(card.lines, name, &ical::content_line::name);
            line != card.lines.end())
            return " (" + quoted(text.text(*line)) + ")";
    return {};
}

} // namespace

address_book read_vcards(const std::string& file, std::string_view bytes, const time_zone& home) {
    const raw_cards raw = split_cards(bytes);
    card_text text(raw.cards);
    const auto groups = members_of_groups(raw.cards, text);
    address_book book;
    std::vector<std::string> unused;
    if (!raw.outside.empty())
        book.warnings.push_back(fmt::format(
            "{}: line {}: left out: outside a card, expected BEGIN:VCARD{}", file, raw.outside.front(),
            raw.outside.size() == 1 ? std::string() : fmt::format(" ({} such lines)", raw.outside.size())));
    for (const auto& card : raw.cards) {
        if (!card.fault.empty()) {
            book.warnings.push_back(
                fmt::format("{}: line {}{}: left out: {}", file, card.line, name_on(card, text), card.fault));
            continue;
        }
        if (is_group(card)) continue;
        auto one = read_card(file, card, text, home, unused);
        if (!one) continue;
        const auto [begin, end] = groups.equal_range(plain_uid(one->uid));
        for (auto at = begin; at != end && !one->uid.empty(); ++at)
            if (std::ranges::find(one->groups, at->second) == one->groups.end())
                one->groups.push_back(at->second);
        book.people.push_back(*std::move(one));
    }
    if (!unused.empty())
        book.notes.push_back(fmt::format("{}: properties not used: {}", file, fmt::join(unused, ", ")));
    if (text.guessed_on() != 0)
        book.warnings.push_back(
            fmt::format("{}: line {}: neither UTF-8 nor a named character set; read as {}, which "
                        "is a guess: look at the names, and name another character set with --charset",
                        file, text.guessed_on(), text.guess()));
    return book;
}

} // namespace intouch::cards
