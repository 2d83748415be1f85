// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "net/loop.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace intouch::daemon {

/// Makes one backup of the ledger and of captured.toml a day, and keeps the newest seven in the state directory. The first cycle
/// of a day makes it, so that nothing wakes up for it. The worker does the work.
class daily_backup {
public:
    daily_backup(net::loop& on, std::filesystem::path state) : loop_(on), state_(std::move(state)) {}

    /// After each cycle. An empty ledger gets no backup. One that failed is tried again every five minutes of
    /// that day.
    void planned(date today, std::size_t entries);
    /// Why there is no backup of today; empty when there is one.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

private:
    void make(date day);

    net::loop& loop_;
    std::filesystem::path state_;
    std::optional<date> tried_;
    std::string trouble_;
    net::registration again_;
};

/// The advice for a damaged ledger: the command that restores the newest sound backup, and the date of it.
[[nodiscard]] std::string restore_advice(const std::filesystem::path& state);

} // namespace intouch::daemon
