// SPDX-License-Identifier: MIT
#include "roster/roster_reading.hpp"

#include "core/text.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <optional>

namespace intouch::roster {
namespace {

template <class Map> std::vector<std::string> ids_of(const Map& map) {
    std::vector<std::string> ids;
    for (const auto& [id, value] : map) ids.push_back(id);
    return ids;
}

struct checker {
    roster_reading& reading;
    std::vector<std::string> circles = ids_of(reading.value.circles);
    std::vector<std::string> people = ids_of(reading.value.people);
    std::map<std::string, reference> former = {};

    void add(const reference& r, std::string text) {
        reading.faults.push_back({r.name.at, severity::error, fmt::format("{}: {}", r.key, text)});
    }
    [[nodiscard]] std::string near(const reference& r, const std::vector<std::string>& ids) const {
        constexpr std::size_t most = 1000; // faults; a search for suggestions would take too long beyond
        return reading.faults.size() < most ? suggestion(r.name.text, ids) : std::string();
    }
    void unknown(const reference& r, std::string_view what, std::string_view table,
                 const std::vector<std::string>& ids) {
        if (!reading.value.complete) return; // the name may be in a file that could not be read
        const std::string hint = near(r, ids);
        add(r, fmt::format("found {}, expected {}{}", quoted(r.name.text), what,
                           !hint.empty() ? hint : fmt::format("; there is no [{}.{}]", table, r.name.text)));
    }

    void circle(const reference& r) {
        if (!reading.value.circles.contains(r.name.text)) unknown(r, "a circle", "circles", circles);
    }
    void through(const reference& r) {
        if (r.name.text == r.owner)
            add(r, fmt::format("found {}, which is this person, expected somebody else who could help",
                               quoted(r.name.text)));
        else
            member(r);
    }
    void member(const reference& r) {
        if (!reading.value.people.contains(r.name.text))
            unknown(r, "somebody on the roster", "people", people);
    }
    void household(const reference& r) {
        if (const auto person = reading.value.people.find(r.name.text); person != reading.value.people.end())
            add(r, fmt::format("found {}, which is the id of a person ({}), expected another id such "
                               "as \"{}-home\"",
                               quoted(r.name.text), print(person->second.at), r.name.text));
    }
    /// The ledger finds a history by the id alone, so that a gathering cannot share an id with a person or
    /// household.
    void gatherings() {
        for (const auto& [id, g] : reading.value.gatherings) {
            std::optional<place> first;
            if (const auto person = reading.value.people.find(id); person != reading.value.people.end())
                first = person->second.at;
            for (const auto& [other, p] : reading.value.people)
                if (!first && p.household == id) first = p.at;
            if (!first) continue;
            reading.faults.push_back(
                {g.at, severity::error,
                 fmt::format("[gatherings.{}]: found the id of a person or household ({}), expected "
                             "another id such as \"{}-weekend\"",
                             id, print(*first), id)});
        }
    }
    void formerly(const reference& r) {
        const auto person = reading.value.people.find(r.name.text);
        if (r.name.text == r.owner)
            add(r, fmt::format("found {}, which is the present id of this person, expected a former id",
                               quoted(r.name.text)));
        else if (person != reading.value.people.end())
            add(r, fmt::format(
                       "found {}, who is still on the roster ({}), expected an id that is no longer used",
                       quoted(r.name.text), print(person->second.at)));
        const auto [first, added] = former.try_emplace(r.name.text, r);
        if (!added && first->second.owner != r.owner)
            add(r, fmt::format("found {}, which is a former id of {} too ({}), expected it for one "
                               "person only",
                               quoted(r.name.text), first->second.owner, print(first->second.name.at)));
    }
};

} // namespace

void check_references(roster_reading& reading) {
    checker check{reading};
    for (const reference& r : reading.references) {
        if (r.key == "circles")
            check.circle(r);
        else if (r.key == "through")
            check.through(r);
        else if (r.key == "members")
            check.member(r);
        else if (r.key == "household")
            check.household(r);
        else
            check.formerly(r);
    }
    check.gatherings();
}

} // namespace intouch::roster
