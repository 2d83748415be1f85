// SPDX-License-Identifier: MIT
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <optional>
#include <span>

namespace intouch::roster {

struct read_roster_result {
    roster value;
    fault_list faults;     ///< sorted
    std::string meaning{}; ///< `meaning_of` each file
};
/// Reads all roster files as one roster; `with` supplies the channels that ids are checked against. A person
/// in two files is an error that names both places. When there are errors, `value` holds what was readable:
/// enough for further checks, not for running. With `today`, a last contact or gathering after it is an error.
/// `captured` is the file that intouch writes itself. A person in it who is in `files` too, under this id or formerly,
/// is left out with a warning. `complete`: false when a further file could not be read. Names that this file, or unread
/// settings, may hold are no errors.
[[nodiscard]] read_roster_result read_roster(std::span<const source> files, const settings& with,
                                             std::optional<date> today = {}, const source* captured = nullptr,
                                             bool complete = true);

} // namespace intouch::roster
