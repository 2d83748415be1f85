// SPDX-License-Identifier: MIT
#include "roster/check/foreign_numbers.hpp"

#include "core/calling_codes.hpp"
#include "roster/check/block_times.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <map>

namespace intouch::roster {
namespace {

/// Whether the country has the clock of `mine`, in winter and in summer. For a zone that no country lists.
bool same_clock(const calling_country& c, const time_zone& mine) {
    const auto theirs = time_zone::load(c.zone());
    if (!theirs) return false;
    for (const date day : sample_weeks) {
        const instant noon = mine.to_instant(local_second(day) + std::chrono::hours(12));
        if (theirs->offset(noon) != mine.offset(noon)) return false;
    }
    return true;
}

/// Whether the user lives in that country.
bool is_home(const calling_country& c, const time_zone& mine) {
    const auto home = country_of_zone(mine.name());
    return home ? home->country == c.country : same_clock(c, mine);
}

/// "ada", "ada and grace", "ada, grace and 12 more".
std::string some_of(const std::vector<const person*>& people) {
    constexpr std::size_t most = 5;
    std::vector<std::string> names;
    for (const person* p : people) names.push_back(p->id);
    if (names.size() > most) {
        const std::size_t more = names.size() - most + 1;
        names.resize(most - 1);
        names.push_back(fmt::format("{} more", more));
    }
    return listed(names);
}

std::string advice(const calling_country& c) {
    if (!c.zone().empty()) return fmt::format("write timezone = \"{}\"", c.zone());
    return fmt::format("write their zone, such as timezone = \"{}\"", c.zones.substr(0, c.zones.find(' ')));
}

std::string text(const calling_country& c, const std::vector<const person*>& people) {
    const bool one = people.size() == 1;
    const std::string whose =
        one ? "the phone number is" : fmt::format("the phone numbers of {} are", some_of(people));
    return fmt::format("[people.{}]: {} in {} (+{}), and without `timezone` {} planned in your own time; {}",
                       people.front()->id, whose, c.country, c.code, one ? "calls are" : "all calls are",
                       advice(c));
}

} // namespace

fault_list foreign_numbers(const settings& s, const roster& r) {
    struct found {
        calling_country country;
        std::vector<const person*> people;
    };
    std::map<std::string_view, found> countries; // by name
    for (const auto& [id, p] : r.people) {
        const auto phone = p.details.find("phone");
        if (p.zone || phone == p.details.end()) continue;
        const auto country = country_of_number(phone->second);
        if (!country || is_home(*country, *s.zone)) continue;
        countries.try_emplace(country->country, found{*country, {}}).first->second.people.push_back(&p);
    }
    fault_list faults;
    for (const auto& [name, there] : countries)
        faults.push_back({there.people.front()->at, severity::warning, text(there.country, there.people)});
    return faults;
}

} // namespace intouch::roster
