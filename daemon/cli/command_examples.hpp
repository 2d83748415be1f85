// SPDX-License-Identifier: MIT
// What `intouch COMMAND --help` teaches by. A test runs every one of them.
#pragma once

#include <string>
#include <string_view>

namespace intouch::daemon {

/// "Examples:" and a line each; empty for a command without any.
[[nodiscard]] std::string examples_of(std::string_view command);
/// Those of a first day, as of no command.
[[nodiscard]] std::string overview_examples();
/// "intouch why ada": what to type, where something is missing; empty for a command without any.
[[nodiscard]] std::string first_example_of(std::string_view command);

} // namespace intouch::daemon
