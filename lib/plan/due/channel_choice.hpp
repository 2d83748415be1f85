// SPDX-License-Identifier: MIT
// Which channel the open round is on.
//
// A round goes through `via` in order and never back. It starts on the first channel.
// - An attempt on a later channel takes the round there: the next attempt repeats the user's choice.
// - An attempt on an earlier channel, or on a channel outside `via`, leaves the round where it is. It still
//   counts for the ladder of its own channel, and its wait holds.
// - What was sent on a channel that does not count as contact leaves that channel behind.
// - A channel with a spent ladder and `then = "next-channel"` is left behind.
// The choice is the first usable channel from there on. Without one the round rests.
//
// A channel is unusable while the roster has the detail that was `unreachable`. With a new detail it is
// usable again, even in a round that passed it over, unless an attempt went to a later channel. A channel
// without a detail has nothing to mend, so it is unusable for the rest of the round only.
#pragma once

#include "plan/due/party.hpp"

#include <string>
#include <vector>

namespace intouch::plan {

struct unusable_channel {
    std::string channel;
    std::string detail; ///< "phone"
    bool operator==(const unusable_channel&) const = default;
};

struct channel_choice {
    std::string channel;                    ///< empty: none is left
    bool rests = false;                     ///< no channel is left, or a ladder with `then = "rest"` is spent
    std::vector<unusable_channel> unusable; ///< channels that were passed over
    bool operator==(const channel_choice&) const = default;
};

[[nodiscard]] channel_choice choose_channel(const party& s);

/// The hash that an `unreachable` entry keeps: of the detail that `channel` uses, or of "no " + its name when
/// the roster has none. Empty when the channel needs no detail.
[[nodiscard]] std::string failed_detail(const roster::settings& settings, const roster::person& person,
                                        const std::string& channel);
[[nodiscard]] std::string failed_detail(const party& s, const std::string& channel);

/// The settings of a channel; default values when the settings do not name it.
[[nodiscard]] roster::channel channel_of(const roster::settings& settings, const std::string& id);
/// Whether what is sent takes days to arrive: the channel is not live, and needs an address.
[[nodiscard]] bool goes_by_post(const roster::channel& c);

} // namespace intouch::plan
