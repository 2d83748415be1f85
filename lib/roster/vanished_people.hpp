// SPDX-License-Identifier: MIT
// A check against a roster that lost people by mistake: a file that was cut off can still be valid TOML.
// See lib/README.md, "Vanished people".
#pragma once

#include "roster/person.hpp"

#include <chrono>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace intouch::roster {

/// The ids of the people in `before` who are missing from `after`. A person is not missing when another entry
/// lists the id under `formerly`. The result is empty unless at least three people are missing and they are
/// more than a fifth of the people in `before`.
[[nodiscard]] std::vector<std::string> vanished_people(const roster& before, const roster& after);

/// The same comparison with what a plan holds: the owners of touches (people, households, gatherings) whom `after`
/// does not know.
[[nodiscard]] std::vector<std::string> vanished_owners(const std::set<std::string>& owners,
                                                       const roster& after);

/// The name of the first file of `after` that holds only the beginning of what it held in `before`; empty: none.
[[nodiscard]] std::string cut_file(std::span<const source> before, std::span<const source> after);

/// `after` plus the people `ids` of `before` and their circles. The entries of `after` stay unchanged.
[[nodiscard]] roster restore_people(const roster& before, roster after, const std::vector<std::string>& ids);

/// How certain it is that the files say what the user means.
enum class certainty : std::uint8_t {
    first_look,  ///< the files say so for the first time
    second_look, ///< they said the same a minute ago
    confirmed,   ///< the user said so
};

/// Files that are not believed yet. The minute begins with their texts: another reading of the same texts, such as
/// for a calendar that changed, does not begin it again.
class doubted_files {
public:
    using time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes until_believed{1};

    /// What a reading of `texts` at `now` is.
    [[nodiscard]] certainty look(const std::vector<source>& texts, time now);
    void forget();
    [[nodiscard]] bool any() const { return !texts_.empty(); }
    [[nodiscard]] const std::vector<source>& texts() const { return texts_; }
    /// When a look at the same texts is a second look.
    [[nodiscard]] time due() const { return since_ + until_believed; }

private:
    std::vector<source> texts_;
    time since_{};
};

struct guarded_roster {
    roster value; ///< to plan with
    std::vector<std::string>
        held{}; ///< people whom `value` keeps; not empty: look at the files again in a minute
    bool operator==(const guarded_roster&) const = default;
};

/// Believes `after`, or holds the people who vanished from it until the files say the same again or the user
/// confirms it.
[[nodiscard]] guarded_roster guard_people(const roster& before, roster after, certainty how);

} // namespace intouch::roster
