// SPDX-License-Identifier: MIT
// What is wrong with a command line, said as every other fault is: what was found, what was expected, what to
// type.
#pragma once

#include <string>

namespace CLI {
class App;        // NOLINT(readability-identifier-naming): theirs
class ParseError; // NOLINT(readability-identifier-naming): theirs
} // namespace CLI

namespace intouch::daemon {

/// `e` is why `app` could not read the arguments. One line, without the program's name.
[[nodiscard]] std::string mistake(const CLI::App& app, const CLI::ParseError& e, int argc,
                                  const char* const* argv);

} // namespace intouch::daemon
