// SPDX-License-Identifier: MIT
#include "daemon/files/paths.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

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

/// What a service of the machine has; `instance` is empty for intouch.service.
struct service {
    fs::path config, state, socket;
};

service service_named(const machine& on, const std::string& instance) {
    const std::string name = instance.empty() ? "intouch" : "intouch-" + instance;
    return {on.configurations / instance / "intouch.toml", on.states / name, on.sockets / name / "control"};
}

/// Those that a command without --config may mean, the user's own instance first.
std::vector<service> services_of(const machine& on) {
    std::vector<service> all;
    if (!on.user.empty()) all.push_back(service_named(on, on.user));
    all.push_back(service_named(on, {}));
    return all;
}

fs::path own_config() { return xdg("XDG_CONFIG_HOME", ".config") / "intouch/intouch.toml"; }

fs::path find_config(const machine& on) {
    if (is_there(own_config())) return own_config();
    for (const auto& one : services_of(on))
        if (is_there(one.config)) return one.config;
    return own_config();
}

/// The service that goes by `found.config`. A configuration that is nobody's belongs to the first service that runs.
std::optional<service> service_of(const paths& found, const machine& on) {
    const auto folder = found.config.parent_path();
    auto services = services_of(on);
    if (folder.parent_path() == on.configurations && found.config.filename() == "intouch.toml")
        services.insert(services.begin(), service_named(on, folder.filename()));
    const auto same = std::ranges::find(services, found.config, &service::config);
    if (same != services.end()) return *same;
    if (!found.config_named) return std::nullopt;
    const auto running =
        std::ranges::find_if(services, [](const service& one) { return is_there(one.socket); });
    return running == services.end() ? std::nullopt : std::optional(*running);
}

fs::path own_socket(const fs::path& state) {
    if (const std::string runtime = first_directory("RUNTIME_DIRECTORY"); !runtime.empty())
        return fs::path(runtime) / "control";
    if (const std::string runtime = environment("XDG_RUNTIME_DIR"); !runtime.empty())
        return fs::path(runtime) / "intouch/control";
    return state / "control";
}

} // namespace

machine this_machine() {
    machine found;
    const passwd* user = getpwuid(geteuid()); // NOLINT(concurrency-mt-unsafe): copied at once, at the start
    if (user != nullptr && user->pw_name != nullptr) found.user = user->pw_name;
    return found;
}

paths own_paths(const wanted_paths& wanted, const machine& on) {
    paths found;
    const std::string named = wanted.config.empty() ? environment("INTOUCH_CONFIG") : wanted.config;
    found.config_named = !named.empty();
    found.config = fs::absolute(found.config_named ? fs::path(named) : find_config(on));

    const std::string state = first_directory("STATE_DIRECTORY");
    found.state = !wanted.state.empty() ? fs::path(wanted.state)
                  : !state.empty()      ? fs::path(state)
                                        : xdg("XDG_STATE_HOME", ".local/state") / "intouch";
    found.state = fs::absolute(found.state);
    found.listen = fs::absolute(wanted.socket.empty() ? own_socket(found.state) : fs::path(wanted.socket));
    found.socket = found.listen;
    found.of_service = wanted.socket.empty() && !first_directory("RUNTIME_DIRECTORY").empty();
    return found;
}

paths find_paths(const wanted_paths& wanted, const machine& on) {
    paths found = own_paths(wanted, on);
    if (!wanted.socket.empty() || is_there(found.listen)) return found;
    const auto meant = service_of(found, on);
    const bool runs = meant && is_there(meant->socket);
    if (!runs && (!meant || !is_there(meant->state) || is_there(found.state / "intouch.db"))) return found;
    found.socket = meant->socket;
    if (wanted.state.empty() && first_directory("STATE_DIRECTORY").empty()) found.state = meant->state;
    found.of_service = found.state == meant->state;
    return found;
}

std::string system_zone_name() {
    constexpr std::string_view zoneinfo = "/zoneinfo/";
    std::string said = environment("TZ");
    if (said.starts_with(':')) said.erase(0, 1);
    if (said.empty()) said = system_zone_file;
    if (said.starts_with('/') && said.find(zoneinfo) == std::string::npos) { // as TZ=:/etc/localtime
        std::error_code failed;
        said = fs::read_symlink(said, failed).string();
        if (failed) return "UTC";
    }
    if (const auto at = said.find(zoneinfo); at != std::string::npos) said.erase(0, at + zoneinfo.size());
    return said.empty() ? "UTC" : said;
}

} // namespace intouch::daemon
