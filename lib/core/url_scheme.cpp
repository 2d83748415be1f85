// SPDX-License-Identifier: MIT
#include "core/url_scheme.hpp"

#include "core/text.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace intouch {

std::string url_scheme(std::string_view url) {
    constexpr std::string_view first = "abcdefghijklmnopqrstuvwxyz", later = "0123456789+-.";
    auto scheme = lower_ascii(url.substr(0, url.find_first_of(":/?#")));
    if (scheme.size() == url.size() || url[scheme.size()] != ':') return {};
    const bool letter = !scheme.empty() && first.contains(scheme.front());
    const bool plain =
        std::ranges::all_of(scheme, [&](char c) { return first.contains(c) || later.contains(c); });
    return letter && plain ? scheme : std::string();
}

bool is_harmful_scheme(std::string_view scheme) {
    constexpr std::array<std::string_view, 4> harmful{"javascript", "data", "vbscript", "file"};
    return std::ranges::find(harmful, scheme) != harmful.end();
}

bool is_loopback(std::string_view host) {
    const std::string text(host);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return text.starts_with("127.");
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
    return lower_ascii(host) == "localhost";
}

} // namespace intouch
