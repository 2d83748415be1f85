// SPDX-License-Identifier: MIT
// What may stand where the cursor is: asked by the shells' completions as `intouch complete -- WORDS…`, the
// last word being the one that is typed. Needs no daemon.
#pragma once

#include <string>
#include <vector>

namespace intouch::daemon {

struct argument {
    std::string name; ///< "--on" of an option, "person" of a word by its place
    std::string what;
    bool takes_value = true; ///< false: a flag
    bool many = false;
};

struct command_shape {
    std::string name; ///< empty: what every command takes
    std::string what;
    std::vector<argument> options;
    std::vector<argument> places; ///< words by their place, in order
};

struct candidate {
    std::string word;
    std::string what; ///< empty: nothing to say
    bool operator==(const candidate&) const = default;
};

/// None where a file is wanted: shells know files.
[[nodiscard]] std::vector<candidate> candidates(const std::vector<command_shape>& shapes,
                                                const std::vector<std::string>& words);

} // namespace intouch::daemon
