// SPDX-License-Identifier: MIT
// Tells the stories of tests/data/plan/places: where everybody is put, on which day and at what time.
#include "plan/checker.hpp"
#include "plan/stories.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace {

using namespace intouch;
using namespace intouch::test;

/// "Tue 17:25"; of an hour that the clocks go through twice " the second time" is said.
std::string clock_time(const time_zone& zone, instant at) {
    const auto local = zone.to_local(at);
    const auto minute = std::chrono::floor<minutes>(local);
    const std::bitset<7> weekday(1U << weekday_of(std::chrono::floor<days>(local)).c_encoding());
    return fmt::format("{} {}{}", print_weekdays(weekday), print_time(time_of(minute)),
                       zone.to_instant(local) == at ? "" : " the second time");
}

std::string full_date(date day) {
    return print_weekdays(std::bitset<7>(1U << weekday_of(day).c_encoding())) + " " + print(day);
}

/// "Tue 2026-12-01 17:00 ada call in calls, Wed 05:00 there"
std::string place_line(const world& w, const plan::touch& t) {
    auto line = full_date(t.day);
    if (t.start) line += clock_time(w.home, *t.start).substr(3);
    line += fmt::format(" {}{}{}", t.person, t.channel.empty() ? "" : " ", t.channel);
    if (t.kind != plan::touch_kind::cadence) line += fmt::format(" ({})", plan::name(t.kind));
    for (const auto& id : t.with) line += " with " + id;
    if (!t.ask.empty()) line += " ask " + t.ask;
    if (!t.block.empty()) line += " in " + t.block;
    if (t.pinned) line += " pinned";
    if (!t.firm) line += " about";
    const auto p = w.roster.people.find(t.person);
    if (t.start && p != w.roster.people.end() && p->second.zone)
        line += fmt::format(", {} there", clock_time(*p->second.zone, *t.start));
    return line;
}

std::string place_line(const plan::warning& warning) {
    auto line = std::string(plan::name(warning.code));
    if (!warning.person.empty()) line += " " + warning.person;
    if (warning.date) line += " " + print(*warning.date);
    if (!warning.id.empty()) line += " " + warning.id;
    if (!warning.text.empty()) line += " " + warning.text;
    if (warning.count) line += fmt::format(" {}", *warning.count);
    return line;
}

void tell_places(const story& s) {
    const world w = world_of(s);
    const auto a = plan::plan(w.input());
    CHECK(faults_of(w, a) == "");
    const auto compare = [&](const char* name, const std::vector<std::string>& found) {
        if (!s.sections.contains(name)) return;
        std::vector<std::string> expected;
        for (const auto& line : s.lines(name)) expected.push_back(joined(words_of(line), " "));
        INFO(name);
        CHECK(joined(found, "\n") == joined(expected, "\n"));
    };
    std::vector<std::string> places;
    for (const auto& t : a.touches) places.push_back(place_line(w, t));
    compare("places", places);
    std::vector<std::string> blocks;
    for (const auto& b : a.blocks)
        blocks.push_back(fmt::format("{}{} {} {} of {}", full_date(b.day),
                                     clock_time(w.home, b.start).substr(3), b.id, b.planned.count(),
                                     b.minutes.count()));
    blocks.resize(std::min(blocks.size(), s.lines("blocks").size())); // of half a year the first
    compare("blocks", blocks);
    std::vector<std::string> gatherings;
    for (const auto& g : a.gatherings)
        gatherings.push_back(fmt::format("{} {} {}", print(g.day), g.id, g.held));
    compare("gatherings", gatherings);
    std::vector<std::string> warnings;
    for (const auto& warning : a.warnings)
        if (warning.code != plan::warning_code::detail_missing) warnings.push_back(place_line(warning));
    compare("warnings", warnings);
}

} // namespace

TEST_CASE("the stories of tests/data/plan/places end as they say") {
    each_story(data_dir() / "plan" / "places", [](const story& s) {
        INFO(s.where);
        REQUIRE_NOTHROW(tell_places(s));
        REQUIRE(s.sections.contains("places"));
    });
}
