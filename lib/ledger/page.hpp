// SPDX-License-Identifier: MIT
// The ledger a page at a time, oldest first. The cursor is the id of an entry, so that what is entered
// meanwhile neither moves a page nor is missed.
#pragma once

#include "ledger/fold.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace intouch::ledger {

struct page_query {
    std::string after{};  ///< the id of an entry; empty: from the first
    std::string person{}; ///< or household, or gathering: its own entries and those it is in; empty: all
    std::size_t limit = 100;
};

struct page {
    std::vector<const entry*> entries;
    bool more = false; ///< after the last of these
    bool operator==(const page&) const = default;
};

/// `entries` are in the order of their ids; the page refers to them. Ids that the person had before count.
[[nodiscard]] page page_of(std::span<const entry> entries, const page_query& wanted,
                           const renames& formerly = {});

} // namespace intouch::ledger
