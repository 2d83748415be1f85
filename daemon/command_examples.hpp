// SPDX-License-Identifier: MIT
// What `intouch COMMAND --help` teaches by. A test runs every one of them.
#pragma once

#include <string>
#include <string_view>

namespace intouch::daemon {

/// "Examples:" and a line each; empty for a command without any.
[[nodiscard]] std::string examples_of(std::string_view command);

} // namespace intouch::daemon
