// SPDX-License-Identifier: MIT
#include "ical/text_value.hpp"

#include "core/text.hpp"

#include <cstddef>

namespace intouch::ical {

std::string unescape(std::string_view value) {
    std::string text;
    text.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            text += value[i];
            continue;
        }
        const char next = value[++i];
        text += next == 'n' || next == 'N' ? '\n' : next;
    }
    return text;
}

std::string escape(std::string_view text) {
    std::string value;
    for (const char c : without_control(text, true)) {
        if (c == '\n')
            value += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            (value += '\\') += c;
        else if (c != '\t')
            value += c;
        else
            value += ' ';
    }
    return value;
}

std::vector<std::string> split_value(std::string_view value, char separator) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == separator) {
            parts.emplace_back();
            continue;
        }
        parts.back() += value[i];
        if (value[i] == '\\' && i + 1 < value.size()) parts.back() += value[++i];
    }
    return parts;
}

} // namespace intouch::ical
