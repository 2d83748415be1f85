// SPDX-License-Identifier: MIT
#include "roster/syntax_errors.hpp"

#include "core/text.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace intouch::roster {
namespace {

/// The bytes of the first `points` code points.
std::size_t bytes_of(std::string_view text, std::size_t points) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80 && points-- == 0) break;
    return at;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
    for (; number > 1; --number) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

struct assignment {
    std::string key;
    std::string value; ///< without comment
    std::uint32_t value_column = 1;
};

std::optional<assignment> assignment_on(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || line.starts_with('[') || line.starts_with('#'))
        return std::nullopt;
    const std::string_view right = line.substr(equals + 1);
    const std::size_t begins = std::min(right.find_first_not_of(" \t"), right.size());
    return assignment{
        trimmed(line.substr(0, equals)), trimmed(right.substr(0, right.find('#'))),
        static_cast<std::uint32_t>(code_points(line.substr(0, equals + 1 + begins)).size() + 1)};
}

/// The number of the first line before `line` that is equal without white space and quotes; 0 when there is
/// none.
std::uint32_t earlier_line(std::string_view text, std::uint32_t line) {
    const auto bare = [](std::string_view of) {
        std::string kept(of.substr(0, of.find('#')));
        std::erase_if(kept,
                      [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '"' || c == '\''; });
        return kept;
    };
    const std::string wanted = bare(line_of(text, line));
    for (std::uint32_t number = 1; number < line; ++number) {
        if (bare(text.substr(0, text.find('\n'))) == wanted) return number;
        text.remove_prefix(text.find('\n') + 1);
    }
    return 0;
}

/// For "cannot redefine existing table 'feeds.sam'": a text that names the key and the first place.
std::optional<std::string> twice(const source& file, position at, std::string_view said) {
    constexpr std::string_view words = "cannot redefine existing ";
    const std::size_t found = said.find(words);
    const std::size_t quote = said.find('\'', found);
    if (found == std::string_view::npos || quote == std::string_view::npos) return std::nullopt;
    const std::string name(said.substr(quote + 1, said.rfind('\'') - quote - 1));
    const std::string_view line = line_of(file.text, at.line);
    if (trimmed(line).starts_with('[')) {
        const std::uint32_t first = earlier_line(file.text, at.line);
        return fmt::format("[{}] is defined twice{}; join both tables, or rename one of them", name,
                           first == 0 ? "" : fmt::format(", first on line {}", first));
    }
    return fmt::format("{}: is set twice in one table; keep one of them", name);
}

bool only(std::string_view text, std::string_view letters) {
    return text.find_first_not_of(letters) == std::string_view::npos;
}

std::string with_straight_quotes(std::string text, std::string_view mark) {
    for (const std::string_view other : {"“", "”", "„", "‘", "’", "«", "»"})
        for (std::size_t at = text.find(other); at != std::string::npos; at = text.find(other))
            text.replace(at, other.size(), mark);
    return text;
}

/// "14.08.2026", "8/14/26": day, month and year, in any order. A telephone number has longer parts.
bool is_date_of_people(std::string_view text) {
    if (!only(text, "0123456789-./")) return false;
    std::vector<std::size_t> sizes{0};
    for (const char c : text)
        if (c >= '0')
            ++sizes.back();
        else
            sizes.push_back(0);
    const auto day = [](std::size_t size) { return size == 1 || size == 2; };
    return sizes.size() == 3 && day(sizes[1]) && (day(sizes[0]) || sizes[0] == 4) &&
           (day(sizes[2]) || sizes[2] == 4);
}

/// For a text without straight quotes at that place of a list or an inline table.
std::optional<std::string> unquoted_inside(std::string_view line, std::uint32_t column) {
    const std::u32string points = code_points(line);
    constexpr std::u32string_view ends = U"[]{},=#";
    std::size_t at = std::min<std::size_t>(column == 0 ? 0 : column - 1, points.size());
    if (at > 0 && (at == points.size() || ends.contains(points[at])))
        --at; // the parser stops behind the word
    std::size_t begin = at;
    while (begin > 0 && !ends.contains(points[begin - 1])) --begin;
    std::size_t end = at;
    while (end < points.size() && !ends.contains(points[end])) ++end;
    if (end < points.size() && points[end] == U'=') return std::nullopt; // a key
    const std::size_t first_byte = bytes_of(line, begin);
    const std::string word = trimmed(line.substr(first_byte, bytes_of(line, end) - first_byte));
    if (word.empty() || word.size() > 80 || word.contains('"') || word.starts_with('\'')) return std::nullopt;
    const std::string straight = with_straight_quotes(word, "");
    return fmt::format("found {}, expected {} quotes: \"{}\"", word,
                       straight == word ? "text in" : "straight", straight);
}

/// For a value that lacks quotes, or has the form of another language or country.
std::optional<std::string> unquoted(const assignment& a) {
    if (a.value.empty())
        return fmt::format("{}: found nothing, expected a value; remove the line to use the default", a.key);
    const std::string lower = lower_ascii(a.value);
    if (lower == "yes" || lower == "on" || lower == "true")
        return fmt::format("{}: found {}, expected true", a.key, a.value);
    if (lower == "no" || lower == "off" || lower == "false")
        return fmt::format("{}: found {}, expected false", a.key, a.value);
    const std::string straight = with_straight_quotes(a.value, "");
    if (a.value.find_first_of("\"[]{}") != std::string::npos || a.value.starts_with('\'') ||
        a.value.size() > 80)
        return std::nullopt;
    if (straight != a.value)
        return fmt::format("{0}: found {1}, expected straight quotes: {0} = \"{2}\"", a.key, a.value,
                           straight);
    if (is_date_of_people(a.value))
        return fmt::format("{}: found {}, expected a date as year-month-day, such as 2026-08-14", a.key,
                           a.value);
    if (a.value.size() > 1 && only(a.value, "0123456789"))
        return fmt::format(
            "{0}: found {1}, expected a number without a zero before it, or text in quotes: {0} = \"{1}\"",
            a.key, a.value);
    return fmt::format("{0}: found {1}, expected text in quotes: {0} = \"{1}\"", a.key, a.value);
}

/// The unexpected text in "… , saw 'x'".
std::string seen(std::string_view why) {
    constexpr std::string_view words = "saw '";
    const std::size_t at = why.find(words);
    if (at == std::string_view::npos) return "something else";
    const std::string_view found = why.substr(at + words.size(), why.rfind('\'') - at - words.size());
    return found == "\\n" || found == "\\r" ? "the end of the line" : without_control(found);
}

/// The frequent messages of the parser, in words for a user who does not know TOML.
std::string plainly(std::string_view what, std::string_view why, std::string_view line) {
    const std::string_view part = what == "array" ? "list" : what == "string" ? "text" : what;
    if (why == "encountered end-of-file")
        return fmt::format("the file ends inside a {}, expected it to be closed", part);
    if (why.starts_with("expected '='"))
        return fmt::format("found {}, expected \"=\" between a key and its value, as in name = \"Ada\"",
                           seen(why));
    if (why.starts_with("expected a comment or whitespace"))
        return fmt::format("found {} behind the value, expected the end of the line{}", seen(why),
                           line.contains("'") ? "; text with ' in it goes in \"double quotes\"" : "");
    if (what == "array" && why.starts_with("expected comma"))
        return fmt::format("found {} inside a list, expected a comma or \"]\"", seen(why));
    if (what == "table header" && why.starts_with("expected ']'"))
        return fmt::format("found {}, expected \"]\", as in [people.ada]", seen(why));
    if (what == "key" || why.starts_with("expected keys, tables"))
        return fmt::format("found {}, expected a key or a table, such as name = \"Ada\" or [people.ada]",
                           seen(why));
    return fmt::format("is not valid TOML, in a {}: {}", part, without_control(why));
}

} // namespace

fault syntax_fault(const source& file, position at, std::string_view said) {
    const auto located = [&](position where, std::string text) {
        return fault{{file.name, where.line, where.column}, severity::error, std::move(text)};
    };
    if (auto text = twice(file, at, said)) return located(at, std::move(*text));

    constexpr std::string_view prefix = "Error while parsing ";
    std::string_view rest = said.starts_with(prefix) ? said.substr(prefix.size()) : said;
    const std::size_t colon = rest.find(": ");
    const std::string_view what = rest.substr(0, colon);
    const std::string_view why = colon == std::string_view::npos ? rest : rest.substr(colon + 2);

    const auto a = assignment_on(line_of(file.text, at.line));
    const bool of_value = what != "string" && what != "table header" && what != "key" &&
                          what != "inline table" && what != "array" && !why.starts_with("expected '='");
    if (a && of_value && at.column >= a->value_column - (a->value.empty() ? 1U : 0U))
        if (auto text = unquoted(*a)) return located({at.line, a->value_column}, std::move(*text));
    const bool begins_here = a && a->value.find_first_of("[{") == 0;
    const bool inside = what == "array" || what == "inline table" || begins_here || (!a && what == "value");
    if (inside && what != "string")
        if (auto text = unquoted_inside(line_of(file.text, at.line), at.column))
            return located(at, a ? fmt::format("{}: {}", a->key, *text) : std::move(*text));
    if (what == "string" && why.contains("control characters")) {
        const std::u32string line = code_points(line_of(file.text, at.line));
        const bool line_end = at.column > line.size() || line[at.column - 1] == U'\r';
        return located(at, line_end
                               ? "found the end of the line inside a text, expected a closing quote"
                               : "found a control character inside a text, expected plain text; remove it");
    }
    return located(at, plainly(what, why, line_of(file.text, at.line)));
}

} // namespace intouch::roster
