// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "ical/rule.hpp"

#include <string_view>

namespace intouch::ical {

/// The value of an RRULE (RFC 5545 3.3.10). `errc::invalid`: no rule, or a rule that is not supported; the
/// text says why.
[[nodiscard]] result<rule> parse_rule(std::string_view value);

} // namespace intouch::ical
