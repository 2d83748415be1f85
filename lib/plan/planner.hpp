// SPDX-License-Identifier: MIT
// Planning again after little has happened, without starting over.
//
// A plan is a fixed point: with its places published, the same demands stay where they are. So after an entry
// only those can move who want something new, and those who had no better place until one of theirs came
// free; and of what the agenda says, only that can differ which speaks of a place that changed. A planner
// keeps what its last plan was made of (demands, places, agenda) and does only that much.
//
// What is guaranteed: whatever the way, the agenda equals `plan(in)`, byte for byte. So nothing is lost when
// a daemon starts anew, or when a planner forgets; the published places are all that it would need to
// remember. A planner that cannot be sure starts over by itself: other settings, days away, appointments,
// zone or day, a block moved or left out, a new pin, places put back by an undo.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace intouch::plan {

/// What happened between two plans.
struct news {
    std::set<std::string> concerned; ///< people, households and gatherings whose ledger or roster changed
    bool roster_changed = false;
    bool places_changed = false; ///< what is published is not what the last plan gave
};

/// Who differs between two rosters, wherever it is written; none when the difference may concern anybody.
[[nodiscard]] std::optional<std::set<std::string>> difference(const roster::roster& before,
                                                              const roster::roster& after);

/// What an agenda may say otherwise than the one before.
struct retold {
    std::set<std::string> touches; ///< uids of those that came, went or are told otherwise
    std::set<std::string> people;  ///< whose rounds that are over may be others
};

/// How a plan was made.
struct plan_report {
    bool from_nothing = true;
    std::size_t replanned = 0; ///< touches whose own reasons changed, and those who had no place before
    std::size_t moved = 0; ///< touches that stand elsewhere than published though nothing of theirs changed
    bool operator==(const plan_report&) const = default;
};

class planner {
public:
    planner();
    ~planner();
    planner(planner&&) noexcept;
    planner& operator=(planner&&) noexcept;

    /// From nothing.
    const agenda& plan(const plan_input& in);
    /// As `plan(in)`, when `since` tells of everything that happened since the last call and `in.published`
    /// is what that agenda was published as. The answer stays until the next call.
    const agenda& replan(const plan_input& in, const news& since);
    [[nodiscard]] const plan_report& report() const;
    /// Of the agenda before; null after a plan from nothing: all of it may be otherwise.
    [[nodiscard]] const retold* told() const;
    /// From nothing, and nothing is kept.
    [[nodiscard]] static agenda once(const plan_input& in);
    void forget();

private:
    struct kept;
    std::unique_ptr<kept> kept_;
};

} // namespace intouch::plan
