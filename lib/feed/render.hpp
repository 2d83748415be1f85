// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"

#include <string>
#include <vector>

namespace intouch::feed {

struct rendered {
    std::string body;                    ///< a whole VCALENDAR, CRLF
    std::string etag;                    ///< quoted, strong: of the exact bytes
    instant last_modified;               ///< when the bytes last changed
    ledger::stamps changed;              ///< to be stored; the stamp of the whole feed is under ""
    std::vector<plan::warning> warnings; ///< what was trimmed
};

/// Same input, same bytes. A stamp rises only when the rendering of its item changes.
[[nodiscard]] rendered render(const feed_input& in, component_cache& cache);

} // namespace intouch::feed
