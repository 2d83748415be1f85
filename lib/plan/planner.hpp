// SPDX-License-Identifier: MIT
// To be deleted: the types that the engine still uses. Every plan is `plan(in)`.
#pragma once

#include "plan/plan.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::plan {

struct news {
    std::set<std::string> concerned;
    bool roster_changed = false;
    bool places_changed = false;
};

[[nodiscard]] inline std::optional<std::set<std::string>> difference(const roster::roster& /*before*/,
                                                                     const roster::roster& /*after*/) {
    return std::nullopt;
}

struct retold {
    std::set<std::string> touches;
    std::set<std::string> people;
};

struct plan_report {
    bool from_nothing = true;
    std::size_t replanned = 0;
    std::size_t moved = 0;
};

class planner {
public:
    const agenda& plan(const plan_input& in) { return made_ = plan::plan(in); }
    const agenda& replan(const plan_input& in, const news& /*since*/) { return plan(in); }
    [[nodiscard]] const plan_report& report() const { return report_; }
    [[nodiscard]] const retold* told() const { return nullptr; }
    void forget() { made_ = {}; }

private:
    agenda made_;
    plan_report report_;
};

inline std::vector<const touch*> follow(agenda& old, const agenda& now, const retold& /*since*/) {
    old = now;
    return {};
}

} // namespace intouch::plan
