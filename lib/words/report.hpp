// SPDX-License-Identifier: MIT
// A report in words, for the terminal, the page, a feed and mail.
#pragma once

#include "plan/report/hour.hpp"
#include "plan/report/report.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>
#include <vector>

namespace intouch::words {

/// "Mon 30 Nov to Sun 6 Dec 2026"
[[nodiscard]] std::string report_days(const plan::report& r);
/// "5 touches planned, 4 tried, 2 reached."
[[nodiscard]] std::string report_sum(const plan::report& r);

struct report_part {
    std::string title;
    std::vector<std::string> lines; ///< never empty
    bool operator==(const report_part&) const = default;
};
/// What the report tells beside its sum. With initials, notes have the initials of people on the roster. Hidden: numbers
/// of people in place of names, and no notes.
[[nodiscard]] std::vector<report_part> report_parts(const plan::report& r, const roster::settings& s,
                                                    const roster::roster& people, roster::naming names);

/// Plain text: the sum, then the parts. Circles are those of the report itself.
[[nodiscard]] std::string report_text(const plan::report& r, const roster::settings& s,
                                      const roster::roster& people, roster::naming names);

/// "3 rounds ago": how many of their own intervals ago the window ended; empty: less than one.
[[nodiscard]] std::string rounds_late(const plan::slipping_person& row);
/// "was due by 9 Nov 2026, about 3 rounds ago"
[[nodiscard]] std::string slipping_phrase(const plan::slipping_person& row);
/// "Call A. L., no word yet": the title of a planned touch whose day went by. Empty: left out.
[[nodiscard]] std::string silent_title(const plan::silent_touch& one, const roster::settings& s,
                                       const roster::roster& people, roster::naming names);

/// "Tried 5, in touch with 2 (Ada Lovelace and Grace Hopper), 3 messages left.", and a line for each note. The feeds of
/// buddies are read by these words (lib/feed/buddy.cpp). Empty: nothing came of the hour, or names are hidden.
[[nodiscard]] std::string hour_text(const plan::hour_result& r, const roster::roster& people,
                                    roster::naming names);

} // namespace intouch::words
