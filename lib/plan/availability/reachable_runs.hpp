// SPDX-License-Identifier: MIT
// The reachable minutes of occurrences, each worked out once. People with the same zone, reach and hours share
// the answers. So do occurrences of one length that begin at the same minute of the week in their zone.
#pragma once

#include "plan/availability/contact_hours.hpp"

#include <cstddef>
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

class reachable_runs {
public:
    /// The number of these hours: the same one for the same hours.
    [[nodiscard]] std::size_t number_of(const contact_hours& hours);
    /// The number of the zone of these hours: below `zones()`.
    [[nodiscard]] std::size_t zone_of(std::size_t hours) const { return hours_[hours].zone; }
    [[nodiscard]] std::size_t zones() const { return zones_.size(); }
    /// Equal for occurrences of one length that begin at the same minute of the week in that zone. An occurrence
    /// in which a clock changes is a kind of its own. Never 0.
    [[nodiscard]] std::uint64_t kind_of(std::size_t zone, instant start, instant end) const;
    /// The minutes of the occurrence in which these hours allow contact. `kind` is its kind in their zone.
    [[nodiscard]] const std::vector<run>& runs(std::size_t hours, std::uint64_t kind, instant start,
                                               instant end);

private:
    struct hours_set {
        contact_hours like;
        std::size_t zone = 0;
        std::unordered_map<std::uint64_t, std::vector<run>> known; // by kind of occurrence
    };

    std::size_t zone_number(const contact_hours& hours);

    std::vector<hours_set> hours_;
    std::unordered_multimap<std::size_t, std::size_t> hours_ids_; // by hash
    std::vector<time_zone> zones_;
    std::map<std::string, std::size_t, std::less<>> zone_ids_;
};

} // namespace intouch::plan
