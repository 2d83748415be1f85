// SPDX-License-Identifier: MIT
// Which channel the open round is on.
//
// A round goes through `via` in order and never back. It starts on the first channel. An attempt on a later
// one takes the round there: the user has moved on, and the next try repeats what they tried. An attempt on
// an earlier one, or on one that `via` does not name, leaves the round where it is; either way it counts for
// the ladder of its own channel, and its wait holds. A channel whose ladder is spent, with `then =
// "next-channel"`, is left behind. What remains is the first usable channel from there on; where there is
// none the round rests.
//
// A channel is unusable while the detail it needs is, on the roster, what it was when it was `unreachable`;
// mended, it is used again, also in the round that had passed it over without an attempt on a later one. A
// channel that needs no detail cannot be mended, so that it is unusable for the rest of the round only.
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
    bool rests = false;                     ///< none is left, or a ladder that ends in `rest` is spent
    std::vector<unusable_channel> unusable; ///< those before it that would have been taken
    bool operator==(const channel_choice&) const = default;
};

[[nodiscard]] channel_choice choose_channel(const party& s);

/// What `unreachable` remembers: the hash of the detail that `channel` uses, of "no " + its name when the
/// roster has none, empty when the channel needs none.
[[nodiscard]] std::string failed_detail(const roster::settings& settings, const roster::person& person,
                                        const std::string& channel);
[[nodiscard]] std::string failed_detail(const party& s, const std::string& channel);

/// The settings of a channel; a bare one for a name they do not have.
[[nodiscard]] roster::channel channel_of(const roster::settings& settings, const std::string& id);

} // namespace intouch::plan
