// SPDX-License-Identifier: MIT
#include "words/links.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace intouch::words {

namespace {

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

/// RFC 3986 2.3: every character is percent-encoded, except unreserved ones and those of `plain`.
std::string encoded(std::string_view text, std::string_view plain) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || is_digit(c) || std::string_view("-._~").contains(c) || plain.contains(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string detail_of(const roster::person& p, const std::string& detail) {
    const auto found = p.details.find(detail);
    return found == p.details.end() ? std::string() : without_control(found->second);
}

/// "+442079460000" of "tel:+442079460000;ext=12".
std::string number_of(const roster::person& p) {
    const auto tel = tel_link(detail_of(p, "phone"));
    return tel.empty() ? tel : tel.substr(4, tel.find(';') - 4);
}

std::string value_of(std::string_view placeholder, const roster::person& p) {
    if (placeholder == "name") return without_control(p.name);
    if (placeholder == "id") return p.id;
    if (placeholder == "email") return detail_of(p, "email");
    auto number = number_of(p);
    if (placeholder == "phone:digits") std::erase(number, '+');
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

// RFC 6068 2
std::string mail_link(const std::string& email) {
    const std::string clean = without_control(email);
    return clean.empty() ? std::string() : "mailto:" + encoded(clean, "!$'*+@");
}

std::string channel_link(const roster::channel& by, const roster::person& p) {
    std::string link;
    const std::string_view form = by.link;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] != '{') {
            link += form[at];
            continue;
        }
        const auto end = std::min(form.find('}', at), form.size());
        const auto value = value_of(form.substr(at + 1, end - at - 1), p);
        if (value.empty()) return {};
        link += encoded(value, link.contains('?') ? "" : "+"); // in a query "+" is a blank
        at = end;
    }
    return link;
}

std::string link_by(const roster::channel& by, const roster::person& p) {
    if (!by.link.empty())
        if (auto own = channel_link(by, p); !own.empty()) return own;
    const auto detail = detail_of(p, by.needs);
    if (by.needs == "phone") return by.live ? tel_link(detail) : sms_link(detail);
    return by.needs == "email" ? mail_link(detail) : detail;
}

std::string link_word(const roster::channel& by) {
    std::string word = by.title;
    if (const auto name = word.find("{name}"); name != std::string::npos) word.erase(name, 6);
    return roster::trimmed(word);
}

} // namespace intouch::words
