// SPDX-License-Identifier: MIT
// Pages of the ledger, oldest entry first. The cursor is the id of an entry, so that new entries neither
// shift a page nor get lost.
#pragma once

#include "ledger/fold.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace intouch::ledger {

struct page_query {
    std::string after{};  ///< id of the entry before the page; empty: begin with the first entry
    std::string person{}; ///< id of the person, household or gathering; empty: all entries
    std::size_t limit = 100;
};

struct page {
    std::vector<const entry*> entries;
    bool more = false; ///< entries follow after this page
    bool operator==(const page&) const = default;
};

/// `entries` must be sorted by id and outlive the page. Entries under a former id of the person belong to the
/// person.
[[nodiscard]] page page_of(std::span<const entry> entries, const page_query& wanted,
                           const renames& formerly = {});

} // namespace intouch::ledger
