// SPDX-License-Identifier: MIT
// Which files a daemon takes, and which a command, on a machine that has a daemon of its own.
#include "daemon/files/paths.hpp"
#include "store/temp_directory.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace intouch::daemon;
namespace fs = std::filesystem;

namespace {

/// A machine with a home, /etc, /var and /run in a folder of the test.
struct machine {
    temp_directory root;
    fs::path home = root.path() / "home";
    system_paths system{root.path() / "etc/intouch.toml", root.path() / "var", root.path() / "run/control"};

    machine() {
        for (const char* name :
             {"INTOUCH_CONFIG", "STATE_DIRECTORY", "RUNTIME_DIRECTORY", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            unsetenv(name);                                   // NOLINT(concurrency-mt-unsafe): one thread
        setenv("HOME", home.c_str(), 1);                      // NOLINT(concurrency-mt-unsafe)
        setenv("XDG_RUNTIME_DIR", (home / "run").c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    }
    static void touch(const fs::path& file) {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "x";
    }
    [[nodiscard]] fs::path own_config() const { return home / ".config/intouch/intouch.toml"; }
    [[nodiscard]] fs::path own_state() const { return home / ".local/state/intouch"; }
    [[nodiscard]] fs::path own_socket() const { return home / "run/intouch/control"; }
};

} // namespace

TEST_CASE("a command reads the ledger of the daemon that it writes to") {
    const machine m;
    machine::touch(m.system.config);
    machine::touch(m.system.socket);
    const paths found = find_paths({}, m.system);
    CHECK(found.config == m.system.config);
    CHECK(found.socket == m.system.socket);
    CHECK(found.state == m.system.state);
    const paths elsewhere = find_paths({.config = {}, .state = "/srv/ledger", .socket = {}}, m.system);
    CHECK(elsewhere.state == "/srv/ledger");
    CHECK(elsewhere.socket == m.system.socket);
    const paths named = find_paths({.config = "/srv/intouch.toml", .state = {}, .socket = {}}, m.system);
    CHECK(named.state == m.system.state);
    CHECK(named.socket == m.system.socket);
}

TEST_CASE("somebody with a configuration or a daemon of their own never meets the machine's ledger") {
    const machine m;
    machine::touch(m.system.config);
    machine::touch(m.system.socket);
    machine::touch(m.own_config());
    CHECK(find_paths({}, m.system).config == m.own_config());
    CHECK(find_paths({}, m.system).state == m.own_state());
    CHECK(find_paths({}, m.system).socket == m.own_socket());
    fs::remove(m.own_config());
    machine::touch(m.own_socket());
    CHECK(find_paths({}, m.system).state == m.own_state());
    CHECK(find_paths({}, m.system).socket == m.own_socket());
}

TEST_CASE("a daemon that is started by hand keeps its own state beside the machine's daemon") {
    const machine m;
    machine::touch(m.system.config);
    machine::touch(m.system.socket);
    const paths own = own_paths({}, m.system);
    CHECK(own.state == m.own_state());
    CHECK(own.listen == m.own_socket());
    CHECK(own.socket == m.own_socket());
}
