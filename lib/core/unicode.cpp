// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include "core/text.hpp"

#include <utf8proc.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>

namespace intouch {

namespace {

/// Nothing for invalid UTF-8.
std::optional<std::string> mapped(std::string_view text, utf8proc_option_t how) {
    utf8proc_uint8_t* made = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), // NOLINT(*-reinterpret-cast): bytes
        static_cast<utf8proc_ssize_t>(text.size()), &made, how);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    if (length < 0) return std::nullopt;
    return std::string(made, made + length);
}

struct character {
    std::string_view bytes;
    const utf8proc_property_t* is = nullptr;
};

bool is_letter(const character& c) {
    return c.is->category >= UTF8PROC_CATEGORY_LU && c.is->category <= UTF8PROC_CATEGORY_LO;
}
bool is_mark(const character& c) {
    return c.is->category >= UTF8PROC_CATEGORY_MN && c.is->category <= UTF8PROC_CATEGORY_ME;
}

/// The character that `text`, which is not empty, begins with. A byte of invalid UTF-8 is no letter.
character next_character(std::string_view text) {
    utf8proc_int32_t code = -1;
    const auto length = utf8proc_iterate(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), // NOLINT(*-reinterpret-cast): bytes
        static_cast<utf8proc_ssize_t>(text.size()), &code);
    return {text.substr(0, length > 0 ? static_cast<std::size_t>(length) : 1), utf8proc_get_property(code)};
}

} // namespace

std::string without_case(std::string_view text) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    // Nobody types the apostrophe of the roster, nor knows which i a Turkish name has.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> alike{
        {{"\u2018", "'"}, {"\u2019", "'"}, {"\u02bc", "'"}, {"\u0131", "i"}}};
    std::string plain = mapped(text, how).value_or(lower_ascii(text));
    for (const auto& [typed, as] : alike)
        for (auto at = plain.find(typed); at != std::string::npos; at = plain.find(typed, at))
            plain.replace(at, typed.size(), as);
    return plain;
}

std::string composed(std::string_view text) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return mapped(text, how).value_or(std::string(text));
}

std::vector<std::string_view> letter_runs(std::string_view text) {
    std::vector<std::string_view> runs;
    std::size_t size = 0; // of the run that ends at `at`
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text.substr(at));
        const bool inside = is_letter(c) || (size > 0 && is_mark(c));
        if (!inside && size > 0) runs.push_back(text.substr(at - size, size));
        size = inside ? size + c.bytes.size() : 0;
        at += c.bytes.size();
    }
    if (size > 0) runs.push_back(text.substr(text.size() - size));
    return runs;
}

bool begins_in_lower_case(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(next_character(text).bytes.size()))
        if (const auto c = next_character(text); is_letter(c)) return c.is->category == UTF8PROC_CATEGORY_LL;
    return false;
}

bool has_case(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(next_character(text).bytes.size()))
        if (const auto c = next_character(text); is_letter(c))
            return c.is->category != UTF8PROC_CATEGORY_LO && c.is->category != UTF8PROC_CATEGORY_LM;
    return false;
}

std::string_view first_letter(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(next_character(text).bytes.size()))
        if (const auto c = next_character(text); is_letter(c) || c.is->category == UTF8PROC_CATEGORY_ND)
            return c.bytes;
    return {};
}

std::string_view mark_before_number(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(next_character(text).bytes.size()))
        if (const auto* is = next_character(text).is;
            is->bidi_class == UTF8PROC_BIDI_CLASS_R || is->bidi_class == UTF8PROC_BIDI_CLASS_AL)
            return "\u200e";
    return {};
}

} // namespace intouch
