// SPDX-License-Identifier: MIT
// A few demands and blocks for the tests of the solver.
#pragma once

#include "plan/solver/assign.hpp"
#include "plan/story.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

inline plan::solver_settings solver_settings_of(const roster::settings& settings) {
    plan::solver_settings out{.days = settings.days, .freeze = settings.freeze};
    for (const auto& [id, block] : settings.blocks) out.blocks.push_back(&block);
    return out;
}

struct table {
    roster::settings settings = roster::default_settings();
    std::vector<plan::demand> wanted;
    std::vector<plan::away_span> away;
    std::vector<plan::busy_span> appointments;
    ledger::published_plan published;
    time_zone home = zone("Europe/Berlin");
    instant moment = parse_instant("2026-12-01T08:00:00Z").value();

    /// A block every Tuesday for so many minutes.
    void tuesdays(int length) {
        roster::block b;
        b.id = "tue";
        b.name = "Tuesdays";
        b.when = {parse_week_range("Tue 17:00-18:00").value()};
        b.when[0].to = b.when[0].from + minutes(length);
        settings.blocks["tue"] = b;
    }
    plan::demand& want(const std::string& person, std::string_view ideal, int early, int late,
                       double interval) {
        plan::demand d;
        d.uid = person + "@intouch";
        d.person = person;
        d.channel = "call";
        d.length = minutes(25);
        d.ideal = day(ideal);
        d.earliest = std::max(d.ideal - days(early), day_at(home, moment));
        d.latest = d.ideal + days(late);
        d.interval = interval;
        wanted.push_back(d);
        return wanted.back();
    }
    /// Calls `use` with an empty schedule of the demands.
    template <class Use> void with_schedule(const Use& use) const {
        const plan::away_days gone(away);
        const plan::busy_times busy(appointments);
        std::vector<plan::demand> at_pace_1 = wanted;
        for (plan::demand& d : at_pace_1) {
            d.own_ideal = d.ideal;
            d.own_latest = d.latest;
        }
        plan::schedule s(at_pace_1, solver_settings_of(settings), gone, busy, home, moment,
                         day("2027-06-01"));
        use(s);
    }
    /// "2026-12-08T17:00", or the day of an all-day touch.
    [[nodiscard]] std::string where(const plan::schedule& s, std::size_t index) const {
        const plan::position& at = s.where(index);
        if (!at.placed()) return "nowhere";
        return at.start ? print(std::chrono::floor<minutes>(home.to_local(*at.start))) : print(at.day);
    }
    /// "ada 2026-12-08T17:00", by person; publishes these positions.
    std::string assigned() {
        std::string out;
        with_schedule([&](plan::schedule& s) {
            plan::assign(s, published);
            published.clear();
            for (std::size_t index = 0; index < s.size(); ++index) {
                const plan::demand& d = wanted[index];
                const plan::position& at = s.where(index);
                out += fmt::format("{} {}\n", d.person, where(s, index));
                published[d.uid] = {.uid = d.uid,
                                    .owner = d.person,
                                    .kind = std::string(plan::name(d.kind)),
                                    .round = d.round,
                                    .attempt = d.attempt,
                                    .channel = d.channel,
                                    .length = d.length,
                                    .ideal = d.ideal,
                                    .latest = d.latest,
                                    .day = at.day,
                                    .start = at.start,
                                    .block = s.is_day(at.at) ? "" : s.block(at.at.timeline).id};
            }
        });
        return out;
    }
};

} // namespace intouch::test
