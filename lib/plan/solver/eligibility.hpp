// SPDX-License-Identifier: MIT
// Which blocks accept whom, and when within each occurrence. People who share zone, reach and hours share the
// answers, and so do the occurrences of a block that begin at the same minute of *their* week.
#pragma once

#include "plan/due/demand.hpp"
#include "plan/solver/timeline.hpp"
#include "roster/settings.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace intouch::plan {

/// Minutes of an occurrence, [from, to).
struct run {
    int from = 0;
    int to = 0;
    auto operator<=>(const run&) const = default;
};

/// Why a block does not accept a demand that its filters let through.
enum class refusal : std::uint8_t { too_short, reach, hours };

class access {
public:
    /// What holds for all demands alike in hours, filters and length.
    struct group {
        std::size_t hours = 0; ///< which set of zone, reach and hours
        minutes length{0};
        std::vector<std::size_t> lanes;                       ///< of the blocks that accept them
        std::vector<std::pair<std::size_t, refusal>> refused; ///< of those that only hours or length rule out
    };

    /// Lane i holds the occurrences of block i. Blocks and lanes must outlive this.
    access(std::vector<const roster::block*> blocks, const std::vector<lane>& lanes);

    /// Only occurrences before `day` say what is accepted; to be told before anybody asks.
    void judge_before(date day) { judged_before_ = day; }
    /// Stable while this lives; occurrences that are added later do not change what is accepted.
    [[nodiscard]] std::size_t group_of(const demand& d);
    [[nodiscard]] const group& operator[](std::size_t g) const { return groups_[g]; }
    [[nodiscard]] std::size_t size() const { return groups_.size(); }
    /// The minutes of that occurrence at which the group may be reached: reach and hours alone.
    [[nodiscard]] const std::vector<run>& runs(std::size_t g, std::size_t lane, std::size_t bin);

private:
    struct reach_set {
        contact_hours like;
        std::size_t zone = 0;
        std::unordered_map<std::uint64_t, std::vector<run>> known;
    };
    struct zone_view {
        std::vector<std::vector<std::uint64_t>> kinds; // by lane and bin; 0: not asked yet
        std::vector<std::vector<std::size_t>> samples; // by lane: one bin of each kind
    };

    std::size_t reach_set_of(const contact_hours& hours);
    std::uint64_t kind_of(std::size_t zone, std::size_t lane, std::size_t bin);
    const std::vector<std::size_t>& samples_of(std::size_t zone, std::size_t lane);
    const std::vector<run>& runs_of(std::size_t hours, std::size_t lane, std::size_t bin);
    int longest(std::size_t hours, std::size_t lane);
    refusal why_refused(const demand& d, std::size_t lane);

    date judged_before_ = date::max();
    std::vector<const roster::block*> blocks_;
    const std::vector<lane>& lanes_;
    std::vector<group> groups_;
    std::unordered_map<std::string, std::size_t> group_ids_;
    std::vector<reach_set> reach_sets_;
    std::unordered_map<std::string, std::size_t> reach_ids_;
    std::vector<time_zone> zones_;
    std::vector<zone_view> views_; // by zone
    std::map<std::string, std::size_t, std::less<>> zone_ids_;
};

} // namespace intouch::plan
