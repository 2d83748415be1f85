// SPDX-License-Identifier: MIT
// The texts of `intouch report` and `intouch people --slipping`.
#pragma once

#include "console/sheet.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/report/report.hpp"

#include <string>
#include <vector>

namespace intouch::console {

[[nodiscard]] std::string report(const plan::report& r, const plan::plan_input& in, const paper& on);

/// A row each: id, name, the last contact, since when they are due, and the day that is planned.
[[nodiscard]] std::string slipping(const std::vector<plan::slipping_person>& rows, const plan::plan_input& in,
                                   const paper& on);

} // namespace intouch::console
