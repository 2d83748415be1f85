// SPDX-License-Identifier: MIT
#include "plan/due/ramp.hpp"

#include "core/digest.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace intouch::plan {
namespace {

/// The position in the queue: a smaller one joins earlier.
struct queue_position {
    int less_ease;
    std::optional<date> last;
    std::uint64_t tie;
    joining joins;

    bool operator<(const queue_position& other) const {
        // A later `last` comes first, and any `last` comes before none.
        return std::tie(less_ease, other.last, tie) < std::tie(other.less_ease, last, other.tie);
    }
};

std::vector<std::string> not_joined(const plan_input& in, const party& s, const household_index& index) {
    std::vector<std::string> ids;
    const auto add = [&](const std::string& id) {
        if (!state_of(in, id).joined) ids.push_back(id);
    };
    if (const auto household = index.find(s.owner); household != index.end())
        for (const auto* p : household->second) add(p->id);
    else
        add(s.person.id);
    return ids;
}

bool let_in_by(const roster::ramp_settings& ramp, const ledger::person_state& state) {
    const auto joined = std::ranges::find(state.history, ledger::entry_kind::joined, &ledger::entry::kind);
    return joined != state.history.end() && joined->key.starts_with(ramp_key) && joined->on.day >= ramp.from;
}

std::int64_t ramp_places_taken(const plan_input& in, const roster::ramp_settings& ramp) {
    return std::ranges::count_if(in.roster.people,
                                 [&](const auto& each) { return let_in_by(ramp, state_of(in, each.first)); });
}

bool paused_today(const party& s) { return is_paused_on(pause_of(s.person, s.state), s.today); }

} // namespace

std::int64_t ramp_places(const roster::ramp_settings& ramp, date day) {
    if (day < ramp.from) return 0;
    std::int64_t places = ramp.start;
    for (int step = 1; ramp.from + span{ramp.every.count * step, ramp.every.unit} <= day; ++step)
        places += ramp.add;
    return places;
}

std::vector<joining> people_joining(const plan_input& in) {
    states_in_order states(in);
    const bool complete = std::ranges::all_of(
        in.roster.people, [&](const auto& each) { return states.of(each.first).joined.has_value(); });
    if (complete) return {};
    const auto& ramp = in.settings.ramp;
    const auto index = households(in.roster);
    std::vector<joining> all;
    std::vector<queue_position> waiting;
    each_party(in, [&](const party& s) {
        joining j{.people = not_joined(in, s, index), .on = s.joined.value_or(s.today)};
        if (j.people.empty()) return;
        if (s.joined || !ramp) {
            all.push_back(std::move(j));
        } else if (!paused_today(s)) {
            j.by_ramp = true;
            const auto last = last_contact(s);
            waiting.push_back({-s.person.ease, last ? std::optional(last->on.day) : std::nullopt,
                               tie_break(s.owner), std::move(j)});
        }
    });
    if (waiting.empty()) return all;
    const auto places = ramp_places(*ramp, today(in)) - ramp_places_taken(in, *ramp);
    if (places <= 0) return all;
    std::ranges::sort(waiting, [](const queue_position& a, const queue_position& b) { return a < b; });
    if (places < std::ssize(waiting)) waiting.erase(waiting.begin() + places, waiting.end());
    for (auto& each : waiting) all.push_back(std::move(each.joins));
    return all;
}

} // namespace intouch::plan
