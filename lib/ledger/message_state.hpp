// SPDX-License-Identifier: MIT
// What became of each message to the user. The store remembers it, so that nothing is sent twice.
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace intouch::ledger {

enum class message_step : std::uint8_t {
    silent,  ///< its time came, and there was nothing to say
    waiting, ///< to be sent
    sent,
    dropped, ///< it was stale before the server took it
};

[[nodiscard]] std::string_view name(message_step step);
[[nodiscard]] std::optional<message_step> parse_message_step(std::string_view text);

struct message_state {
    std::string target; ///< the id of a [notify.ID]
    std::string key;    ///< what it is, such as "digest 2026-12-03"; with the target, unique
    message_step step = message_step::silent;
    instant due;           ///< the moment for which it was made
    instant stale;         ///< from then on nobody wants it
    int tries = 0;         ///< that failed
    std::string trouble{}; ///< why the last try failed; empty: none did
    // The message itself, while it waits.
    std::string form{}; ///< "ntfy", "mail", "webhook" or "command"
    std::string title{};
    std::string text{};    ///< plain, lines ended by LF
    std::string payload{}; ///< JSON; the HTML part of a mail
    bool operator==(const message_state&) const = default;
};

/// By target and key.
using message_states = std::map<std::pair<std::string, std::string>, message_state>;

} // namespace intouch::ledger
