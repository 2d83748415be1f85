// SPDX-License-Identifier: MIT
// Where the configuration, the state directory and the socket are.
#pragma once

#include <filesystem>
#include <string>

namespace intouch::daemon {

/// From the command line; empty: not given.
struct wanted_paths {
    std::string config;
    std::string state;
    std::string socket;
};

struct paths {
    std::filesystem::path config;
    bool config_named = false; ///< by option or $INTOUCH_CONFIG; the file must exist then
    std::filesystem::path state;
    std::filesystem::path listen; ///< the socket of a daemon of this user
    std::filesystem::path socket; ///< the socket to call: this user's, else the system's
};

/// An option counts before the environment, and the environment before the XDG and system directories.
[[nodiscard]] paths find_paths(const wanted_paths& wanted);

inline constexpr const char* system_zone_file = "/etc/localtime";
/// The system's time zone: $TZ, else where /etc/localtime points, else "UTC".
[[nodiscard]] std::string system_zone_name();

} // namespace intouch::daemon
