// SPDX-License-Identifier: MIT
#pragma once

#include "json/requests.hpp"
#include "json/writer.hpp"
#include "words/calendars.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::json {

/// [{"id", "address", "ok", "running", "since", "succeeded", "next", "problem", "mend", "held", "created",
/// "updated", "deleted", "entered", "requests", "notes"}], by id.
void put(writer& w, const std::vector<words::calendar_facts>& calendars, const time_zone& zone);

/// {"ok", "calendars": […], "text", "problems": lines for a person or null}: the answer to POST /api/v1/sync.
[[nodiscard]] std::string synchronised(const std::vector<words::calendar_facts>& calendars,
                                       const time_zone& zone);

[[nodiscard]] parsed<words::calendar_answer> parse_sync(std::string_view body);

} // namespace intouch::json
