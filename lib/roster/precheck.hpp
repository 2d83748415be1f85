// SPDX-License-Identifier: MIT
// What is checked in the text itself, because the TOML parser would stop at it, describe it badly or recurse
// without end: encoding, size, impossible dates, keys of thousands of parts.
#pragma once

#include "roster/fault.hpp"

#include <optional>
#include <string>

namespace intouch::roster {

/// The text to parse, of the same length, with `unreadable_date` in place of impossible dates (each a fault);
/// nothing where parsing makes no sense.
[[nodiscard]] std::optional<std::string> precheck(const source& file, fault_list& faults);

} // namespace intouch::roster
