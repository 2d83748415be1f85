// SPDX-License-Identifier: MIT
#include "console/report.hpp"

#include "words/dates.hpp"
#include "words/report.hpp"

namespace intouch::console {

std::string report(const plan::report& r, const plan::plan_input& in, const paper& on) {
    sheet to(on);
    to.line(words::report_days(r), 2, paint::bold);
    to.line(words::report_sum(r), 2);
    for (const auto& part : words::report_parts(r, in.settings, in.roster, roster::naming::full)) {
        to.gap();
        to.line(part.title, 2, paint::bold);
        for (const auto& line : part.lines) to.line("  " + line, 4);
    }
    return to.text();
}

std::string slipping(const std::vector<plan::slipping_person>& rows, const plan::plan_input& in,
                     const paper& on) {
    sheet to(on);
    if (rows.empty()) {
        to.line("Nobody is slipping away: everybody is in time.");
        return to.text();
    }
    const date today = plan::today(in);
    std::vector<std::vector<std::string>> cells;
    for (const auto& s : rows)
        cells.push_back({s.owner, s.name, "due " + words::short_date(s.latest, today), words::rounds_late(s),
                         s.planned ? "planned " + words::short_weekday_date(*s.planned, today) : "",
                         s.last_contact ? "last " + words::short_date(*s.last_contact, today) : ""});
    to.table(cells, {.never_truncated = {0, 2, 3, 4, 5}, .wrapped = {1}, .spared = {5, 3, 0, 4}});
    return to.text();
}

} // namespace intouch::console
