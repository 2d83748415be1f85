// SPDX-License-Identifier: MIT
#include "daemon/cli/command_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    using namespace intouch::daemon;
    try {
        const parsed_command parsed = parse_command_line(argc, argv);
        return parsed.exit_status ? *parsed.exit_status : run(parsed);
    } catch (const std::exception& e) {
        fmt::print(stderr, "intouch: {}\n", e.what());
        return 1;
    }
}
