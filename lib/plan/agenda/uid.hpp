// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <string>
#include <string_view>

namespace intouch::plan {

/// 26 base32 letters of SHA-256(instance, kind, owner, number, generation) + "@intouch" (lib/README.md,
/// "UID"). NUL separates the fields. `kind` is "touch" for every touch of a round (a retry is the same event
/// on another day), "occasion", "gathering", "booking", "promise" or "block".
[[nodiscard]] std::string make_uid(std::string_view instance, std::string_view kind, std::string_view owner,
                                   std::string_view number, int generation = 0);
[[nodiscard]] std::string touch_uid(std::string_view instance, std::string_view owner, int round);
/// A block has one event per distinct start and length.
[[nodiscard]] std::string block_uid(std::string_view instance, std::string_view block, minutes start,
                                    minutes length);
/// The touch of an occasion. The event that shows the day itself has `occasion_uid`.
[[nodiscard]] std::string occasion_touch_uid(std::string_view instance, std::string_view person,
                                             std::string_view name, int year);
[[nodiscard]] std::string promise_uid(std::string_view instance, std::string_view person,
                                      std::string_view entry);
[[nodiscard]] std::string occasion_uid(std::string_view instance, std::string_view person,
                                       std::string_view name, int year);

} // namespace intouch::plan
