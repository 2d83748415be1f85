// SPDX-License-Identifier: MIT
#include "roster/describe_value.hpp"

#include "core/ascii.hpp"
#include "core/nearest_name.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

namespace intouch::roster {
namespace {

struct describer {
    bool name_text;

    std::string operator()(const std::string& text) const {
        return quoted(text) + (name_text ? " (text in quotes)" : "");
    }
    std::string operator()(std::int64_t number) const { return fmt::format("{} (a whole number)", number); }
    std::string operator()(double number) const { return fmt::format("{} (a number)", number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(date day) const { return intouch::print(day) + " (a date)"; }
    std::string operator()(const clock_value& clock) const { return clock.kind; }
    std::string operator()(const node_list& list) const {
        const bool tables = !list.empty() && std::holds_alternative<member_list>(list.front().value);
        return list.empty() ? "an empty list" : tables ? "a list of tables" : "a list";
    }
    std::string operator()(const member_list&) const { return "a table"; }
};

} // namespace

std::string describe_value(const node& found) { return std::visit(describer{false}, found.value); }
std::string describe_kind(const node& found) { return std::visit(describer{true}, found.value); }

std::string tilde_fault(std::string_view path) {
    return fmt::format("found {}, expected the whole name of the file, such as \"/home/ada{}\"", quoted(path),
                       path.starts_with("~/") ? path.substr(1) : "/file");
}

std::string suggestion(std::string_view word, std::span<const std::string> candidates) {
    // Comparing ten thousand wrong names with as many right ones would take minutes. Usual lists are short.
    constexpr std::size_t most_candidates = 2000;
    return candidates.size() > most_candidates ? std::string() : did_you_mean(word, candidates);
}

std::string print(const place& at) { return fmt::format("{}:{}:{}", at.file, at.line, at.column); }

std::string capitalised(std::string_view id) {
    std::string name;
    bool first = true;
    for (const char c : id) {
        const bool gap = c == '-' || c == '_';
        const bool lower = c >= 'a' && c <= 'z';
        name += gap ? ' ' : first && lower ? static_cast<char>(c - 'a' + 'A') : c;
        first = gap;
    }
    name = trimmed(name);
    return name.empty() ? std::string(id) : name;
}

std::string listed(std::span<const std::string> words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
        text += words[i];
    }
    return text;
}

std::string trimmed(std::string_view text) { return std::string(intouch::trimmed(text, " \t\r\n")); }

} // namespace intouch::roster
