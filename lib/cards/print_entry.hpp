// SPDX-License-Identifier: MIT
#pragma once

#include "cards/contact.hpp"
#include "cards/import.hpp"
#include "roster/person.hpp"

#include <span>
#include <string>
#include <string_view>

namespace intouch::cards {

/// Whether that birthday, with its year, is still to come. Such a day is an error in a roster.
[[nodiscard]] bool is_to_come(const yearly_day& born, date today);

/// A TOML comment of one line.
[[nodiscard]] std::string comment(std::string_view text);

/// The entry of one person. What has no key in the roster becomes a comment, and so do `remarks`.
[[nodiscard]] std::string print_entry(const std::string& id, const contact& c, const roster::roster& there,
                                      const import_settings& settings, std::span<const std::string> remarks);

} // namespace intouch::cards
