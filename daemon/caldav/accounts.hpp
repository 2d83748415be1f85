// SPDX-License-Identifier: MIT
// All CalDAV accounts of the configuration.
#pragma once

#include "daemon/caldav/account.hpp"
#include "words/calendars.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon::caldav {

class accounts {
public:
    /// `told` is called when the state of an account changes.
    accounts(net::loop& on, engine& e, std::filesystem::path folder, std::function<void()> told);

    /// After each rendering: takes up the accounts of the configuration, which publish what changed.
    void rendered();
    /// Synchronises all accounts. `then` is called once with the result of each, when the last one has ended.
    void sync(words::calendar_answer said,
              std::function<void(const std::vector<words::calendar_facts>&)> then);
    /// Ends all runs, and starts no more.
    void stop();

    [[nodiscard]] std::vector<words::calendar_facts> facts() const; ///< by id
    /// The first thing that the user must mend, in one sentence; empty: nothing.
    [[nodiscard]] std::string trouble() const;
    [[nodiscard]] std::string failing() const; ///< the id of the account that it is about; empty: none

private:
    net::loop& loop_;
    engine& engine_;
    std::filesystem::path folder_;
    std::function<void()> told_;
    bool stopped_ = false;
    std::map<std::string, std::unique_ptr<account>> all_;
};

} // namespace intouch::daemon::caldav
