// SPDX-License-Identifier: MIT
// Tells whether a person could ever be planned in a block.
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::roster {

/// How well a block suits a person. Each value after the first has passed the checks of the values before it.
enum class fit : std::uint8_t { filtered_out, too_short, no_time, fits };

/// The Mondays of a week in winter and of one in summer, so that both offsets of every zone are covered.
inline constexpr std::array sample_weeks = {date{std::chrono::year(2026) / 1 / 12},
                                            date{std::chrono::year(2026) / 7 / 13}};

/// True when the block accepts a circle of `p`.
[[nodiscard]] bool lets_in(const block& b, const person& p);
/// True when the block accepts the channel.
[[nodiscard]] bool lets_in(const block& b, const std::string& channel);

/// The times of a block in two sample weeks, one in winter and one in summer, so that both offsets of every
/// zone are covered. A range such as "1st Tue" counts as every week: a block that comes once a month can
/// still hold a touch. The block must outlive this object.
class block_times {
public:
    block_times(const block& b, const std::optional<time_zone>& zone);

    [[nodiscard]] const block& of() const { return *block_; }
    /// The length of the longest range.
    [[nodiscard]] minutes longest() const { return longest_; }
    [[nodiscard]] bool lets_in(const person& p) const { return intouch::roster::lets_in(*block_, p); }
    [[nodiscard]] bool lets_in(const std::string& channel) const {
        return intouch::roster::lets_in(*block_, channel);
    }
    /// The best fit over the channels `via`.
    [[nodiscard]] fit best(const person& p, const std::vector<std::string>& via, const settings& s);
    /// The same for one channel, in that week of `sample_weeks` alone.
    [[nodiscard]] fit best_in(std::size_t week, const person& p, const std::string& channel,
                              const settings& s);

private:
    struct stretch {
        instant from;
        instant to;
        std::size_t week = 0; ///< of `sample_weeks`
    };
    using by_week = std::array<bool, sample_weeks.size()>;
    by_week timed(const person& p, const channel& c, const settings& s);
    static bool leaves_room(const stretch& t, const person& p, const channel& c, const time_zone& theirs);

    const block* block_;
    minutes longest_{0};
    std::vector<stretch> times_;
    std::map<std::string, by_week> seen_; // answers by channel, zone and reach; many people share them
};

} // namespace intouch::roster
