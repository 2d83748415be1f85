// SPDX-License-Identifier: MIT
// Which messages are due, and what they say. See lib/README.md, "Messages".
#pragma once

#include "ledger/message_state.hpp"
#include "notify/message.hpp"
#include "notify/troubles.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "roster/settings.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace intouch::notify {

struct due_input {
    const plan::plan_input& in; ///< its moment is now
    const plan::agenda& agenda;
    const ledger::message_states& known;
    /// The address of the touch's action link, where a phone can reach it; else empty.
    std::function<std::string(const std::string& uid)> action_link;
    std::string page; ///< the address of the page, where a phone can reach it; else empty
    std::vector<trouble> troubles{};
    /// Where `in` is narrowed to circles: the whole roster, with the names that no text may tell.
    const roster::roster* everybody = nullptr;

    [[nodiscard]] const roster::roster& all_names() const {
        return everybody == nullptr ? in.roster : *everybody;
    }
};

/// The new rows of the store, which has them before a message is sent. A message without lines has nothing to say and is
/// not sent.
struct due_messages {
    std::vector<std::string>
        fresh_targets; ///< seen for the first time: what was due before now is not theirs
    std::vector<message> messages;
    bool operator==(const due_messages&) const = default;
};
[[nodiscard]] due_messages due_now(const due_input& d);

/// The next moment at which something becomes due, if nothing changes.
[[nodiscard]] std::optional<instant> next_due(const due_input& d);

/// Today's digest as text, as that target would see it; "Nothing today." without anything to say.
[[nodiscard]] std::string today_text(const plan::agenda& a, const plan::plan_input& in,
                                     const roster::notify_target& target);

/// The key of the row that says when a target was first seen.
inline constexpr const char* since_key = "since";

} // namespace intouch::notify
