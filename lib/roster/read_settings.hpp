// SPDX-License-Identifier: MIT
#pragma once

#include "roster/settings.hpp"

namespace intouch::roster {

struct read_settings_result {
    settings value;
    fault_list faults;     ///< sorted
    std::string meaning{}; ///< `meaning_of` the file, but for [http]
};
/// Reads intouch.toml. When there are errors, `value` holds what was readable: enough for further checks, not
/// for running.
[[nodiscard]] read_settings_result read_settings(const source& file);

} // namespace intouch::roster
