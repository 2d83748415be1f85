// SPDX-License-Identifier: MIT
#include "cards/known_people.hpp"

#include "cards/id.hpp"
#include "cards/same_person.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::cards {

known_people::known_people(const roster::roster& there, dialling home, const std::set<std::string>& blocks)
    : home_(std::move(home)), ids_(blocks) {
    for (const auto& [id, person] : there.people) add(id, person);
    for (const auto& [id, gathering] : there.gatherings) ids_.insert(id);
}

void known_people::add(const std::string& id, const roster::person& person) {
    ids_.insert(id);
    if (!person.household.empty()) ids_.insert(person.household);
    for (const auto& before : person.formerly) ids_.insert(before);
    people_.emplace(id, name_key(person.name));
    names_.emplace(name_key(person.name), id);
    for (const auto& [key, detail] : person.details) {
        if (key == "email") emails_.emplace(lower_ascii(detail), id);
        if (key != "phone") continue;
        if (auto number = normalise(detail, home_)) phones_.emplace(*std::move(number), id);
    }
}

std::vector<known_people::match> known_people::all_matches(const contact& c) const {
    std::vector<match> found;
    const auto add_from = [&](const std::multimap<std::string, std::string>& from, const std::string& value,
                              const std::string& by) {
        const auto [begin, end] = from.equal_range(value);
        for (auto at = begin; at != end; ++at)
            found.push_back({at->second, by, people_.at(at->second) == name_key(c.name)});
    };
    for (const auto& phone : c.phones)
        if (const auto number = normalise(phone, home_))
            add_from(phones_, *number, fmt::format("the number {}", phone));
    for (const auto& email : c.emails)
        add_from(emails_, lower_ascii(email), fmt::format("the address {}", email));
    add_from(names_, name_key(c.name), "the name");
    if (const std::string id = id_of(c.name); people_.contains(id)) found.push_back({id, "the id", true});
    return found;
}

std::optional<known_people::match> known_people::find(const contact& c) const {
    const auto found = all_matches(c);
    if (found.empty()) return std::nullopt;
    const auto named = std::ranges::find(found, true, &match::named);
    return named == found.end() ? found.front() : *named;
}

std::string known_people::take_id(const contact& c) {
    std::string id = id_of(c.name);
    if (id.empty() && !c.emails.empty()) id = id_of(c.emails.front().substr(0, c.emails.front().find('@')));
    if (id.empty()) id = "person";
    std::string free = id;
    for (int n = 2; ids_.contains(free); ++n) free = fmt::format("{}-{}", id, n);
    ids_.insert(free);
    return free;
}

} // namespace intouch::cards
