// SPDX-License-Identifier: MIT
// The texts of `intouch people`, `intouch show` and `intouch why`.
#pragma once

#include "console/sheet.hpp"
#include "core/result.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>

namespace intouch::console {

/// A row each: id, name, and day, time and way of the next touch.
[[nodiscard]] std::string people(const plan::agenda& a, const plan::plan_input& in, const paper& on);

/// The id of the person, household or gathering that somebody means by `text`; `errc::not_found` says who is near.
[[nodiscard]] result<std::string> find(const std::string& text, const plan::plan_input& in);

/// Everything about a person, the members of a household, or a gathering. `id` is one of these.
[[nodiscard]] std::string show(const std::string& id, const plan::agenda& a, const plan::plan_input& in,
                               const paper& on);

/// Why each touch of that person, household or gathering is where it is, or why there is none.
[[nodiscard]] std::string why(const std::string& id, const plan::agenda& a, const plan::plan_input& in,
                              const paper& on);

} // namespace intouch::console
