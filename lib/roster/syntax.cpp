// SPDX-License-Identifier: MIT
#include "roster/syntax.hpp"

#include "core/text.hpp"
#include "roster/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace intouch::roster {
namespace {

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

/// The first line before `line` that says the same once white space is taken out; 0 when none does.
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

/// "cannot redefine existing table 'feeds.sam'": which name, and what it is now.
std::optional<std::string> twice(const source& file, position at, std::string_view said) {
    constexpr std::string_view words = "cannot redefine existing ";
    const std::size_t found = said.find(words);
    const std::size_t quote = said.find('\'', found);
    if (found == std::string_view::npos || quote == std::string_view::npos) return std::nullopt;
    const std::string name(said.substr(quote + 1, said.rfind('\'') - quote - 1));
    const std::string_view line = line_of(file.text, at.line);
    if (trimmed(line).starts_with('[')) {
        const std::uint32_t first = earlier_line(file.text, at.line);
        return fmt::format(
            "[{}] is here a second time{}; put its keys together, or give one of them another name", name,
            first == 0 ? "" : fmt::format(", first on line {}", first));
    }
    return fmt::format("{}: is set twice in one table; keep one of them", name);
}

/// A value that would be right in quotes, or is a word of another language for a TOML one.
std::optional<std::string> unquoted(const assignment& a) {
    if (a.value.empty())
        return fmt::format("{}: found nothing, expected a value; take the line out to have the default",
                           a.key);
    const std::string lower = lower_ascii(a.value);
    if (lower == "yes" || lower == "on" || lower == "true")
        return fmt::format("{}: found {}, expected true", a.key, a.value);
    if (lower == "no" || lower == "off" || lower == "false")
        return fmt::format("{}: found {}, expected false", a.key, a.value);
    constexpr std::string_view typographic = "“”„‘’«»";
    const bool curly = std::ranges::any_of(code_points(typographic), [&](char32_t mark) {
        return code_points(a.value).find(mark) != std::u32string::npos;
    });
    if (curly && !a.value.contains('"'))
        return fmt::format("{}: found {}, expected straight quotes: \"…\"", a.key, quoted(a.value));
    if (a.value.find_first_of("\"'[]{}") == std::string::npos && a.value.size() <= 60)
        return fmt::format("{0}: found {1}, expected text in quotes: {0} = \"{1}\"", a.key, a.value);
    return std::nullopt;
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
    if (what == "string" && why.contains("control characters")) {
        const std::u32string line = code_points(line_of(file.text, at.line));
        const bool line_end = at.column > line.size() || line[at.column - 1] == U'\r';
        return located(at, line_end
                               ? "found the end of the line inside a text, expected a closing quote"
                               : "found a control character inside a text, expected plain text; take it out");
    }
    if (why == "encountered end-of-file")
        return located(at, fmt::format("the file ends inside {} {}, expected it to be closed",
                                       what == "array" ? "a" : "the", what == "array" ? "list" : what));
    return located(at, fmt::format("is not valid TOML, in the {}: {}", what == "array" ? "list" : what,
                                   without_control(why)));
}

} // namespace intouch::roster
