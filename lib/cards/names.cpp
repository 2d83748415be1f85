// SPDX-License-Identifier: MIT
#include "cards/names.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace intouch::cards {

namespace {

bool cjk(char32_t c) {
    return (c >= 0x3005 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF);
}

bool all_cjk(std::string_view text) { return !text.empty() && std::ranges::all_of(code_points(text), cjk); }

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string made;
    for (const auto part : parts)
        if (!part.empty()) made += (made.empty() ? "" : " ") + std::string(part);
    return made;
}

/// An address or a number, which some address books write for a name.
bool is_no_name(std::string_view text) {
    if (text.find('@') != std::string_view::npos) return text.find(' ') == std::string_view::npos;
    return text.find_first_not_of("+0123456789 ()-./") == std::string_view::npos;
}

} // namespace

std::string in_order(const name_parts& parts) {
    if (all_cjk(parts.given) && all_cjk(parts.family))
        return joined({parts.family, parts.given, parts.middle});
    return joined({parts.given, parts.middle, parts.family});
}

std::string fuller_name(const std::string& name, const name_parts& parts) {
    const std::string there = lower_ascii(name);
    const auto has = [&](const std::string& part) { return there.contains(lower_ascii(part)); };
    return has(parts.given) && has(parts.family) ? std::string() : in_order(parts);
}

std::string best_name(const std::string& full, const name_parts& parts) {
    std::string ordered = in_order(parts);
    if (full.empty() || ordered.empty()) return full.empty() ? ordered : full;
    if (is_no_name(full)) return ordered;
    const std::size_t comma = full.find(',');
    if (comma == std::string::npos || parts.given.empty() || parts.family.empty()) return full;
    const std::string begin = lower_ascii(full);
    const bool turned = begin.starts_with(lower_ascii(parts.family)) && comma == parts.family.size() &&
                        begin.substr(comma).find(lower_ascii(parts.given)) != std::string::npos;
    return turned ? ordered : full;
}

} // namespace intouch::cards
