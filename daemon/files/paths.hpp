// SPDX-License-Identifier: MIT
// Where things are: design 9 and 10.
#pragma once

#include <filesystem>
#include <string>

namespace intouch::daemon {

/// As said on the command line; empty: not said.
struct wanted_paths {
    std::string config;
    std::string state;
    std::string socket;
};

struct paths {
    std::filesystem::path config;
    bool config_named = false; ///< by option or $INTOUCH_CONFIG: must then be there
    std::filesystem::path state;
    std::filesystem::path listen; ///< where a daemon of ours has its socket
    std::filesystem::path socket; ///< where one is called: ours, else the system's
};

/// Options before environment before the XDG and system places.
[[nodiscard]] paths find_paths(const wanted_paths& wanted);

inline constexpr const char* system_zone_file = "/etc/localtime";
/// The system's time zone: $TZ, else where /etc/localtime points, else "UTC".
[[nodiscard]] std::string system_zone_name();

} // namespace intouch::daemon
