// SPDX-License-Identifier: MIT
// People, one by one and together: what comes for each, who is slipping, and what came of a span of days.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/report/report.hpp"

#include <string>
#include <vector>

namespace intouch::json {

/// {"people": [{"id", "name", "circles", "every", "last", "round", "attempts", "paused", "next"}]}, by id.
/// "paused" is null, true, or the day before which nothing is planned.
[[nodiscard]] std::string people(const plan::agenda& a, const plan::plan_input& in);

/// {"from", "to", "planned", "tried", "reached", "people", "circles", "stories", "again", "silent", "slipping", "coming",
/// "text"}; "text" is the report in words, in full.
[[nodiscard]] std::string report(const plan::report& r, const plan::plan_input& in);

/// {"slipping": […]}: the people beyond their window, the most intervals late first.
[[nodiscard]] std::string slipping(const std::vector<plan::slipping_person>& rows);

} // namespace intouch::json
