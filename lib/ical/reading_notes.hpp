// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace intouch::ical {

/// What could not be understood in a calendar: a sentence each, with the lines that it is about.
class reading_notes {
public:
    void add(std::size_t line, std::string what);
    /// "line 12: …", "lines 12, 14 and 9 more: …"; in the order of their first lines, at most 20.
    [[nodiscard]] std::vector<std::string> sentences() const;

private:
    struct note {
        std::vector<std::size_t> lines; ///< the first ones
        std::size_t more = 0;
    };
    std::map<std::string, note> notes_;
    std::size_t untold_ = 0;
};

} // namespace intouch::ical
