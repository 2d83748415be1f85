// SPDX-License-Identifier: MIT
// Writes generated worlds and their agendas as JSON, one a line, for check.py. Each world is planned from nothing,
// and once more some days later.
//
//     plan_limits FIRST COUNT
#include "bench/limits/crowded.hpp"
#include "json/agenda.hpp"
#include "json/writer.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace intouch;
using namespace intouch::bench;
using json::writer;

void put_ranges(writer& to, std::string_view key, const times_of_week& all) {
    to.key(key).list(all, [](writer& w, const week_range& r) {
        w.begin_object();
        w.key("weekdays").begin_array();
        for (unsigned day = 0; day < 7; ++day)
            if (r.weekdays.test(day)) w.integer(day);
        w.end_array();
        w.key("nth").integer(r.nth);
        w.key("from").integer(r.from.count());
        w.key("to").integer(r.to.count());
        w.end_object();
    });
}

void put_block(writer& to, const roster::block& b) {
    to.begin_object();
    put_ranges(to, "when", b.when);
    to.key("every").integer(b.every.count);
    to.key("from").day(b.from);
    to.key("via").texts(b.via);
    to.key("circles").texts(b.circles);
    to.end_object();
}

void put_channel(writer& to, const roster::channel& c) {
    to.begin_object();
    to.key("minutes").integer(c.minutes.count());
    to.key("live").boolean(c.live);
    put_ranges(to, "hours", c.hours ? times_of_week{*c.hours} : times_of_week());
    to.end_object();
}

void put_person(writer& to, const roster::person& p) {
    to.begin_object();
    to.key("zone").text_or_null(p.zone ? p.zone->name() : std::string());
    put_ranges(to, "reach", p.reach);
    to.key("circles").texts(p.circles);
    const date* until = std::get_if<date>(&p.pause);
    to.key("paused_until").day(until == nullptr ? std::nullopt : std::optional(*until));
    to.end_object();
}

/// Moved and skipped occurrences; the last about an occurrence counts.
void put_block_changes(writer& to, const test::world& w) {
    to.key("moved").begin_array();
    for (const auto& e : w.entries) {
        if (e.kind != ledger::entry_kind::block_moved && e.kind != ledger::entry_kind::block_skipped)
            continue;
        to.begin_object().key("block").text(e.block);
        to.key("on").day(e.on.day).key("at").integer(e.on.time.value_or(minutes(0)).count());
        to.key("to").day(e.to ? std::optional(e.to->day) : std::nullopt);
        const auto time = e.to && e.to->time ? e.to->time : e.on.time;
        to.key("to_time").integer(time.value_or(minutes(0)).count()).end_object();
    }
    to.end_array();
}

template <class Map, class Put>
void put_map(writer& to, std::string_view key, const Map& all, const Put& put) {
    to.key(key).begin_object();
    for (const auto& [id, value] : all) {
        to.key(id);
        put(to, value);
    }
    to.end_object();
}

/// Where each touch lies, told or not, and where it lay before.
void put_places(writer& to, std::string_view key, const plan::agenda& a) {
    to.key(key).list(a.touches, [&](writer& w, const plan::touch& t) {
        const plan::hidden_place place =
            t.firm ? plan::hidden_place{.day = t.day, .start = t.start, .block = t.block} : t.hidden;
        const auto end = place.start ? std::optional(*place.start + t.minutes) : std::nullopt;
        w.begin_object().key("uid").text(t.uid).key("date").day(place.day);
        w.key("start").time(place.start, a.zone).key("end").time(end, a.zone);
        w.key("block").text_or_null(place.block).key("ask").text_or_null(t.ask).end_object();
    });
}

std::string line(std::uint64_t seed, const crowded& c, const plan::agenda& before, const plan::agenda& now) {
    const auto& w = c.world;
    writer to;
    to.begin_object().key("seed").integer(static_cast<std::int64_t>(seed));
    to.key("zone").text(w.home.name()).key("now").time(w.moment, w.home);
    to.key("freeze").integer(w.settings.freeze.count());
    to.key("limit").integer(w.settings.days.limit.count());
    to.key("days").begin_array();
    for (unsigned day = 0; day < 7; ++day)
        if (w.settings.days.on.test(day)) to.integer(day);
    to.end_array();
    put_map(to, "blocks", w.settings.blocks, put_block);
    put_map(to, "channels", w.settings.channels, put_channel);
    put_map(to, "people", w.roster.people, put_person);
    to.key("away").list(w.away, [](writer& x, const plan::away_span& a) {
        x.begin_object().key("from").day(a.from).key("to").day(a.to).end_object();
    });
    to.key("busy").list(c.busy, [&](writer& x, const plan::busy_span& b) {
        x.begin_object().key("from").time(b.from, w.home).key("to").time(b.to, w.home).end_object();
    });
    put_block_changes(to, w);
    put_places(to, "before", before);
    put_places(to, "places", now);
    to.end_object();
    std::string out = std::move(to).done();
    while (out.back() == '\n') out.pop_back();
    std::string agenda = json::agenda(now, c.input());
    while (agenda.back() == '\n') agenda.pop_back();
    return "{\"world\":" + out + ",\"agenda\":" + agenda + "}\n";
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): whoever runs it reads the exception
int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const std::uint64_t first = std::strtoull(argv[1], nullptr, 10);
    const std::uint64_t count = std::strtoull(argv[2], nullptr, 10);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        crowded c = make_crowded(seed);
        const auto from_nothing = plan::plan(c.input());
        std::fputs(line(seed, c, {}, from_nothing).c_str(), stdout);
        c.world.published = plan::to_publish(from_nothing);
        c.world.pace = from_nothing.pace;
        go_on(seed, c);
        std::fputs(line(seed, c, from_nothing, plan::plan(c.input())).c_str(), stdout);
    }
    return 0;
}
