// SPDX-License-Identifier: MIT
#include "store/list_columns.hpp"

#include "core/ascii.hpp"
#include "store/rows.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace intouch::store {
namespace {

constexpr std::array<std::pair<char, char>, 5> escapes{
    {{'\\', '\\'}, {'\n', 'n'}, {'\t', 't'}, {'\r', 'r'}, {'\0', '0'}}};

void put(std::string& out, std::string_view field) {
    for (const char c : field) {
        char letter = 0;
        for (const auto& [plain, escaped] : escapes)
            if (c == plain) letter = escaped;
        if (letter != 0) out += '\\';
        out += letter != 0 ? letter : c;
    }
}

std::optional<char> unescaped(char letter) {
    for (const auto& [plain, escaped] : escapes)
        if (letter == escaped) return plain;
    return std::nullopt;
}

using fields = std::vector<std::string>;

std::optional<std::vector<fields>> parse(std::string_view text) {
    std::vector<fields> lines;
    if (!text.empty() && text.back() != '\n') return std::nullopt;
    fields line;
    std::string field;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            // There is a next byte, because the last byte is LF.
            const auto plain = unescaped(text[++i]);
            if (!plain) return std::nullopt;
            field += *plain;
        } else if (c == '\t' || c == '\n') {
            line.push_back(std::exchange(field, {}));
            if (c == '\n') lines.push_back(std::exchange(line, {}));
        } else {
            field += c;
        }
    }
    return lines;
}

/// An entry of an older version has no more fields than the first `before_telling`.
std::optional<ledger::published_touch> place(fields f) {
    constexpr std::size_t before_telling = 13;
    if (f.size() == before_telling) f.insert(f.end(), {"0", f[9], f[9], "", "", "100"});
    constexpr std::size_t known = 19;
    if (f.size() != known) return std::nullopt;
    const auto round = whole_number<int>(f[3]);
    const auto attempt = whole_number<int>(f[4]);
    const auto length = whole_number<int>(f[6]);
    const auto ideal = parse_date(f[7]);
    const auto latest = parse_date(f[8]);
    const auto day = parse_date(f[9]);
    const auto told = parse_date(f[14]);
    const auto first_told = parse_date(f[15]);
    const auto pace = whole_number<int>(f[18]);
    if (!round || !attempt || !length || !ideal || !latest || !day || !told || !first_told || !pace)
        return std::nullopt;
    for (const std::size_t flag : {12U, 13U})
        if (f[flag] != "0" && f[flag] != "1") return std::nullopt;
    std::array<std::optional<date>, 2> since; // fixed_since, drawn_in
    for (std::size_t i = 0; i < since.size(); ++i) {
        if (f[16 + i].empty()) continue;
        const auto since_day = parse_date(f[16 + i]);
        if (!since_day) return std::nullopt;
        since.at(i) = *since_day;
    }
    std::optional<instant> start;
    if (!f[10].empty()) {
        const auto at = parse_instant(f[10]);
        if (!at) return std::nullopt;
        start = *at;
    }
    return ledger::published_touch{.uid = std::move(f[0]),
                                   .owner = std::move(f[1]),
                                   .kind = std::move(f[2]),
                                   .round = *round,
                                   .attempt = *attempt,
                                   .channel = std::move(f[5]),
                                   .length = minutes(*length),
                                   .ideal = *ideal,
                                   .latest = *latest,
                                   .day = *day,
                                   .start = start,
                                   .block = std::move(f[11]),
                                   .pinned = f[12] == "1",
                                   .about = f[13] == "1",
                                   .told = *told,
                                   .first_told = *first_told,
                                   .fixed_since = since[0],
                                   .drawn_in = since[1],
                                   .pace = from_hundredths(*pace)};
}

} // namespace

std::string print_list(std::span<const std::string> items) {
    std::string text;
    for (const auto& item : items) {
        put(text, item);
        text += '\n';
    }
    return text;
}

std::optional<std::vector<std::string>> parse_list(std::string_view text) {
    auto lines = parse(text);
    if (!lines) return std::nullopt;
    std::vector<std::string> items;
    for (auto& line : *lines) {
        if (line.size() != 1) return std::nullopt;
        items.push_back(std::move(line.front()));
    }
    return items;
}

std::string print_places(std::span<const ledger::published_touch> places) {
    std::string text;
    for (const auto& p : places) {
        const std::array<std::string, 19> all{p.uid,
                                              p.owner,
                                              p.kind,
                                              std::to_string(p.round),
                                              std::to_string(p.attempt),
                                              p.channel,
                                              std::to_string(p.length.count()),
                                              print(p.ideal),
                                              print(p.latest),
                                              print(p.day),
                                              p.start ? print(*p.start) : std::string(),
                                              p.block,
                                              p.pinned ? "1" : "0",
                                              p.about ? "1" : "0",
                                              print(p.told),
                                              print(p.first_told),
                                              p.fixed_since ? print(*p.fixed_since) : std::string(),
                                              p.drawn_in ? print(*p.drawn_in) : std::string(),
                                              std::to_string(hundredths(p.pace))};
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i != 0) text += '\t';
            put(text, all.at(i));
        }
        text += '\n';
    }
    return text;
}

std::optional<std::vector<ledger::published_touch>> parse_places(std::string_view text) {
    auto lines = parse(text);
    if (!lines) return std::nullopt;
    std::vector<ledger::published_touch> places;
    for (auto& line : *lines) {
        auto p = place(std::move(line));
        if (!p) return std::nullopt;
        places.push_back(std::move(*p));
    }
    return places;
}

} // namespace intouch::store
