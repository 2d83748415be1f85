// SPDX-License-Identifier: MIT
// What the body of a POST asks for, as the entries that are made of it when its turn comes. Nothing is
// decided before: whether a round is still open is known only then.
#pragma once

#include "daemon/engine/engine.hpp"
#include "json/requests.hpp"

#include <string>
#include <string_view>

namespace intouch::daemon::api {

/// A POST as it came.
struct said {
    std::string id; ///< whom its path names: a person, household, gathering, block; or nobody
    std::string_view body;
    local_minute now; ///< in the user's zone
    record::origin from;
};

using recorder = decltype(work::record);
/// Refuses what cannot be read.
using reader = json::parsed<recorder> (*)(const said&);

[[nodiscard]] json::parsed<recorder> said_log(const said& s);
[[nodiscard]] json::parsed<recorder> said_log_of_several(const said& s);
[[nodiscard]] json::parsed<recorder> said_reschedule(const said& s);
[[nodiscard]] json::parsed<recorder> said_skip(const said& s);
[[nodiscard]] json::parsed<recorder> said_pause(const said& s);
[[nodiscard]] json::parsed<recorder> said_resume(const said& s);
[[nodiscard]] json::parsed<recorder> said_note(const said& s);
[[nodiscard]] json::parsed<recorder> said_promise(const said& s);
[[nodiscard]] json::parsed<recorder> said_kept(const said& s);
[[nodiscard]] json::parsed<recorder> said_lost(const said& s);
[[nodiscard]] json::parsed<recorder> said_found(const said& s);
[[nodiscard]] json::parsed<recorder> said_gathering(const said& s);
[[nodiscard]] json::parsed<recorder> said_block_move(const said& s);
[[nodiscard]] json::parsed<recorder> said_block_skip(const said& s);
[[nodiscard]] json::parsed<recorder> said_undo(const said& s);

} // namespace intouch::daemon::api
