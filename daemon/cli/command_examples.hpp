// SPDX-License-Identifier: MIT
// The examples in `intouch COMMAND --help`. A test runs every example.
#pragma once

#include <string>
#include <string_view>

namespace intouch::daemon {

/// "Examples:" and one line each; empty for a command without examples.
[[nodiscard]] std::string examples_of(std::string_view command);
/// The examples for the first day, of no single command.
[[nodiscard]] std::string overview_examples();
/// "intouch why ada", for a message about a missing argument; empty for a command without examples.
[[nodiscard]] std::string first_example_of(std::string_view command);

} // namespace intouch::daemon
