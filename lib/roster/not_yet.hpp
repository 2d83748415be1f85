// SPDX-License-Identifier: MIT
#pragma once

#include "roster/document.hpp"

namespace intouch::roster {

/// A warning, once a file, for each key that is read and checked but changes nothing in this version. The
/// list is in not_yet.cpp: one line each.
void warn_of_not_yet(const document& file, fault_list& faults);

} // namespace intouch::roster
