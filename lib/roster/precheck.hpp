// SPDX-License-Identifier: MIT
// Checks of the text before the TOML parser runs: encoding, size, dates that do not exist, keys with
// thousands of parts. The parser would stop at these, describe them badly, or recurse too deep.
#pragma once

#include "roster/fault.hpp"

#include <optional>
#include <string>

namespace intouch::roster {

/// The text for the parser. It has the same length, and `unreadable_date` replaces each date that does not
/// exist, with a fault for each. Nothing when the file must not be parsed.
[[nodiscard]] std::optional<std::string> precheck(const source& file, fault_list& faults);

} // namespace intouch::roster
