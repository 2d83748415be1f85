// SPDX-License-Identifier: MIT
#include "bench/steadiness/rosters.hpp"

#include "bench/steadiness/chance.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace intouch::bench {

namespace {

struct description {
    int people = 0;
    std::string_view settings;
};

description described(std::string_view roster) {
    if (roster == "parent") return {25, "[blocks.evening]\nwhen = ['Tue 18:30-19:30']\n"};
    if (roster == "many") return {150, "[blocks.sunday]\nwhen = ['Sun 16:00-18:00']\n"};
    if (roster == "sales")
        return {190, "[blocks.monday]\nwhen = ['Mon 10:00-11:30']\ncircles = ['clients']\n"
                     "[blocks.tuesday]\nwhen = ['Tue 14:00-15:30']\n"
                     "[blocks.wednesday]\nwhen = ['Wed 09:00-10:00']\ncircles = ['leads']\n"
                     "[blocks.thursday]\nwhen = ['Thu 16:00-17:00']\n"};
    if (roster == "student")
        return {12, "[blocks.sunday]\nwhen = ['Sun 17:00-18:00']\nevery = '2 weeks'\nfrom = 2027-01-03\n"};
    if (roster == "retiree") return {60, "[days]\nlimit = '45 minutes'\n"};
    if (roster == "mixed")
        return {60, "[blocks.monday]\nwhen = ['Mon 18:00-18:45']\nvia = ['call', 'text']\n"
                    "[blocks.thursday]\nwhen = ['Thu 19:00-20:00']\n"
                    "[blocks.saturday]\nwhen = ['Sat 10:00-11:30']\n"};
    if (roster == "far")
        return {60, "[blocks.breakfast]\nwhen = ['Sat 09:00-10:30']\n"
                    "[blocks.evenings]\nwhen = ['Tue,Thu 18:00-19:00']\n"
                    "[blocks.late]\nwhen = ['Sun 20:30-22:00']\n"};
    if (roster == "home")
        return {45, "[blocks.family]\nwhen = ['Sun 17:00-18:00']\ncircles = ['family']\n"
                    "[blocks.calls]\nwhen = ['Tue 18:30-19:30']\nvia = ['call', 'text']\n"};
    throw std::invalid_argument("there is no roster " + std::string(roster));
}

/// In days. A few people are close; most are due a few times a year.
span some_cadence(std::uint64_t seed, const std::string& id) {
    constexpr std::array<int, 10> all{14, 28, 28, 42, 42, 56, 56, 84, 112, 168};
    return {all[static_cast<std::size_t>(pick(seed, "every/" + id, all.size()))], span_unit::day};
}

roster::person somebody(std::uint64_t seed, const std::string& id, std::string circle) {
    roster::person p;
    p.id = id;
    p.name = "Person " + id;
    p.circles.push_back(std::move(circle));
    p.cadence.every = some_cadence(seed, id);
    p.details = {{"phone", "+49 1"}, {"email", "x@example.org"}, {"address", "Here"}};
    return p;
}

std::string circle_of(std::string_view roster, int number) {
    if (roster == "sales") return number % 5 < 2 ? "clients" : "leads";
    if (roster == "home") return number % 3 == 0 ? "family" : "friends";
    return "people";
}

void channels_of(roster::person& p, std::string_view roster, int number) {
    constexpr std::array<std::array<const char*, 2>, 4> ways{
        {{"call", "text"}, {"letter", "call"}, {"email", "call"}, {"text", "call"}}};
    if (roster == "mixed") {
        const auto& via = ways[static_cast<std::size_t>(number % 4)];
        p.cadence.via = std::vector<std::string>{via[0], via[1]};
    }
    if (roster == "home" && number % 6 == 1) p.cadence.via = std::vector<std::string>{"letter"};
}

void zone_of(roster::person& p, int number) {
    constexpr std::array<const char*, 6> zones{"Europe/Berlin", "Asia/Tokyo",    "America/New_York",
                                               "Europe/London", "Europe/Berlin", "Europe/Lisbon"};
    p.zone = test::zone(zones[static_cast<std::size_t>(number) % zones.size()]);
    if (number % 4 == 0)
        p.reach = {parse_week_range("Mon-Fri 08:00-19:00").value(),
                   parse_week_range("Sat-Sun 08:00-20:00").value()};
}

void occasion_of(roster::person& p, std::uint64_t seed, int number) {
    if (number % 3 != 0) return;
    roster::occasion o;
    o.name = "Birthday";
    o.on = {std::chrono::month(1U + static_cast<unsigned>(pick(seed, "month/" + p.id, 12))),
            std::chrono::day(1U + static_cast<unsigned>(pick(seed, "day/" + p.id, 28)))};
    o.via = {number % 2 == 0 ? "call" : "letter"};
    if (number % 2 != 0) o.lead = {4, span_unit::day};
    p.occasions.push_back(std::move(o));
}

} // namespace

bool is_eventful(std::string_view roster) { return roster == "far" || roster == "home"; }

village make_village(std::string_view roster, std::uint64_t seed) {
    const auto about = described(roster);
    village v;
    v.world.read_settings("timezone = 'Europe/Berlin'\n" + std::string(about.settings));
    v.world.clock("2027-01-01 00:00");
    for (int i = 0; i < about.people; ++i) {
        const auto id = fmt::format("p{:03}", i);
        auto p = somebody(seed, id, circle_of(roster, i));
        channels_of(p, roster, i);
        if (roster == "far") zone_of(p, i);
        if (roster == "home") occasion_of(p, seed, i);
        if (is_eventful(roster) && i % 10 < 2) p.household = fmt::format("house{}", i / 10);
        v.world.roster.circles[p.circles.front()].id = p.circles.front();
        if (i % 12 == 0) {
            p.protect = true;
            v.protected_people.insert(id);
        }
        v.world.roster.people.emplace(id, std::move(p));
    }
    return v;
}

roster::person newcomer(int number, const span& every) {
    auto p = somebody(0, fmt::format("new{:03}", number), "friends");
    p.cadence.every = every;
    if (number % 2 == 0) p.stage = roster::person_stage::fresh;
    return p;
}

} // namespace intouch::bench
