// SPDX-License-Identifier: MIT
// How to subscribe to a feed, step by step, with each of the calendars people use.
#pragma once

#include <string>
#include <vector>

namespace intouch::words {

struct subscribing {
    std::string with; ///< "Google Calendar"
    std::vector<std::string> steps;
    bool operator==(const subscribing&) const = default;
};

/// For the feed at `url`, or `webcal` where an app opens links.
[[nodiscard]] std::vector<subscribing> subscribing_steps(const std::string& url, const std::string& webcal);
/// What keeps an address from being reached: this machine only, or not encrypted; empty when nothing does.
[[nodiscard]] std::string reach_of_address(const std::string& url);

} // namespace intouch::words
