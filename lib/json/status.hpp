// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"
#include "json/feed_links.hpp"
#include "roster/fault.hpp"
#include "words/calendars.hpp"
#include "words/messages.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intouch::json {

/// What the daemon knows of itself.
struct status {
    std::string version;
    instant started;
    instant planned;
    std::string timezone;
    std::vector<std::string> files;
    std::size_t people = 0, entries = 0, touches = 0;
    double plan_milliseconds = 0;
    std::vector<feed_link> feeds;
    std::string public_url;
    roster::fault_list faults; ///< of the files on disk, while the daemon still runs with older ones
    std::vector<std::string> warnings;
    std::vector<words::calendar_facts> calendars; ///< CalDAV accounts
    std::vector<words::message_facts> messages{}; ///< targets of messages
    bool ok = true;
};
/// With "text" for a person, one fact a line.
[[nodiscard]] std::string status_text(const status& s, const time_zone& zone);

} // namespace intouch::json
