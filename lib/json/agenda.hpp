// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/forecast.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::json {

/// What the answer leaves out.
struct agenda_filter {
    std::optional<date> from; ///< by day, inclusive
    std::optional<date> to;
    std::string person; ///< or a household; empty: everyone
    std::string circle;
    bool operator==(const agenda_filter&) const = default;
};

/// The plan as one JSON text. The order of the keys is part of the format, and so is the order of every list.
/// Absent values are null. `forecast`, when there is one, comes last, under a key of its own.
[[nodiscard]] std::string agenda(const plan::agenda& a, const plan::plan_input& in,
                                 const agenda_filter& filter = {},
                                 const std::vector<plan::forecast_week>* forecast = nullptr);

/// One gathering to come, as the agenda has it; empty when the agenda has none of that id.
[[nodiscard]] std::string gathering(const std::string& id, const plan::agenda& a, const roster::roster& r);

} // namespace intouch::json
