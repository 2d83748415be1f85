// SPDX-License-Identifier: MIT
// What came of a span of days: what was planned, what was tried, who was reached. The past comes from the ledger,
// the days to come from the agenda.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/report/slipping.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::plan {

struct report_counts {
    int planned = 0; ///< touches of these days: tried, gone by without a word, or still to come
    int tried = 0;   ///< acts of the user, whether they reached anybody or not
    int reached = 0; ///< contacts, also those that the other person began
    bool operator==(const report_counts&) const = default;
};

struct circle_report {
    std::string id;
    std::string name;
    report_counts counts;
    bool operator==(const circle_report&) const = default;
};

/// A note of what happened.
struct story {
    when on;
    std::string person;
    std::string name;
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::string channel;
    std::string note;
    bool operator==(const story&) const = default;
};

/// A contact after more than two intervals, or more than a year.
struct reached_again {
    when on;
    std::string person;
    std::string name;
    date before; ///< the contact before it
    bool operator==(const reached_again&) const = default;
};

/// A planned touch whose day went by without a word.
struct silent_touch {
    plan::touch touch;       ///< as it was planned: its day, person, channel and title; its uid is its own
    bool word_since = false; ///< a word came on a later day
    bool operator==(const silent_touch&) const = default;
};

struct reached_person {
    std::string person;
    std::string name;
    bool operator==(const reached_person&) const = default;
};

struct report {
    date from;
    date to; ///< inclusive
    date today;
    time_zone zone;
    report_counts all{};
    std::vector<reached_person> people{};    ///< who was reached, each once, in the order of the ledger
    std::vector<circle_report> circles{};    ///< by id; those in which something was planned or happened
    std::vector<story> stories{};            ///< by day
    std::vector<reached_again> again{};      ///< by day
    std::vector<silent_touch> silent{};      ///< by day
    std::vector<slipping_person> slipping{}; ///< as of today
    std::vector<touch> coming{}; ///< of the next seven days, and of today when the report ends before
    bool operator==(const report&) const = default;
};

struct report_span {
    date from;
    date to; ///< inclusive
    bool operator==(const report_span&) const = default;
};
[[nodiscard]] report_span week_of(date day); ///< Monday to Sunday
[[nodiscard]] report_span month_of(date day);

/// The days of `span`. With `circles`: only what is about their people. People who left the roster are left out.
/// Precondition: `a` is the plan of `in`.
[[nodiscard]] report report_of(const plan_input& in, const agenda& a, const report_span& span,
                               const std::vector<std::string>& circles = {});

/// The same for several spans. The ledger is looked through once for all of them.
[[nodiscard]] std::vector<report> reports_of(const plan_input& in, const agenda& a,
                                             const std::vector<report_span>& spans,
                                             const std::vector<std::string>& circles = {});

} // namespace intouch::plan
