// SPDX-License-Identifier: MIT
#include "plan/make_schedule.hpp"

#include <utility>

namespace intouch::plan {

schedule make_schedule(const plan_input& in, std::span<const demand> demands, const away_days& away,
                       const busy_times& busy) {
    solver_settings settings{.days = in.settings.days, .freeze = in.settings.freeze};
    for (const auto& [id, block] : in.settings.blocks) {
        settings.blocks.push_back(&block);
        settings.changes.push_back(changes_of(in.state, block));
    }
    return {demands, std::move(settings), away, busy, in.zone, in.moment, horizon_of(in)};
}

} // namespace intouch::plan
