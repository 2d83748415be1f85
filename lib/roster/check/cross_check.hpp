// SPDX-License-Identifier: MIT
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

namespace intouch::roster {

/// The faults that only settings and roster together can show, sorted. Errors: a block filters by an unknown
/// circle or channel. Warnings: a block that overlaps another, suits nobody, or lies outside the hours of a channel; a person
/// whose times no block meets; numbers abroad without a `timezone`. Times are compared only when `s.zone` is set: the caller fills in the system's zone first.
[[nodiscard]] fault_list cross_check(const settings& s, const roster& r);

} // namespace intouch::roster
