// SPDX-License-Identifier: MIT
// Candidates for the word at the cursor. The completions of the shells call `intouch complete -- WORDS…`; the
// last word is the one at the cursor. Needs no daemon.
#pragma once

#include <string>
#include <vector>

namespace intouch::daemon {

struct argument {
    std::string name; ///< "--on" for an option, "person" for a positional argument
    std::string what;
    bool takes_value = true; ///< false: a flag
    bool many = false;
};

struct command_shape {
    std::string name; ///< empty: the options of every command
    std::string what;
    std::vector<argument> options;
    std::vector<argument> places; ///< positional arguments, in order
};

struct candidate {
    std::string word;
    std::string what; ///< a description; may be empty
    bool operator==(const candidate&) const = default;
};

/// None where a file is expected: the shell completes files.
[[nodiscard]] std::vector<candidate> candidates(const std::vector<command_shape>& shapes,
                                                const std::vector<std::string>& words);

} // namespace intouch::daemon
