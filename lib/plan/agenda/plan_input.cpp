// SPDX-License-Identifier: MIT
#include "plan/agenda/plan_input.hpp"

namespace intouch::plan {

const ledger::published_pace plan_input::no_pace;

std::vector<away_span> all_away(const std::vector<away_span>& written, const ledger::state& state) {
    auto all = written;
    for (const auto& [entry, told] : state.aways) all.push_back({told.from, told.to, told.note});
    return all;
}

std::vector<away_span> written_away(const roster::settings& settings) {
    std::vector<away_span> spans;
    for (const auto& written : settings.aways) {
        if (!written.from) continue;
        spans.push_back({*written.from, written.to.value_or(*written.from), written.what});
    }
    return spans;
}

date today(const plan_input& in) { return day_at(in.zone, in.moment); }

when now(const plan_input& in) {
    const auto local = std::chrono::floor<minutes>(in.zone.to_local(in.moment));
    return {day_of(local), time_of(local)};
}

date horizon_of(const plan_input& in) { return today(in) + in.settings.calendar.horizon + days(1); }

date history_of(const plan_input& in) { return today(in) - in.settings.calendar.history; }

} // namespace intouch::plan
