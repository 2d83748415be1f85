// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/plan_input.hpp"
#include "plan/report/report.hpp"

#include <string>

namespace intouch::json {

/// {"from", "to", "planned", "tried", "reached", "people", "circles", "stories", "again", "silent", "slipping", "coming",
/// "text"}; "text" is the report in words, in full.
[[nodiscard]] std::string report(const plan::report& r, const plan::plan_input& in);

/// {"slipping": […]}: the people beyond their window, the most intervals late first.
[[nodiscard]] std::string slipping(const std::vector<plan::slipping_person>& rows);

} // namespace intouch::json
