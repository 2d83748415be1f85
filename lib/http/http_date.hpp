// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::http {

/// IMF-fixdate: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
[[nodiscard]] std::string print_http_date(instant at);

/// IMF-fixdate, and the obsolete RFC 850 and asctime forms. A two-digit year is taken within 50 years of
/// `now`. The weekday must be a name but need not be the right one. Nothing for any other text.
[[nodiscard]] std::optional<instant> parse_http_date(std::string_view text, std::chrono::year now);

} // namespace intouch::http
