// SPDX-License-Identifier: MIT
// A small world whose feeds a reader can predict: Berlin, Tuesday 1 December 2026, nine o'clock.
#pragma once

#include "feed/libical_reader.hpp"
#include "feed/render.hpp"
#include "plan/agenda/uid.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace intouch::test {

using namespace std::chrono_literals;

inline date on(int year, unsigned month, unsigned day) {
    return std::chrono::local_days(std::chrono::year(year) / std::chrono::month(month) /
                                   std::chrono::day(day));
}

/// Owns the values that a feed_input refers to.
struct world {
    roster::settings settings = roster::default_settings();
    roster::roster roster;
    ledger::state state;
    plan::agenda agenda;
    std::vector<plan::away_span> away;
    std::string instance = "instance";
    ledger::stamps stamps;
    std::string trouble;
    feed::buddy_hours buddies;
    feed::component_cache cache;

    explicit world(const std::string& zone = "Europe/Berlin") {
        agenda.zone = *time_zone::load(zone);
        settings.zone = agenda.zone;
        at(on(2026, 12, 1), 9h);
    }

    void at(date day, minutes time) { agenda.at = agenda.zone.to_instant(day + time); }
    [[nodiscard]] instant moment(date day, minutes time) const { return agenda.zone.to_instant(day + time); }

    roster::person& person(const std::string& id, const std::string& name) {
        roster::person& p = roster.people[id];
        p.id = id;
        p.name = name;
        return p;
    }

    plan::touch& touch(const std::string& id, date day) {
        plan::touch t;
        t.uid = plan::touch_uid(instance, id, 1);
        t.person = t.owner = id;
        t.name = roster.people[id].name;
        t.round = 1;
        t.channel = "call";
        t.minutes = 25min;
        t.ideal = t.earliest = t.latest = t.day = day;
        return agenda.touches.emplace_back(std::move(t));
    }

    plan::touch& timed(const std::string& id, date day, minutes time) {
        plan::touch& t = touch(id, day);
        t.start = moment(day, time);
        t.end = *t.start + t.minutes;
        return t;
    }

    roster::block& block(const std::string& id, const std::vector<std::string>& when) {
        roster::block& b = settings.blocks[id];
        b.id = id;
        b.name = "Keeping in touch";
        for (const std::string& range : when) {
            b.when.push_back(*parse_week_range(range, true));
        }
        return b;
    }

    /// Plans `people` in an occurrence of a block.
    void occurrence(const std::string& id, date day, minutes from, minutes to,
                    std::vector<std::string> people) {
        plan::block_occurrence o;
        o.id = id;
        o.name = settings.blocks[id].name;
        o.day = day;
        o.start = moment(day, from);
        o.end = moment(day, to);
        o.minutes = to - from;
        o.people = std::move(people);
        agenda.blocks.push_back(std::move(o));
    }

    void closed(const std::string& id, date day, const std::string& note) {
        plan::shown_closed c;
        c.uid = plan::touch_uid(instance, id, 0);
        c.person = id;
        c.name = roster.people[id].name;
        c.day = day;
        c.channel = "call";
        c.note = note;
        agenda.closed.push_back(std::move(c));
    }

    /// libical reads in it what stands there.
    [[nodiscard]] feed::rendered render(const roster::feed& f) {
        const feed::feed_input in{settings,
                                  roster,
                                  state,
                                  agenda,
                                  away,
                                  f,
                                  instance,
                                  stamps,
                                  [](const std::string& uid) { return "https://feeds.example.org/t/" + uid.substr(0, 8); },
                                  trouble,
                                  &buddies};
        feed::rendered r = feed::render(in, cache);
        CHECK(read_by_libical(r.body) == read_by_lines(r.body));
        return r;
    }
    [[nodiscard]] feed::rendered render(roster::naming names = roster::naming::full) {
        roster::feed f;
        f.id = "mine";
        f.names = names;
        return render(f);
    }
    /// Renders and stores the stamps, as the daemon does.
    feed::rendered publish(roster::naming names = roster::naming::full) {
        feed::rendered r = render(names);
        for (const auto& [key, stamp] : r.changed) {
            stamps[key] = stamp;
        }
        return r;
    }
};

/// Ada planned in a block, Grace all-day, Mary reached in November, a birthday, a gathering, days away.
inline world example() {
    world w;
    roster::person& ada = w.person("ada", "Ada Lovelace");
    ada.details = {{"phone", "+44 20 7946 0000"},
                   {"email", "ada@example.org"},
                   {"address", "12 St James's Square, London"}};
    ada.notes = "Prefers mornings.";
    ada.topics = {"her book", "the move to Bath"};
    ada.met = "Analytical Society dinner, March 2019";
    ada.last = on(2026, 10, 22);
    roster::person& grace = w.person("grace", "Grace Hopper");
    grace.details = {{"address", "Arlington, Virginia"}};
    w.person("mary", "Mary Somerville");
    w.block("calls", {"Tue 17:00-18:00", "Thu 17:00-18:00"}).from = on(2026, 12, 1);
    w.away = {{on(2026, 12, 20), on(2027, 1, 3), "Holidays"}};
    w.timed("ada", on(2026, 12, 3), 17h).block = "calls";
    plan::touch& letter = w.touch("grace", on(2026, 12, 4));
    letter.channel = "letter";
    w.occurrence("calls", on(2026, 12, 1), 17h, 18h, {});
    w.occurrence("calls", on(2026, 12, 3), 17h, 18h, {"ada"});
    w.occurrence("calls", on(2026, 12, 8), 17h, 18h, {});
    w.closed("mary", on(2026, 11, 20), "Spoke of the comet.");
    w.agenda.occasions.push_back({"ada", "Birthday", on(2026, 12, 10), 41});
    plan::shown_gathering gathering;
    gathering.id = "six-pack";
    gathering.name = "The Six-Pack weekend";
    gathering.day = on(2027, 5, 7);
    gathering.uid = plan::make_uid(w.instance, "gathering", gathering.id, "2027");
    gathering.days = 3;
    w.agenda.gatherings.push_back(gathering);
    return w;
}

} // namespace intouch::test
