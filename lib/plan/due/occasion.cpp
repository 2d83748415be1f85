// SPDX-License-Identifier: MIT
#include "plan/due/occasion.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/channel_choice.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {
namespace {

date day_in(const roster::occasion& o, int year) { return in_year(o.on, std::chrono::year(year)); }

/// The last day on which the touch is still useful.
date last_day(const roster::occasion& o, int year, const ledger::occasion_mark& mark) {
    const date on = day_in(o, year);
    if (mark.moved) return std::max(on, mark.moved->day);
    return mark.last_missed ? std::max(on, *mark.last_missed + days(1)) : on;
}

} // namespace

std::string name_of(const roster::person& person, const open_occasion& o) {
    return ledger::occasion_of(person.id, o.what->name, o.year);
}

ledger::occasion_mark mark_of(const ledger::person_state& state, const std::string& name, int year) {
    if (state.occasions.empty()) return {};
    const auto found = state.occasions.find(ledger::occasion_of_year(name, year));
    return found == state.occasions.end() ? ledger::occasion_mark() : found->second;
}

bool is_over(const roster::occasion& o, int year, const ledger::occasion_mark& mark, date today) {
    return mark.closed || mark.missed > 1 || last_day(o, year, mark) < today;
}

std::vector<open_occasion> open_occasions(const roster::person& person, const ledger::person_state& state,
                                          date today) {
    std::vector<open_occasion> open;
    const auto paused = pause_of(person, state);
    if (paused.for_good) return open;
    for (const auto& o : person.occasions) {
        if (o.via.empty()) continue;
        // A missed occasion may go on into the next year.
        int year = static_cast<int>(civil(today).year()) - 1;
        if (o.year) year = std::max(year, static_cast<int>(*o.year) + 1);
        for (;; ++year) {
            const auto mark = mark_of(state, o.name, year);
            if (is_over(o, year, mark, today)) continue;
            open_occasion next{
                .what = &o, .year = year, .on = day_in(o, year), .day = {}, .missed = mark.missed > 0};
            next.day = next.on - o.lead;
            if (mark.last_missed) next.day = std::max(next.day, *mark.last_missed + days(1));
            if (mark.moved) {
                next.moved = true;
                next.day = mark.moved->day;
                next.time = mark.moved->time;
            }
            next.day = std::max(next.day, today);
            if (paused.until && next.day < *paused.until && !mark.moved) continue;
            open.push_back(next);
            break;
        }
    }
    return open;
}

bool marks(const roster::settings& settings, const open_occasion& o, date day, const std::string& channel) {
    const date first = o.on - o.what->lead;
    if (day >= first) return true;
    const auto& via = o.what->via;
    const bool may_be_early = o.what->lead.count > 0 || goes_by_post(channel_of(settings, channel));
    return may_be_early && day + days(7) >= first && std::ranges::find(via, channel) != via.end();
}

std::string channel_for(const roster::settings& settings, const roster::person& person,
                        const ledger::person_state& state, const std::vector<std::string>& via) {
    for (const auto& channel : roster::reachable_via(person, via, settings))
        if (state.unusable.empty() || !state.unusable.contains(failed_detail(settings, person, channel)))
            return channel;
    return {};
}

std::optional<absorbed_occasion> absorbed_occasion_of(const plan_input& in,
                                                      const std::vector<std::string>& people, date today,
                                                      date earliest, date latest) {
    std::optional<absorbed_occasion> first;
    for (const auto& id : people) {
        const auto& person = in.roster.people.at(id);
        if (person.occasions.empty()) continue;
        const auto& state = state_of(in, id);
        if (state.lost) continue;
        for (const auto& o : open_occasions(person, state, today)) {
            if (o.day < earliest || latest < o.day) continue;
            auto channel = channel_for(in.settings, person, state, o.what->via);
            if (channel.empty() || !channel_of(in.settings, channel).contact) continue;
            const auto rank = [](const absorbed_occasion& a) {
                return std::tuple(a.occasion.day, std::string_view(a.person->id),
                                  std::string_view(a.occasion.what->name));
            };
            absorbed_occasion found{.person = &person, .occasion = o, .channel = std::move(channel)};
            if (!first || rank(found) < rank(*first)) first = std::move(found);
        }
    }
    return first;
}

} // namespace intouch::plan
