// SPDX-License-Identifier: MIT
// The answer to a user who added a person to captured.toml, or took one out.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>
#include <string_view>

namespace intouch::words {

/// Beside the tick box of the page that says so.
inline constexpr std::string_view it_is_somebody_else =
    "It is somebody else, though the name or number is the same";
/// How to add somebody who looks like a person on the roster, as the page says it.
inline constexpr std::string_view tick_again = "tick the box below, and add them once more";

/// "Added Ann Lee (ann-lee). Next: Call Ann Lee, Thu 3 Dec 2026 17:25." `next`: the touch of the person; null: none. A
/// person who is not on the roster of `in` was kept while the files had mistakes.
[[nodiscard]] std::string added_line(const std::string& id, const std::string& name, const plan::touch* next,
                                     const plan::plan_input& in);
/// "Took Ann Lee (ann-lee) out."
[[nodiscard]] std::string taken_out_line(const std::string& id, const std::string& name,
                                         const plan::plan_input& in);

} // namespace intouch::words
