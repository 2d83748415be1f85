// SPDX-License-Identifier: MIT
// The state of the targets of messages, in words.
#pragma once

#include "core/date.hpp"
#include "core/zone.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::words {

struct message_facts {
    std::string id;
    std::string form;            ///< "ntfy", "mail", "webhook" or "command"
    std::optional<instant> sent; ///< the last one
    int waiting = 0;
    std::string trouble{}; ///< why the last try failed; empty: nothing waits because of a failure
    int dropped = 0;       ///< in the last week: stale before the server took them
    bool operator==(const message_facts&) const = default;
};

/// "phone (ntfy)  last sent Tue 1 Dec 2026 08:00", and what waits or was dropped, a line each.
[[nodiscard]] std::vector<std::string> message_lines(const message_facts& f, const time_zone& zone);
/// "[notify.phone]: …"; empty: nothing is wrong.
[[nodiscard]] std::string message_problem(const message_facts& f);

} // namespace intouch::words
