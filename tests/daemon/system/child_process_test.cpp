// SPDX-License-Identifier: MIT
#include "daemon/system/child_process.hpp"
#include "daemon/system/password.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>

using namespace intouch;
using namespace intouch::daemon;
using std::chrono::milliseconds;

namespace {

struct scratch {
    scratch() {
        std::string pattern = std::filesystem::temp_directory_path() / "intouch-daemon-XXXXXX";
        path = ::mkdtemp(pattern.data());
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch() { std::filesystem::remove_all(path); }
    // NOLINTNEXTLINE(modernize-use-nodiscard): most tests know the path
    std::string write(const std::string& name, std::string_view text, mode_t mode = 0600) const {
        std::ofstream(path / name) << text;
        ::chmod((path / name).c_str(), mode);
        return path / name;
    }
    std::filesystem::path path;
};

/// The text of the value or of the error.
std::string told(net::loop& loop, std::optional<result<std::string>>& got) {
    loop.run_for(milliseconds(20'000));
    if (!got) return "nothing";
    return *got ? **got : got->error().text;
}

std::string run(const std::vector<std::string>& words, const child_limits& limits = {}) {
    net::loop loop;
    std::optional<result<std::string>> got;
    const child_process process(
        loop, words,
        [&](result<std::string> r) {
            got = std::move(r);
            loop.stop();
        },
        limits);
    CHECK_FALSE(got.has_value()); // the answer never comes from within the call
    return told(loop, got);
}

std::string password(const roster::password_source& source,
                     const std::filesystem::path& folder = "/nowhere") {
    net::loop loop;
    std::optional<result<std::string>> got;
    const password_reader reader(loop, source, folder, [&](result<std::string> r) {
        got = std::move(r);
        loop.stop();
    });
    return told(loop, got);
}

} // namespace

TEST_CASE("a command's output is what it printed") {
    CHECK(run({"printf", "%s|%s", "a b", "$HOME;`x`"}) == "a b|$HOME;`x`"); // no shell has seen the words
    CHECK(run({"sh", "-c", "printf %70000s x | tr -d x | wc -c"}).contains("69999"));
}

TEST_CASE("a command's standard input is empty and it has none of our descriptors") {
    CHECK(run({"cat"}).empty());
    CHECK(run({"sh", "-c", "ls /proc/self/fd | tr '\\n' ' '"}) == "0 1 2 3 ");
}

TEST_CASE("what a command that fails said is told") {
    CHECK(run({"sh", "-c", "echo oh no >&2; echo more >&2; exit 3"}) ==
          "\"sh\" exited with 3: it said \"oh no\"");
    CHECK(run({"sh", "-c", "kill -9 $$"}) == "\"sh\" was ended by signal 9");
    CHECK(run({"false"}) == "\"false\" exited with 1");
    CHECK(run({"/no/such/program"}) == "cannot run \"/no/such/program\": No such file or directory");
}

TEST_CASE("a command is bounded in time and in what it prints") {
    const auto from = std::chrono::steady_clock::now();
    CHECK(run({"sleep", "100"}, {.time = milliseconds(1000)}) == "\"sleep\" did not end within 1 s");
    CHECK(run({"sh", "-c", "sleep 100 & sleep 100"}, {.time = milliseconds(1000)}) ==
          "\"sh\" did not end within 1 s");
    CHECK(run({"yes"}, {.output = 10'000}) == "\"yes\" prints without an end");
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(60)); // nothing waits for `sleep`
}

TEST_CASE("a command that leaves something behind has ended") {
    CHECK(run({"sh", "-c", "echo done; sleep 100 &"}, {.time = milliseconds(3000)}) == "done\n");
}

TEST_CASE("a process that is no longer wanted is killed with all it started") {
    const scratch dir;
    const std::string pid = dir.path / "pid";
    net::loop loop;
    {
        const child_process process(
            loop, {"sh", "-c", "sleep 100 & echo $! > " + pid + ".new; mv " + pid + ".new " + pid + "; wait"},
            [](const result<std::string>&) { FAIL("nobody is told"); });
        for (int tries = 0; tries < 2000 && !std::filesystem::exists(pid); ++tries)
            loop.run_for(milliseconds(10));
    }
    int child = 0;
    std::ifstream(pid) >> child;
    REQUIRE(child > 0);
    std::string state;
    for (int tries = 0; tries < 2000; ++tries) {
        std::ifstream about("/proc/" + std::to_string(child) + "/stat");
        if (!std::getline(about, state) || state.contains(") Z")) break;
        loop.run_for(milliseconds(10));
        state.clear();
    }
    CHECK((state.empty() || state.contains(") Z")));
}

TEST_CASE("a password is the first line of its file") {
    const scratch dir;
    dir.write("one", "s3cret word\r\nuser: ada\n");
    CHECK(password(roster::password_file{"one"}, dir.path) == "s3cret word");
    CHECK(password(roster::password_file{dir.path / "one"}) == "s3cret word");
    dir.write("bare", "no newline");
    CHECK(password(roster::password_file{"bare"}, dir.path) == "no newline");
}

TEST_CASE("a password file that cannot serve says why and never what is in it") {
    const scratch dir;
    const auto in = [&](const std::string& name) { return password(roster::password_file{name}, dir.path); };
    const std::string there = "\"" + (dir.path / "x").string() + "\"";
    CHECK(in("x") == "password: cannot read " + there + ": No such file or directory");
    dir.write("x", "s3cret\n", 0604);
    CHECK(in("x") == "password: every user of this machine may read " + there +
                         "; take that away with: chmod o= " + (dir.path / "x").string());
    dir.write("x", "\ns3cret\n");
    CHECK(in("x") == "the password file " + there + " gives an empty first line");
    dir.write("x", "s3\x01"
                   "cret\n");
    CHECK(in("x") == "the first line of the password file " + there +
                         " is no password: it is too long, not UTF-8, or has control characters in it");
    dir.write("x", std::string(20'000, 's'));
    CHECK(in("x").contains("is no password"));
    CHECK(in(".") == "password: cannot read \"" + (dir.path / ".").string() + "\": Is a directory");
}

TEST_CASE("a password is the first line that a command prints") {
    CHECK(password(roster::password_command{{"printf", "tok en\nurl: x\n"}}) == "tok en");
    CHECK(password(roster::password_command{{"sh", "-c", "echo 'ada is not in the store' >&2; exit 1"}}) ==
          "password: \"sh\" exited with 1: it said \"ada is not in the store\"");
    CHECK(password(roster::password_command{{"true"}}) ==
          "the password command \"true\" gives an empty first line");
}

TEST_CASE("a password is a credential of systemd") {
    const scratch dir;
    dir.write("calendar", "s3cret\n", 0444);
    ::setenv("CREDENTIALS_DIRECTORY", dir.path.c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    CHECK(password(roster::password_credential{"calendar"}) == "s3cret");
    CHECK(password(roster::password_credential{"other"}).starts_with("password: cannot read "));
    ::unsetenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe)
    CHECK(password(roster::password_credential{"calendar"}) ==
          "password: systemd gave this daemon no credentials; add LoadCredential=calendar:/path/of/the/file "
          "to its unit");
}
