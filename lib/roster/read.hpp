// SPDX-License-Identifier: MIT
// TOML to values, with every fault located. The only place that knows toml++.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <span>

namespace intouch::roster {

struct read_settings_result {
    settings value;
    fault_list faults; ///< sorted
};
/// intouch.toml. With errors the value is what could be read, for further checks, not for running.
[[nodiscard]] read_settings_result read_settings(const source& file);

struct read_roster_result {
    roster value;
    fault_list faults; ///< sorted
};
/// All roster files together; `with` gives the channels and circles that ids are checked against.
/// Somebody in two files is an error that names both places.
[[nodiscard]] read_roster_result read_roster(std::span<const source> files, const settings& with);

} // namespace intouch::roster
