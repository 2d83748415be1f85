// SPDX-License-Identifier: MIT
#include "core/zone_version.hpp"

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace intouch {

std::string zone_directory() {
    const char* chosen = std::getenv("TZDIR"); // NOLINT(concurrency-mt-unsafe): the environment never changes
    return chosen != nullptr && *chosen != '\0' ? chosen : "/usr/share/zoneinfo";
}

std::string zone_version_file() { return zone_directory() + "/tzdata.zi"; }

std::string zone_version() {
    constexpr std::string_view begins = "# version ";
    std::ifstream file(zone_version_file());
    std::string line;
    std::getline(file, line);
    return line.starts_with(begins) ? line.substr(begins.size()) : std::string();
}

} // namespace intouch
