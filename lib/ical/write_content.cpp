// SPDX-License-Identifier: MIT
#include "ical/write_content.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t longest = 75; // octets, RFC 5545 3.1

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// RFC 6868 3.2, and quotes where RFC 5545 3.1 wants them.
std::string encoded(std::string_view value) {
    std::string made;
    for (const char c : without_control(value, true)) {
        if (c == '\n')
            made += "^n";
        else if (c == '^')
            made += "^^";
        else if (c == '"')
            made += "^'";
        else if (c != '\t')
            made += c;
    }
    return made.find_first_of(":;,") == std::string::npos ? made : '"' + made + '"';
}

} // namespace

std::string fold(std::string_view line) {
    std::string text;
    text.reserve(line.size() + line.size() / (longest - 8) * 3 + 2);
    std::size_t begin = 0; // of the physical line in the making
    while (text.size() - begin + line.size() > longest) {
        std::size_t length = line.front() == '\\' && line.size() > 1 ? 2 : 1;
        while (length < line.size() && continues(line[length])) ++length;
        if (text.size() - begin + length > longest) {
            text += "\r\n ";
            begin = text.size() - 1;
        }
        text += line.substr(0, length);
        line.remove_prefix(length);
    }
    text += line;
    return text += "\r\n";
}

content_line make_line(std::string_view name, std::string_view value, std::vector<parameter> parameters) {
    content_line made;
    made.name = name;
    made.parameters = std::move(parameters);
    made.value = without_control(value);
    std::string line = made.name;
    for (const auto& one : made.parameters) {
        line += ';' + one.name + (one.name.empty() ? "" : "=");
        for (std::size_t i = 0; i < one.values.size(); ++i)
            line += (i == 0 ? "" : ",") + encoded(one.values[i]);
    }
    made.text = fold(line + ':' + made.value);
    return made;
}

void set(component& c, content_line line) {
    const auto first = std::ranges::find(c.lines, line.name, &content_line::name);
    if (first == c.lines.end()) {
        c.lines.push_back(std::move(line));
        return;
    }
    *first = std::move(line);
    const auto [from, to] = std::ranges::remove(first + 1, c.lines.end(), first->name, &content_line::name);
    c.lines.erase(from, to);
}

void remove(component& c, std::string_view name) {
    std::erase_if(c.lines, [&](const content_line& line) { return line.name == name; });
}

std::string print(const component& c) {
    std::string text = "BEGIN:" + c.name + "\r\n";
    for (const auto& line : c.lines) text += line.text;
    for (const auto& part : c.parts) text += print(part);
    return text + "END:" + c.name + "\r\n";
}

} // namespace intouch::ical
