// SPDX-License-Identifier: MIT
// The commands that tell the daemon something. Each command is one POST of the API.
#pragma once

#include "daemon/cli/global_options.hpp"

#include <string>
#include <vector>

namespace intouch::daemon::commands {

struct move {
    std::string what; ///< a person, a household, a gathering or a block
    std::string touch, on, note;
    std::vector<std::string> to;
};
struct skip {
    std::string what; ///< as of move
    std::string touch, on, note;
};
struct pause {
    std::string person, note;
    std::vector<std::string> until;
};
struct resume {
    std::string person, note;
};
struct note {
    std::string person;
    std::vector<std::string> text;
};
struct promise {
    std::string person, to;
    std::vector<std::string> note;
};
struct kept {
    std::string person, note;
    std::vector<std::string> promise; ///< part of its text; none: the only one
};
struct gathering {
    std::string gathering, outcome, on, to, note;
    std::vector<std::string> excused;
};
struct lost {
    std::string person, note;
};
struct found {
    std::string person, note;
};
struct confirm {
    std::string person, note;
};
struct away {
    std::string from, to;
    std::vector<std::string> why;
};
struct undo {
    std::string entry;
};

/// Somebody new, in intouch's own file.
struct add_somebody {
    std::vector<std::string> text;
    std::string circle;
    bool again = false;
    bool list = false;  ///< prints the entries of the file instead
    std::string remove; ///< takes that entry out instead
};

int run(const global_options& c, const add_somebody& wanted);
int run(const global_options& c, const move& wanted);
int run(const global_options& c, const skip& wanted);
int run(const global_options& c, const pause& wanted);
int run(const global_options& c, const resume& wanted);
int run(const global_options& c, const note& wanted);
int run(const global_options& c, const promise& wanted);
int run(const global_options& c, const kept& wanted);
int run(const global_options& c, const gathering& wanted);
int run(const global_options& c, const lost& wanted);
int run(const global_options& c, const found& wanted);
int run(const global_options& c, const confirm& wanted);
int run(const global_options& c, const away& wanted);
int run(const global_options& c, const undo& wanted);

} // namespace intouch::daemon::commands
