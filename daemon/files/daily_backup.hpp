// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "net/loop.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace intouch::daemon {

/// One backup a day of the ledger, of which the newest seven are kept in the state directory: with the first
/// turn of a day, so that nothing wakes up for it. The worker makes them.
class daily_backup {
public:
    daily_backup(net::loop& on, std::filesystem::path state) : loop_(on), state_(std::move(state)) {}

    /// After each turn; an empty ledger is not worth one.
    void planned(date today, std::size_t entries);
    /// Why there is none of today; empty when there is.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

private:
    net::loop& loop_;
    std::filesystem::path state_;
    std::optional<date> tried_;
    std::string trouble_;
};

/// What to tell somebody whose ledger was refused as damaged: the command that restores the newest backup
/// that is sound, and of when it is.
[[nodiscard]] std::string restore_advice(const std::filesystem::path& state);

} // namespace intouch::daemon
