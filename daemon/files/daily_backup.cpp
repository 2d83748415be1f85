// SPDX-License-Identifier: MIT
#include "daemon/files/daily_backup.hpp"

#include "daemon/files/configuration.hpp"
#include "daemon/files/read_file.hpp"
#include "daemon/system/log.hpp"
#include "store/backup.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::size_t kept = 7;
constexpr std::chrono::minutes try_again_after{5};

constexpr std::string_view before_day = "captured-";

std::filesystem::path captured_copy(const std::filesystem::path& state, date day) {
    return state / "backups" / fmt::format("{}{}.toml", before_day, intouch::print(day));
}

/// Copies captured.toml beside the ledger of that day. A copy goes with its ledger.
result<void> keep_captured(const std::filesystem::path& state, date day) {
    const auto folder = state / "backups";
    std::error_code failed;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        const std::string name = at->path().stem().string();
        std::error_code gone;
        if (name.starts_with(before_day) &&
            !std::filesystem::exists(folder / ("intouch-" + name.substr(before_day.size()) + ".db"), gone))
            std::filesystem::remove(at->path(), gone);
    }
    const auto text = read_whole(state / captured_name);
    if (!text && text.error().code == errc::not_found) return {};
    if (!text) return std::unexpected(text.error());
    return store::write_whole(captured_copy(state, day), *text, 0600);
}

/// True when a part of it was missing. A copy of the ledger may be there from a try that failed later.
result<bool> keep_all(const std::filesystem::path& state, date day) {
    auto made = store::back_up_daily(state, day, kept);
    if (!made) return made;
    std::error_code failed;
    if (!*made && std::filesystem::exists(captured_copy(state, day), failed)) return false;
    if (auto copied = keep_captured(state, day); !copied) return std::unexpected(copied.error());
    return made;
}

/// In quotes where a shell needs them.
std::string word(const std::string& text) {
    const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
               c == '.' || c == '-' || c == '_' || c == '@' || c == '+';
    });
    if (plain) return text;
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + "'";
}

} // namespace

void daily_backup::planned(date today, std::size_t entries) {
    if (entries == 0 || tried_ == today) return;
    tried_ = today;
    make(today);
}

void daily_backup::make(date day) {
    loop_.compute([state = state_, day] { return keep_all(state, day); },
                  [this, day](const result<bool>& made) {
                      const auto before = std::exchange(trouble_, made ? std::string() : made.error().text);
                      if (made) return;
                      if (trouble_ != before) log_warning("the daily backup: " + trouble_);
                      again_ = loop_.after(try_again_after, [this, day] {
                          if (tried_ == day) make(day);
                      });
                  });
}

std::string restore_advice(const std::filesystem::path& state) {
    const std::filesystem::path folder = std::filesystem::absolute(state);
    std::error_code gone;
    for (const auto& file : store::daily_backups(folder)) {
        const auto facts = store::inspect_backup(file);
        if (!facts) continue;
        return fmt::format(
            "the newest sound backup has {} {}, the last of {}; this puts it in place{}:\n  intouch restore "
            "--state "
            "{} {}",
            facts->entries, facts->entries == 1 ? "entry" : "entries", facts->newest.substr(0, 10),
            std::filesystem::exists(folder / "intouch.db", gone) ? " and keeps the damaged one beside it"
                                                                 : "",
            word(folder.string()), word(file.string()));
    }
    return fmt::format(
        "there is no sound backup in {}; if you have one elsewhere: intouch restore --state {} FILE",
        (folder / "backups").string(), word(folder.string()));
}

} // namespace intouch::daemon
