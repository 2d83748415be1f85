// SPDX-License-Identifier: MIT
#include "plan/planner.hpp"

#include "plan/kept.hpp"

#include <utility>

namespace intouch::plan {

planner::planner() = default;
planner::~planner() = default;
planner::planner(planner&&) noexcept = default;
planner& planner::operator=(planner&&) noexcept = default;

const agenda& planner::plan(const plan_input& in) {
    kept_ = std::make_unique<kept>(in);
    kept_->plan(in, false);
    return kept_->shown;
}

const agenda& planner::replan(const plan_input& in, const news& since) {
    if (!kept_ || !kept_->replan(in, since)) plan(in);
    return kept_->shown;
}

const plan_report& planner::report() const {
    static const plan_report none;
    return kept_ ? kept_->report : none;
}

const retold* planner::told() const {
    return kept_ && !kept_->report.from_nothing ? &kept_->told_anew : nullptr;
}

agenda planner::once(const plan_input& in) {
    kept made(in);
    made.plan(in, true);
    return std::move(made.shown);
}

void planner::forget() { kept_.reset(); }

} // namespace intouch::plan
