// SPDX-License-Identifier: MIT
#include "daemon/files/paths.hpp"

#include <cstdlib>
#include <string_view>
#include <system_error>

namespace intouch::daemon {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return value == nullptr ? std::string() : std::string(value);
}

bool is_there(const fs::path& path) {
    std::error_code failed;
    return fs::exists(path, failed);
}

fs::path home() { return environment("HOME").empty() ? fs::path("/root") : fs::path(environment("HOME")); }

/// $NAME, else ~/`fallback`.
fs::path xdg(const char* name, const char* fallback) {
    const std::string said = environment(name);
    return said.empty() ? home() / fallback : fs::path(said);
}

/// systemd lists several directories with colons between them. The first one counts.
std::string first_directory(const char* name) {
    const std::string all = environment(name);
    return all.substr(0, all.find(':'));
}

fs::path find_config(const system_paths& system) {
    const fs::path own = xdg("XDG_CONFIG_HOME", ".config") / "intouch/intouch.toml";
    return !is_there(own) && is_there(system.config) ? system.config : own;
}

fs::path own_socket(const fs::path& state) {
    if (const std::string runtime = first_directory("RUNTIME_DIRECTORY"); !runtime.empty())
        return fs::path(runtime) / "control";
    if (const std::string runtime = environment("XDG_RUNTIME_DIR"); !runtime.empty())
        return fs::path(runtime) / "intouch/control";
    return state / "control";
}

} // namespace

paths own_paths(const wanted_paths& wanted, const system_paths& system) {
    paths found;
    const std::string named = wanted.config.empty() ? environment("INTOUCH_CONFIG") : wanted.config;
    found.config_named = !named.empty();
    found.config = fs::absolute(found.config_named ? fs::path(named) : find_config(system));

    const std::string service = first_directory("STATE_DIRECTORY");
    found.state = !wanted.state.empty() ? fs::path(wanted.state)
                  : !service.empty()    ? fs::path(service)
                                        : xdg("XDG_STATE_HOME", ".local/state") / "intouch";
    found.state = fs::absolute(found.state);
    found.listen = fs::absolute(wanted.socket.empty() ? own_socket(found.state) : fs::path(wanted.socket));
    found.socket = found.listen;
    return found;
}

paths find_paths(const wanted_paths& wanted, const system_paths& system) {
    paths found = own_paths(wanted, system);
    const bool own_config = !found.config_named && found.config != system.config;
    if (!wanted.socket.empty() || own_config || is_there(found.listen) || !is_there(system.socket))
        return found;
    found.socket = system.socket;
    if (wanted.state.empty() && first_directory("STATE_DIRECTORY").empty()) found.state = system.state;
    return found;
}

std::string system_zone_name() {
    constexpr std::string_view zoneinfo = "/zoneinfo/";
    std::string said = environment("TZ");
    if (said.starts_with(':')) said.erase(0, 1);
    if (said.empty()) {
        std::error_code failed;
        said = fs::read_symlink(system_zone_file, failed).string();
        if (failed) return "UTC";
    }
    if (const auto at = said.find(zoneinfo); at != std::string::npos) said.erase(0, at + zoneinfo.size());
    return said.empty() ? "UTC" : said;
}

} // namespace intouch::daemon
