// SPDX-License-Identifier: MIT
#include "words/links.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace intouch::words {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of `text` before its extension; `extension` gets the digits after an "x", "ext" or "#".
std::string digits(std::string_view text, std::string& extension) {
    std::string number;
    bool extended = false;
    for (const char c : text) {
        if (is_digit(c)) {
            (extended ? extension : number) += c;
        } else if (!number.empty() && (c == 'x' || c == 'X' || c == '#')) {
            extended = true;
        }
    }
    return number;
}

} // namespace

// RFC 3966: "+" only for global numbers, no visual separators. The "(0)" of "+44 (0)20 …" is dialled only
// inside the country.
std::string tel_link(const std::string& phone) {
    std::string_view text = phone;
    text.remove_prefix(std::min(text.find_first_not_of(" (\t"), text.size()));
    const bool global = text.starts_with('+');
    std::string plain(text);
    if (const std::size_t trunk = plain.find("(0)"); global && trunk != std::string::npos)
        plain.erase(trunk, 3);
    std::string extension;
    const std::string number = digits(plain, extension);
    if (number.empty()) return {};
    return fmt::format("tel:{}{}{}{}", global ? "+" : "", number,
                       extension.empty() ? "" : ";ext=", extension);
}

std::string sms_link(const std::string& phone) {
    const std::string tel = tel_link(phone);
    return tel.empty() ? tel : "sms:" + tel.substr(4, tel.find(';') - 4);
}

// RFC 6068 2: every character is percent-encoded, except unreserved ones and a few others.
std::string mail_link(const std::string& email) {
    constexpr std::string_view plain = "-._~!$'*+@";
    const std::string clean = without_control(email);
    if (clean.empty()) return {};
    std::string link = "mailto:";
    for (const char c : clean) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || is_digit(c) || plain.contains(c)) {
            link += c;
        } else {
            link += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return link;
}

} // namespace intouch::words
