// SPDX-License-Identifier: MIT
#include "daemon/serve.hpp"

#include "daemon/files/daily_backup.hpp"
#include "daemon/files/read_in_time.hpp"
#include "daemon/notify/mail.hpp"
#include "daemon/service.hpp"
#include "daemon/system/log.hpp"
#include "daemon/system/random.hpp"
#include "daemon/system/systemd.hpp"
#include "daemon/web/status.hpp"
#include "store/directory_lock.hpp"
#include "store/secret_file.hpp"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

namespace {

std::string random_secret() { return hex(random_bytes<32>()); }

/// `status` is what `systemctl status` says; nothing: the text.
int refuse(const std::string& text, const std::optional<std::string>& status = {}) {
    fmt::print(stderr, "intouch: {}\n", text);
    notify_status(status.value_or(text));
    return 1;
}

/// An error about a damaged ledger also names the command that restores it.
std::string with_advice(const error& e, const std::filesystem::path& state) {
    return e.code == errc::damaged ? e.text + "\n" + restore_advice(state) : e.text;
}

result<service::secrets> read_secrets(const std::filesystem::path& state) {
    auto key = store::secret_file(state, "key", random_secret());
    if (!key) return std::unexpected(key.error());
    auto token = store::secret_file(state, "token", random_secret());
    if (!token) return std::unexpected(token.error());
    return service::secrets{std::move(*key), std::move(*token)};
}

/// Runs this program again in the same process, because systemd knows the process.
int run_again() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) words.push_back(word);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv("/proc/self/exe", arguments.data());
    return refuse(
        fmt::format("cannot start again: {}", std::strerror(errno))); // NOLINT(concurrency-mt-unsafe)
}

/// A wrong clock makes days on the roster look as if they were still to come. The ledger knows better.
loaded load_at_start(const paths& where) {
    loaded first = load(where);
    if (first.usable) return first;
    const auto store = store::database::open(where.state, store::access::read, {});
    if (!store) return first;
    const auto entries = store->entries();
    return entries && !entries->empty() ? load(where, entries->back().at) : first;
}

/// How a daemon ended.
struct ending {
    std::optional<int> status; ///< nothing: the program must run again
    bool leaves_work = false;  ///< a thread still reads a calendar
};

bool leaves_work(const net::loop& of) {
    return of.busy_aside() || mail_delivery::any_under_way() || reads_late();
}

ending run(const paths& where) {
    loaded first = load_at_start(where);
    if (!first.usable) {
        fmt::print(stderr, "{}", print(first.faults));
        return {refuse("nothing is served until the files are free of errors (\"intouch check\" shows them)",
                       first_error(first.faults))};
    }
    umask(0077);
    const auto lock = store::directory_lock::take(where.state);
    if (!lock) return {refuse(lock.error().text)};
    const bool lost_key =
        std::filesystem::exists(where.state / "intouch.db") && !std::filesystem::exists(where.state / "key");
    auto database = store::database::open(where.state, store::access::write, random_secret());
    if (!database) return {refuse(with_advice(database.error(), where.state))};
    auto secrets = read_secrets(where.state); // after the ledger, whose loss they show
    if (!secrets) return {refuse(secrets.error().text)};
    if (lost_key)
        log_warning(fmt::format(
            "{}: was missing beside the ledger, so a new one is made: every feed has a new address; "
            "put the old one back, or subscribe anew",
            (where.state / "key").string()));

    // Writes to closed sockets, and behind the largest size of a file, are errors of those writes.
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c)
    std::signal(SIGXFSZ, SIG_IGN); // NOLINT(cert-err33-c)
    net::loop loop;
    service running(loop, where, std::move(*database), *secrets);
    // Before the sockets are there: whoever sees them may send a signal.
    const auto ended = loop.on_signals({SIGTERM, SIGINT}, [&](int) { running.stop(); });
    const auto again = loop.on_signals({SIGHUP}, [&](int) { running.reload(true); });
    if (auto started = running.start(std::move(first)); !started)
        return {refuse(with_advice(started.error(), where.state)), leaves_work(loop)};
    loop.run();
    if (running.starts_again()) return {};
    return {running.has_failed() ? 1 : 0, leaves_work(loop)};
}

} // namespace

int serve(const paths& where) {
    start_log();
    try {
        const ending end = run(where); // everything is closed and released by now
        if (!end.status) return run_again();
        if (end.leaves_work) std::_Exit(*end.status); // static objects must outlive the thread
        return *end.status;
    } catch (const std::exception& e) {
        log_error(fmt::format("cannot go on: {}", e.what()));
        return 1;
    }
}

} // namespace intouch::daemon
