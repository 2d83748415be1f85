// SPDX-License-Identifier: MIT
// The screen Report: what came of a week or a month.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/report/report.hpp"
#include "words/report.hpp"

#include <string>
#include <vector>

namespace intouch::screens {

/// Another span of days to look at.
struct report_link {
    std::string word; ///< "The week before"
    std::string path; ///< "/report?from=2026-11-23&to=2026-11-29"
    bool operator==(const report_link&) const = default;
};

struct report_screen {
    std::string days; ///< "Mon 30 Nov to Sun 6 Dec 2026"
    std::string sum;
    std::vector<words::report_part> parts;
    std::vector<report_link> links;
    bool operator==(const report_screen&) const = default;
};

/// `from` and `to` are dates as in "2026-12-03". Without both, or with others: the current week.
[[nodiscard]] report_screen report_screen_of(const plan::agenda& a, const plan::plan_input& in,
                                             const std::string& from, const std::string& to);

} // namespace intouch::screens
