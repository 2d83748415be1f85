// SPDX-License-Identifier: MIT
// Which blocks accept which demands, and when within each occurrence.
#pragma once

#include "plan/availability/reachable_runs.hpp"
#include "plan/due/demand.hpp"
#include "plan/solver/timeline.hpp"
#include "roster/settings.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace intouch::plan {

/// Why a block refuses a demand that its filters accept.
enum class refusal : std::uint8_t { too_short, reach, hours };

class eligibility {
public:
    /// Demands that are alike in hours, filters and length.
    struct group {
        std::size_t hours = 0; ///< the number of their set of zone, reach and hours
        minutes length{0};
        std::vector<std::size_t> timelines;                   ///< of the blocks that accept them
        std::vector<std::pair<std::size_t, refusal>> refused; ///< blocks that only hours or length rule out
    };

    /// Timeline i holds the occurrences of block i. `timelines` must outlive this.
    eligibility(std::vector<const roster::block*> blocks, const std::vector<timeline>& timelines);

    /// Only occurrences before `day` decide what a block accepts. To be called before the first `group_of`.
    void judge_before(date day) { judged_before_ = day; }
    /// The answer stays: occurrences that are added later do not change what a block accepts.
    [[nodiscard]] std::size_t group_of(const demand& d);
    [[nodiscard]] const group& operator[](std::size_t g) const { return groups_[g]; }
    [[nodiscard]] std::size_t size() const { return groups_.size(); }
    /// Whether a block that accepts them has room for one of them in every fourth of its occurrences.
    [[nodiscard]] bool often_accepts(std::size_t g, std::size_t timeline);
    /// The minutes of that occurrence in which reach and hours of the group allow contact.
    [[nodiscard]] const std::vector<run>& runs(std::size_t g, std::size_t timeline, std::size_t slot);

private:
    /// What makes two demands alike: the number of their hours, length, timeless, channel and circles.
    using likeness = std::tuple<std::size_t, minutes, bool, std::string, std::vector<std::string>>;
    /// One slot stands for all of its kind.
    struct sample {
        std::size_t slot = 0;
        std::size_t count = 0;
    };
    struct zone_view {
        std::vector<std::vector<std::uint64_t>> kinds; // by timeline and slot; 0: not known yet
        std::vector<std::vector<sample>> samples;      // by timeline
    };

    zone_view& view_of(std::size_t zone);
    std::uint64_t kind_of(std::size_t zone, std::size_t timeline, std::size_t slot);
    const std::vector<sample>& samples_of(std::size_t zone, std::size_t timeline);
    const std::vector<run>& runs_of(std::size_t hours, std::size_t timeline, std::size_t slot);
    int longest(std::size_t hours, std::size_t timeline);
    /// Whether appointments and days away leave `length` minutes in less than every fourth occurrence of the year. Then touches go to [days], and do
    /// not wait for the end of the year.
    [[nodiscard]] bool is_mostly_taken(std::size_t timeline, minutes length) const;
    refusal why_refused(const demand& d, std::size_t timeline);

    date judged_before_ = date::max();
    std::vector<const roster::block*> blocks_;
    const std::vector<timeline>& timelines_;
    std::vector<group> groups_;
    std::map<likeness, std::size_t> group_ids_;
    reachable_runs reachable_;
    std::vector<zone_view> views_; // by zone
};

} // namespace intouch::plan
