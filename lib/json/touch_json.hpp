// SPDX-License-Identifier: MIT
#pragma once

#include "json/writer.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

namespace intouch::json {

/// A touch with its "why" and its reasons.
void put(writer& w, const plan::touch& t, const plan::plan_input& in);
/// A null pointer is written as null.
void put_or_null(writer& w, const plan::touch* t, const plan::plan_input& in);

} // namespace intouch::json
