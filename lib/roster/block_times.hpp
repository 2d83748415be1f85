// SPDX-License-Identifier: MIT
// Whether somebody could ever be planned in a block.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::roster {

/// How far somebody gets with a block: each step needs those before it.
enum class fit : std::uint8_t { filtered_out, too_short, no_time, fits };

/// Blocks as stretches of time in two weeks, one in winter and one in summer, so that both offsets of every
/// zone are seen. Weekdays of the month count as every week: a place that comes once a month is one all the
/// same. Refers to the block.
class block_times {
public:
    block_times(const block& b, const std::optional<time_zone>& zone);

    [[nodiscard]] const block& of() const { return *block_; }
    /// Of its longest stretch.
    [[nodiscard]] minutes longest() const { return longest_; }
    /// Whether it is for one of their circles.
    [[nodiscard]] bool lets_in(const person& p) const;
    /// Whether it is for that channel.
    [[nodiscard]] bool lets_in(const std::string& channel) const;
    /// On any of these channels.
    [[nodiscard]] fit best(const person& p, const std::vector<std::string>& via, const settings& s);

private:
    struct stretch {
        instant from;
        instant to;
    };
    fit timed(const person& p, const channel& c, const settings& s);
    static bool leaves_room(const stretch& t, const person& p, const channel& c, const time_zone& theirs);

    const block* block_;
    minutes longest_{0};
    std::vector<stretch> times_;
    std::map<std::string, bool> seen_; // by channel, zone and reach: few differ among many people
};

} // namespace intouch::roster
