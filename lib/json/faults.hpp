// SPDX-License-Identifier: MIT
#pragma once

#include "json/writer.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "roster/fault.hpp"

#include <string>

namespace intouch::json {

/// [{"file", "line", "column", "severity", "text"}].
void put(writer& w, const roster::fault_list& f);
/// {"ok", "errors", "warnings", "faults"}; ok: no errors.
[[nodiscard]] std::string faults(const roster::fault_list& f);
/// The same for files that can be planned: {…, "people", "circles", "blocks", "capacity"}.
[[nodiscard]] std::string checked(const roster::fault_list& f, const plan::agenda& a,
                                  const plan::plan_input& in);

} // namespace intouch::json
