// SPDX-License-Identifier: MIT
#include "http/tokens.hpp"

#include "core/digest.hpp"
#include "core/nearest_name.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::http {

namespace {

constexpr std::array<std::string_view, 4> names{"read", "log", "all", "owner"};
constexpr std::size_t digest_size = 64;

std::optional<named_token> parse_line(std::string_view line) {
    const auto words = words_of(line);
    if (words.size() != 4 || !valid_id(words[0]) || words[3].size() != digest_size) return std::nullopt;
    const auto may = parse_scope(words[1]);
    const auto made = parse_date(words[2]);
    if (!may || !made) return std::nullopt;
    return named_token{std::string(words[0]), *may, *made, std::string(words[3])};
}

} // namespace

std::string_view name(scope s) { return names.at(static_cast<std::size_t>(s)); }

std::optional<scope> parse_scope(std::string_view text) {
    for (const auto s : {scope::read, scope::log, scope::all})
        if (text == name(s)) return s;
    return std::nullopt;
}

result<std::vector<named_token>> parse_tokens(std::string_view text) {
    std::vector<named_token> tokens;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.starts_with('#')) continue;
        auto token = parse_line(line);
        if (!token)
            return fail(errc::invalid,
                        fmt::format("{}: error: found {}, expected name, scope, day and digest of a token; "
                                    "remove the line",
                                    number, quoted(line)));
        tokens.push_back(*std::move(token));
    }
    return tokens;
}

std::string print_tokens(std::span<const named_token> tokens) {
    std::string text =
        "# Tokens of other programs: name, scope, day, SHA-256. Change them with \"intouch token\".\n";
    for (const auto& t : tokens)
        text += fmt::format("{} {} {} {}\n", t.name, name(t.may), intouch::print(t.made), t.digest);
    return text;
}

std::optional<named_token> find_token(std::span<const named_token> tokens, std::string_view given) {
    const auto digest = digest_of_token(given);
    const named_token* found = nullptr;
    for (const auto& t : tokens)
        if (equal_secret(t.digest, digest)) found = &t;
    return found == nullptr ? std::nullopt : std::optional(*found);
}

result<std::vector<named_token>> with_token(std::vector<named_token> tokens, named_token fresh) {
    if (!valid_id(fresh.name))
        return fail(
            errc::invalid,
            fmt::format("found {}, expected a name of lower-case letters, digits, \"-\" and \"_\", such as "
                        "\"shortcut\"",
                        quoted(fresh.name)));
    const auto used = std::ranges::find(tokens, fresh.name, &named_token::name);
    if (used != tokens.end())
        return fail(errc::conflict,
                    fmt::format("{} is in use since {}; take another name, or `intouch token --revoke "
                                "{}` first",
                                used->name, intouch::print(used->made), used->name));
    tokens.push_back(std::move(fresh));
    return tokens;
}

result<std::vector<named_token>> without_token(std::vector<named_token> tokens, std::string_view wanted) {
    if (std::erase_if(tokens, [&](const named_token& t) { return t.name == wanted; }) > 0) return tokens;
    std::vector<std::string> known;
    for (const auto& t : tokens) known.push_back(t.name);
    const auto near = nearest_name(std::string(wanted), known);
    return fail(errc::not_found, fmt::format("found {}, expected the name of a token{}", quoted(wanted),
                                             near ? fmt::format("; did you mean \"{}\"?", *near)
                                                  : "; `intouch token --list` prints them"));
}

std::string digest_of_token(std::string_view token) { return hex(sha256(token)); }

} // namespace intouch::http
