// SPDX-License-Identifier: MIT
// Where the tests' files are. Only one source is told by the build, so that all others compile alike in every
// checkout.
#pragma once

#include <filesystem>

namespace intouch::test {

/// The folder of the checkout.
[[nodiscard]] std::filesystem::path source_dir();
/// tests/data in it.
[[nodiscard]] inline std::filesystem::path data_dir() { return source_dir() / "tests" / "data"; }

} // namespace intouch::test
