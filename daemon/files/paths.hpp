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
    std::filesystem::path socket; ///< the socket to call: this user's, else a service's
    bool of_service = false;      ///< state and socket are those of a service of the machine
};

/// The folders of the services of this machine: intouch.service, and intouch@NAME.service for the person NAME.
struct machine {
    std::filesystem::path configurations = "/etc/intouch";
    std::filesystem::path states = "/var/lib";
    std::filesystem::path sockets = "/run";
    std::string user; ///< whose instance counts before intouch.service; empty: nobody's
};
/// This machine, and the user who runs this program.
[[nodiscard]] machine this_machine();

/// Where a daemon of this user finds its files. An option counts before the environment, and the environment before the
/// XDG and system directories.
[[nodiscard]] paths own_paths(const wanted_paths& wanted, const machine& on = this_machine());
/// The same for a command. Without a daemon and a configuration of this user it speaks to the service whose
/// configuration it goes by, and reads the ledger of that service too: what a command reads and what it writes are one
/// ledger, whether the service runs or not.
[[nodiscard]] paths find_paths(const wanted_paths& wanted, const machine& on = this_machine());

inline constexpr const char* system_zone_file = "/etc/localtime";
/// The system's time zone: $TZ, else where /etc/localtime points, else "UTC".
[[nodiscard]] std::string system_zone_name();

} // namespace intouch::daemon
