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

/// A machine with a home, /etc/intouch, /var/lib and /run in a folder of the test.
struct place {
    temp_directory root;
    fs::path home = root.path() / "home";
    machine here{root.path() / "etc/intouch", root.path() / "var", root.path() / "run", "ada"};
    fs::path config = here.configurations / "intouch.toml";
    fs::path state = here.states / "intouch";
    fs::path socket = here.sockets / "intouch/control";
    fs::path ada_config = here.configurations / "ada/intouch.toml";
    fs::path ada_state = here.states / "intouch-ada";
    fs::path ada_socket = here.sockets / "intouch-ada/control";

    place() {
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
    const place m;
    place::touch(m.config);
    place::touch(m.socket);
    const paths found = find_paths({}, m.here);
    CHECK(found.config == m.config);
    CHECK(found.socket == m.socket);
    CHECK(found.state == m.state);
    const paths elsewhere = find_paths({.config = {}, .state = "/srv/ledger", .socket = {}}, m.here);
    CHECK(elsewhere.state == "/srv/ledger");
    CHECK(elsewhere.socket == m.socket);
    CHECK(found.of_service);
    CHECK_FALSE(elsewhere.of_service); // that service answers from another ledger
    const paths named = find_paths({.config = "/srv/intouch.toml", .state = {}, .socket = {}}, m.here);
    CHECK(named.state == m.state);
    CHECK(named.socket == m.socket);
}

TEST_CASE("somebody with a configuration or a daemon of their own never meets the machine's ledger") {
    const place m;
    place::touch(m.config);
    place::touch(m.socket);
    place::touch(m.own_config());
    CHECK(find_paths({}, m.here).config == m.own_config());
    CHECK(find_paths({}, m.here).state == m.own_state());
    CHECK(find_paths({}, m.here).socket == m.own_socket());
    fs::remove(m.own_config());
    place::touch(m.own_socket());
    CHECK(find_paths({}, m.here).state == m.own_state());
    CHECK(find_paths({}, m.here).socket == m.own_socket());
}

TEST_CASE("a daemon that is started by hand keeps its own state beside the machine's daemon") {
    const place m;
    place::touch(m.config);
    place::touch(m.socket);
    const paths own = own_paths({}, m.here);
    CHECK(own.state == m.own_state());
    CHECK(own.listen == m.own_socket());
    CHECK(own.socket == m.own_socket());
}

TEST_CASE("a service that is stopped keeps its ledger for the commands") {
    const place m;
    place::touch(m.config);
    CHECK(find_paths({}, m.here).state == m.own_state()); // nothing of the service is there yet
    place::touch(m.state / "intouch.db");
    const paths found = find_paths({}, m.here);
    CHECK(found.state == m.state);
    CHECK(found.socket == m.socket);
    CHECK(found.of_service);
    place::touch(m.own_state() / "intouch.db"); // somebody serves /etc/intouch by hand
    CHECK(find_paths({}, m.here).state == m.own_state());
    CHECK_FALSE(find_paths({}, m.here).of_service);
}

TEST_CASE("a person meets their own instance before the daemon of the machine") {
    place m;
    for (const auto& file : {m.config, m.socket, m.ada_config, m.ada_socket}) place::touch(file);
    paths found = find_paths({}, m.here);
    CHECK(found.config == m.ada_config);
    CHECK(found.state == m.ada_state);
    CHECK(found.socket == m.ada_socket);
    m.here.user = "grace";
    found = find_paths({}, m.here);
    CHECK(found.config == m.config);
    CHECK(found.state == m.state);
    CHECK(found.socket == m.socket);
}

TEST_CASE("the configuration of an instance names its ledger and its socket, whoever asks") {
    place m;
    m.here.user = "root";
    for (const auto& file : {m.config, m.socket, m.ada_config, m.ada_socket}) place::touch(file);
    const paths found = find_paths({.config = m.ada_config, .state = {}, .socket = {}}, m.here);
    CHECK(found.state == m.ada_state);
    CHECK(found.socket == m.ada_socket);
    const paths elsewhere =
        find_paths({.config = m.ada_config, .state = "/srv/a", .socket = "/srv/b"}, m.here);
    CHECK(elsewhere.state == "/srv/a");
    CHECK(elsewhere.socket == "/srv/b");
    CHECK_FALSE(elsewhere.of_service);
}
