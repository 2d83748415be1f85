// SPDX-License-Identifier: MIT
#include "screens/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::screens {

namespace {

plan::report_span span_of(const plan::plan_input& in, const std::string& from, const std::string& to) {
    const auto first = parse_date(from);
    const auto last = parse_date(to);
    if (!first || !last || *last < *first) return plan::week_of(plan::today(in));
    return {*first, *last};
}

std::string report_path(const plan::report_span& span) {
    return fmt::format("/report?from={}&to={}", intouch::print(span.from), intouch::print(span.to));
}

} // namespace

report_screen report_screen_of(const plan::agenda& a, const plan::plan_input& in, const std::string& from,
                               const std::string& to) {
    const plan::report_span span = span_of(in, from, to);
    const plan::report r = plan::report_of(in, a, span);
    report_screen s{.days = words::report_days(r), .sum = words::report_sum(r), .parts = {}, .links = {}};
    s.parts = words::report_parts(r, in.settings, in.roster, roster::naming::full);
    const date today = plan::today(in);
    s.links.push_back({"The week before", report_path(plan::week_of(span.from - days(1)))});
    if (span.to < today) s.links.push_back({"The week after", report_path(plan::week_of(span.to + days(1)))});
    s.links.push_back({"The month", report_path(plan::month_of(std::min(span.to, today)))});
    s.links.push_back({"This week", "/report"});
    return s;
}

} // namespace intouch::screens
