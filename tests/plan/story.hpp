// SPDX-License-Identifier: MIT
// A small world to plan in: two files, a ledger, the published places, and a clock that only the test moves.
// The stories of tests/data/plan use it, and so do tests that need a ledger with a past.
#pragma once

#include "ledger/fold.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/demands.hpp"
#include "plan/plan.hpp"
#include "record/record.hpp"
#include "record/record_day_end.hpp"
#include "roster/read_roster.hpp"
#include "roster/read_settings.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

inline time_zone zone(std::string_view name) { return time_zone::load(name).value(); }
inline when at(std::string_view text) { return parse_when(text).value(); }
inline date day(std::string_view text) { return parse_date(text).value(); }

struct world {
    roster::settings settings = roster::default_settings();
    roster::roster roster;
    std::vector<ledger::entry> entries;
    ledger::state state;
    ledger::published_plan published;
    ledger::published_pace pace;
    std::vector<plan::away_span> away;
    std::vector<plan::busy_span> busy;
    time_zone home = zone("Europe/Berlin");
    instant moment;
    bool has_store = true;

    [[nodiscard]] plan::plan_input input() const {
        return {.settings = settings,
                .roster = roster,
                .state = state,
                .published = published,
                .away = away,
                .zone = home,
                .moment = moment,
                .instance = "test",
                .has_store = has_store,
                .busy = busy,
                .pace = pace};
    }
    /// Plans, and publishes the plan as the daemon does.
    plan::agenda plan_and_publish() {
        plan::agenda made = plan::plan(input());
        published = plan::to_publish(made);
        pace = made.pace;
        return made;
    }

    /// "2026-12-03 17:30", wall time at home; midnight without a time.
    void clock(std::string_view text) {
        const when w = at(text);
        moment = home.to_instant(local_second(w.day) + w.time.value_or(minutes(0)));
    }

    void read_settings(std::string_view toml) {
        auto read = roster::read_settings({"intouch.toml", std::string(toml)});
        refuse(read.faults);
        settings = std::move(read.value);
        if (settings.zone) home = *settings.zone;
    }
    void read_roster(std::string_view toml) {
        const std::vector<roster::source> files{{"roster.toml", std::string(toml)}};
        auto read = roster::read_roster(files, settings);
        refuse(read.faults);
        roster = std::move(read.value);
    }

    [[nodiscard]] record::new_id ids() {
        return [this] { return fmt::format("{:026}", ++made_); };
    }
    void append(const std::vector<ledger::entry>& more) {
        for (const auto& e : more) {
            ledger::apply(state, entries, e, plan::renames_of(roster));
            entries.push_back(e);
        }
    }
    /// Appends what was recorded; throws its error.
    void append(const result<std::vector<ledger::entry>>& more) {
        if (!more) throw std::runtime_error(more.error().text);
        append(*more);
    }
    void join() { append(record::record_joined(input(), ids())); }
    void log(const record::log_request& request) {
        append(record::record_outcome(input(), request, {}, ids()));
    }

    [[nodiscard]] const ledger::person_state& of(const std::string& person) const {
        return state.people.at(person);
    }
    /// The touch of the round, or the first touch of that kind.
    [[nodiscard]] plan::demand wanted(const std::string& person, std::string_view kind = {}) const {
        for (auto& d : plan::collect_demands(input()).wanted)
            if (d.person == person && (kind.empty() || plan::name(d.kind) == kind)) return d;
        throw std::runtime_error("nothing is wanted of " + person);
    }
    /// As if the plan had put the person's touch, all-day, on `place` and published it.
    void publish(const std::string& person, date place, std::string_view kind = {}) {
        const auto d = wanted(person, kind);
        published[d.uid] = {.uid = d.uid,
                            .owner = d.owner,
                            .kind = std::string(plan::name(d.kind)),
                            .round = d.round,
                            .attempt = d.attempt,
                            .channel = d.channel,
                            .length = d.length,
                            .ideal = d.own_ideal,
                            .latest = d.own_latest,
                            .day = place,
                            .start = {},
                            .block = {},
                            .pinned = d.pin.has_value(),
                            .told = place,
                            .first_told = place};
    }

private:
    int made_ = 0;

    static void refuse(const roster::fault_list& faults) {
        for (const auto& f : faults)
            if (f.level == roster::severity::error) throw std::runtime_error(roster::print(f));
    }
};

} // namespace intouch::test
