// SPDX-License-Identifier: MIT
#pragma once

#include "roster/document.hpp"

#include <string_view>

namespace intouch::roster {

/// What the TOML parser said about `at`, in words that tell what to do. Such an error is the only one of its
/// file: what follows it cannot be read.
[[nodiscard]] fault syntax_fault(const source& file, position at, std::string_view said);

} // namespace intouch::roster
