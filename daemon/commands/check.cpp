// SPDX-License-Identifier: MIT
#include "daemon/commands/commands.hpp"
#include "daemon/configuration.hpp"
#include "json/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace intouch::daemon::commands {

int run(const common& c, const check&) {
    const loaded files = load(find_places(c.where));
    if (c.json) {
        fmt::print("{}", json::faults(files.faults));
        return files.usable ? 0 : 1;
    }
    fmt::print("{}", print(files.faults));
    const auto errors = std::ranges::count(files.faults, roster::severity::error, &roster::fault::level);
    const auto warnings = static_cast<std::ptrdiff_t>(files.faults.size()) - errors;
    if (files.usable)
        fmt::print("{} people in {} circles, {} blocks: no errors, {} warning{}\n",
                   files.value.roster.people.size(), files.value.roster.circles.size(),
                   files.value.settings.blocks.size(), warnings, warnings == 1 ? "" : "s");
    else
        fmt::print(stderr, "intouch: {} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s", warnings,
                   warnings == 1 ? "" : "s");
    return files.usable ? 0 : 1;
}

} // namespace intouch::daemon::commands
