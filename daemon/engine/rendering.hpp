// SPDX-License-Identifier: MIT
// Makes what subscribers and calendar servers see of a snapshot: feeds, calendar objects and action links.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "feed/render.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

/// What one rendering leaves for the next. The worker has it while it renders, else the loop's thread.
struct render_memory {
    std::map<std::string, ledger::stamps> stamps;            ///< by feed, as the store keeps them
    std::map<std::string, feed::component_cache> components; ///< by feed and account
    link_secrets links;
};

/// Everything that a rendering reads. The worker may hold it after the engine is gone.
struct render_input {
    std::shared_ptr<const snapshot> of;
    std::shared_ptr<const std::vector<ledger::entry>> ledger; ///< nobody changes it meanwhile
    std::shared_ptr<render_memory> memory;
    std::string key;                        ///< of secrets
    std::map<std::string, int> generations; ///< of the feeds
    std::string trouble;                    ///< that the user must mend; empty: none
    std::string failing; ///< the CalDAV account that it is about, which cannot show it; empty: none
};

struct rendered_snapshot {
    std::shared_ptr<rendering> made;
    std::map<std::string, ledger::stamps> changed; ///< by feed: stamps to store before the feeds are shown
};

[[nodiscard]] rendered_snapshot render(const render_input& in);

} // namespace intouch::daemon
