// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace intouch::test {

/// Says why a test cannot run on this machine. The program then ends with `skipped_status`, which ctest lists
/// as skipped, unless a check failed. The test returns right after it.
void skip(std::string_view why);

constexpr int skipped_status = 77; ///< SKIP_RETURN_CODE in tests/CMakeLists.txt

} // namespace intouch::test
