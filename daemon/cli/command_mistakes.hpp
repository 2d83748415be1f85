// SPDX-License-Identifier: MIT
// The message for a wrong command line: what was found, what was expected, what to type.
#pragma once

#include <string>

namespace CLI {
class App;        // NOLINT(readability-identifier-naming): theirs
class ParseError; // NOLINT(readability-identifier-naming): theirs
} // namespace CLI

namespace intouch::daemon {

/// `e` is the error of `app` for the arguments. One line, without the name of the program.
[[nodiscard]] std::string mistake(const CLI::App& app, const CLI::ParseError& e, int argc,
                                  const char* const* argv);

} // namespace intouch::daemon
