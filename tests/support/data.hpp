// SPDX-License-Identifier: MIT
// The files of the tests. The build tells their place to one source only: all others compile to the same
// object in every checkout.
#pragma once

#include <filesystem>

namespace intouch::test {

/// The folder of the checkout.
[[nodiscard]] std::filesystem::path source_dir();
/// tests/data in it.
[[nodiscard]] inline std::filesystem::path data_dir() { return source_dir() / "tests" / "data"; }

} // namespace intouch::test
