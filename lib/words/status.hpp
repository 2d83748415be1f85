// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intouch::words {

/// How a daemon is, as `intouch status` tells it.
struct daemon_facts {
    std::string version;
    when started; ///< in the user's zone
    when planned;
    std::string timezone;
    std::size_t people = 0, touches = 0, entries = 0;
    std::vector<std::string> files;
    std::vector<std::string> feeds;       ///< "mine  http://…"
    std::vector<std::string> calendars{}; ///< `calendar_line` of each account
    std::vector<std::string>
        faults; ///< of the files as they are on disk, when they are not the ones that run
    std::vector<std::string> warnings; ///< as sentences
};

/// A line or more each for what runs, the plan, files, feeds and what needs attention.
[[nodiscard]] std::vector<std::string> status_lines(const daemon_facts& f);

} // namespace intouch::words
