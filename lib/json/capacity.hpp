// SPDX-License-Identifier: MIT
#pragma once

#include "json/writer.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::json {

void put(writer& w, const plan::capacity& c, const roster::settings& s);
[[nodiscard]] std::string capacity(const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
