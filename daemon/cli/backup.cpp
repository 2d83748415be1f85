// SPDX-License-Identifier: MIT
#include "daemon/cli/backup.hpp"

#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "store/backup.hpp"
#include "store/directory_lock.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

std::string count(std::size_t entries) {
    return entries == 1 ? "1 entry" : fmt::format("{} entries", entries);
}

error no_file() { return {errc::invalid, "found \"\", expected the name of a file"}; }

/// ".replaced-20261203T172500Z"
std::string suffix_of(instant now) {
    std::string text = ".replaced-";
    for (const char c : intouch::print(now))
        if (c != '-' && c != ':') text += c;
    return text;
}

} // namespace

int run(const global_options& c, const backup& wanted) {
    if (wanted.file.empty()) return refuse(no_file());
    const auto state = find_paths(c.where).state;
    const auto file = std::filesystem::absolute(wanted.file);
    const auto made = store::back_up(state, file);
    if (!made) return refuse(made.error());
    fmt::print("{}: {}, checked. Feed addresses and the token are in {} and {}, people whom you added in {}: "
               "keep copies "
               "of them too.\n",
               file.string(), count(made->entries), (state / "key").string(), (state / "token").string(),
               captured_file(find_paths(c.where)).string());
    return 0;
}

int run(const global_options& c, const restore& wanted) {
    if (wanted.file.empty()) return refuse(no_file());
    const auto state = find_paths(c.where).state;
    const auto file = std::filesystem::absolute(wanted.file);
    const auto facts = store::inspect_backup(file); // before anything is written or locked
    if (!facts) return refuse(facts.error());
    const auto lock = store::directory_lock::take(state);
    if (!lock) return refuse(lock.error());
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    const auto replaced = store::restore(state, file, suffix_of(now), now);
    if (!replaced) return refuse(replaced.error());
    fmt::print("{}: {} from {}.\n", (state / "intouch.db").string(), count(facts->entries), file.string());
    if (!replaced->empty()) fmt::print("The old ledger is kept as {}.\n", replaced->string());
    return 0;
}

} // namespace intouch::daemon::commands
