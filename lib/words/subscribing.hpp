// SPDX-License-Identifier: MIT
// How to subscribe to a feed, step by step, in each common calendar.
#pragma once

#include <string>
#include <vector>

namespace intouch::words {

struct subscribing {
    std::string with; ///< "Google Calendar"
    std::vector<std::string> steps;
    bool operator==(const subscribing&) const = default;
};

/// For the feed at `url`; `webcal` is its address for apps that open links.
[[nodiscard]] std::vector<subscribing> subscribing_steps(const std::string& url, const std::string& webcal);
/// The limit of an address: only on this machine, or not encrypted; empty: none.
[[nodiscard]] std::string reach_of_address(const std::string& url);
/// The same of a link to the page.
[[nodiscard]] std::string reach_of_page(const std::string& url);

} // namespace intouch::words
