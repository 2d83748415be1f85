// SPDX-License-Identifier: MIT
#include "daemon/cli/command_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <type_traits>
#include <variant>

int main(int argc, char** argv) {
    using namespace intouch::daemon;
    try {
        const parsed_command parsed = parse_command_line(argc, argv);
        if (parsed.exit_status) return *parsed.exit_status;
        return std::visit(
            [&](const auto& wanted) {
                if constexpr (std::is_same_v<std::decay_t<decltype(wanted)>, std::monostate>)
                    return 2;
                else
                    return commands::run(parsed.common, wanted);
            },
            parsed.command);
    } catch (const std::exception& e) {
        fmt::print(stderr, "intouch: {}\n", e.what());
        return 1;
    }
}
