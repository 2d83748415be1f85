// SPDX-License-Identifier: MIT
// How to subscribe to a feed, step by step, in each common calendar.
#pragma once

#include "roster/settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::words {

struct subscribing {
    std::string with; ///< "Google Calendar"
    std::vector<std::string> steps;
    bool operator==(const subscribing&) const = default;
};

/// "Touches, blocks and occasions · with initials".
[[nodiscard]] std::string shown_by(const roster::feed& feed);
/// For the feed at `url`; `webcal` is its address for apps that open links. `code` says where the QR code is: "the
/// code below".
[[nodiscard]] std::vector<subscribing> subscribing_steps(const std::string& url, const std::string& webcal,
                                                         std::string_view code);
/// The limit of an address: only on this machine, or not encrypted; empty: none.
[[nodiscard]] std::string reach_of_address(const std::string& url);
/// How a phone can show the plan while the feeds are good on this machine only, the shortest way first.
[[nodiscard]] std::vector<std::string> ways_to_a_phone(const roster::settings& s);
[[nodiscard]] bool is_of_this_machine(const std::string& url);
/// The same of a link to the page.
[[nodiscard]] std::string reach_of_page(const std::string& url);

struct proxy_file {
    std::string file; ///< "intouch.toml", "Caddyfile"
    std::string lines;
    bool operator==(const proxy_file&) const = default;
};
/// What makes a proxy with TLS of Caddy or nginx, before listeners at those addresses.
[[nodiscard]] std::vector<proxy_file> proxy_lines(const std::string& open, const std::string& page);
/// The program that reads a feed, by its User-Agent: "Google Calendar"; of unknown ones "another program".
[[nodiscard]] std::string calendar_program(std::string_view user_agent);

} // namespace intouch::words
