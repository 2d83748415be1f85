// SPDX-License-Identifier: MIT
#include "words/phrase.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace intouch::words {

std::string every(span s) {
    if (s.count != 1) return "every " + print(s);
    const std::string one = print(s); // "1 week"
    return "every " + one.substr(one.find(' ') + 1);
}

std::string every_about(int days) {
    if (days < 14) return every({std::max(1, days), span_unit::day});
    return every({(days + 3) / 7, span_unit::week});
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) all += i + 1 == parts.size() ? " and " : ", ";
        all += parts[i];
    }
    return all;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string in_one_line(std::string_view text) {
    std::string line = without_control(text, true);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string block_name(const std::string& id, const roster::settings& s) {
    const auto found = s.blocks.find(id);
    const bool named = found != s.blocks.end() && !found->second.name.empty();
    return fmt::format("\"{}\"", without_control(named ? found->second.name : id));
}

std::string how_to_move(const std::string& block, const std::optional<date>& day) {
    const std::string on = day ? " --on " + print(*day) : "";
    return fmt::format("intouch move {}{} DAY TIME moves it.", block, on);
}

std::string detail_phrase(std::string_view detail) {
    if (detail == "phone") return "phone number";
    if (detail == "email") return "e-mail address";
    return std::string(detail);
}

std::string cut(std::string text, std::size_t bytes) {
    constexpr std::string_view dots = " …";
    if (text.size() <= bytes) return text;
    std::size_t end = bytes < dots.size() ? 0 : bytes - dots.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    const std::size_t gap = text.find_last_of(" \n", end);
    if (gap != std::string::npos && gap > end / 2) end = gap; // a very long word is cut inside
    text.resize(end);
    while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
    return text += dots;
}

} // namespace intouch::words
