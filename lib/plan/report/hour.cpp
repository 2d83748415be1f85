// SPDX-License-Identifier: MIT
#include "plan/report/hour.hpp"

#include "plan/availability/occurrences.hpp"
#include "plan/due/household.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <string_view>
#include <tuple>

namespace intouch::plan {
namespace {

constexpr minutes still_told{30};

/// Finds the person of an entry; for a household, its first member.
class owners {
public:
    explicit owners(const roster::roster& people) : people_(people) {}

    [[nodiscard]] const roster::person* find(const std::string& owner) {
        if (const auto p = people_.people.find(owner); p != people_.people.end()) return &p->second;
        if (!households_) households_ = households(people_);
        const auto members = households_->find(owner);
        return members == households_->end() ? nullptr : members->second.front();
    }

private:
    const roster::roster& people_;
    std::optional<household_index> households_;
};

} // namespace

hour_results::hour_results(const ledger::state& state, const roster::roster& people,
                           const std::map<std::string, roster::block>& blocks, const time_zone& zone,
                           date since) {
    std::set<std::string_view> seen; // an entry of several people stands in the history of each
    owners of_entries(people);
    const instant oldest = zone.to_instant(local_second(since)) - days(1);
    for (const auto& [id, of] : state.people)
        for (const ledger::entry& e : of.history | std::views::reverse) {
            if (e.at < oldest) break; // no outcome is entered before it happened
            const bool told = ledger::is_contact(e.kind) || ledger::is_attempt(e.kind);
            if (!told || !e.on.time || e.on.day < since || !seen.insert(e.id).second) continue;
            if (const roster::person* p = of_entries.find(e.person))
                outcomes_.push_back({zone.to_instant(local_second(e.on.day) + *e.on.time), &e, p});
        }
    std::ranges::sort(outcomes_, {},
                      [](const outcome& o) { return std::tuple(o.at, std::string_view(o.entry->id)); });
    if (outcomes_.empty()) return;
    const date first = day_at(zone, outcomes_.front().at);
    const date last = day_at(zone, outcomes_.back().at);
    for (const auto& [id, b] : blocks)
        for (const occurrence& o : occurrences(b, zone, first, last + days(1), changes_of(state, b)))
            begins_.push_back(o.start);
    std::ranges::sort(begins_);
}

hour_result hour_results::of(instant from, instant to) const {
    hour_result made;
    const auto next = std::ranges::lower_bound(begins_, to);
    const instant last =
        next == begins_.end() ? to + still_told : std::min(to + still_told, *next - seconds(1));
    auto o = std::ranges::lower_bound(outcomes_, from, {}, &outcome::at);
    for (; o != outcomes_.end() && o->at <= last; ++o) {
        const ledger::entry& e = *o->entry;
        made.tried += e.kind != ledger::entry_kind::they_reached_out ? 1 : 0;
        made.messages += e.kind == ledger::entry_kind::left_message ? 1 : 0;
        if (ledger::is_contact(e) &&
            std::ranges::find(made.spoke, o->person->id, &reached_person::person) == made.spoke.end())
            made.spoke.push_back({o->person->id, o->person->name});
        if (!e.note.empty())
            made.stories.push_back({e.on, o->person->id, o->person->name, e.kind, e.channel, e.note});
    }
    return made;
}

} // namespace intouch::plan
