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

/// Where the daemon of the whole machine keeps what is its own.
struct system_paths {
    std::filesystem::path config = "/etc/intouch/intouch.toml";
    std::filesystem::path state = "/var/lib/intouch";
    std::filesystem::path socket = "/run/intouch/control";
};

/// Where a daemon of this user finds its files. An option counts before the environment, and the environment before the
/// XDG and system directories.
[[nodiscard]] paths own_paths(const wanted_paths& wanted, const system_paths& system = {});
/// The same for a command. Without a daemon and a configuration of this user it speaks to the machine's daemon, and then
/// reads the ledger of that daemon too: what a command reads and what it writes are one ledger.
[[nodiscard]] paths find_paths(const wanted_paths& wanted, const system_paths& system = {});

inline constexpr const char* system_zone_file = "/etc/localtime";
/// The system's time zone: $TZ, else where /etc/localtime points, else "UTC".
[[nodiscard]] std::string system_zone_name();

} // namespace intouch::daemon
