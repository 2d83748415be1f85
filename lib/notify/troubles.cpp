// SPDX-License-Identifier: MIT
#include "notify/troubles.hpp"

#include <algorithm>

namespace intouch::notify {

namespace {

constexpr std::chrono::hours patience_with_files{1};
constexpr std::chrono::hours patience_with_accounts{24};

} // namespace

std::vector<trouble> troubles_of(const roster::fault_list& faults,
                                 const std::vector<words::calendar_facts>& accounts) {
    std::vector<trouble> all;
    const auto error = std::ranges::find(faults, roster::severity::error, &roster::fault::level);
    if (error != faults.end())
        all.push_back(
            {.what = "files", .text = roster::print(*error), .since = {}, .patience = patience_with_files});
    for (const auto& account : accounts) {
        std::string problem = words::sync_problem(account);
        if (!problem.empty() || !account.succeeded)
            all.push_back({.what = "calendar." + account.id,
                           .text = std::move(problem),
                           .since = {},
                           .patience = patience_with_accounts});
    }
    return all;
}

} // namespace intouch::notify
