// SPDX-License-Identifier: MIT
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::json {

/// Whether `id` is a person on the roster or a household of one.
[[nodiscard]] bool is_known(const std::string& id, const roster::roster& r);
/// Roster entry, state, history, next touch and why, for an id that `is_known`. For a household {"id",
/// "name", "members": [{"id", "name", "roster", "paused", "lost"}], "state", "touch", "why", "history"}, with
/// the promises to all members. The history of a household also stands in the history of each member.
[[nodiscard]] std::string person(const std::string& id, const plan::agenda& a, const plan::plan_input& in);

} // namespace intouch::json
