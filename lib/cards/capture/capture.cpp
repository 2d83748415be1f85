// SPDX-License-Identifier: MIT
#include "cards/capture/capture.hpp"

#include "cards/known_people.hpp"
#include "cards/print_entry.hpp"
#include "core/text.hpp"
#include "roster/find_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::cards {

namespace {

/// The id of a line "[people.ID]", "[people.ID.x]" or "[[people.ID.x]]"; "" for another table; nothing for a line that
/// begins no table.
std::optional<std::string> table_of(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] != '[') return std::nullopt;
    line.remove_prefix(line.find_first_not_of("[ \t", begin));
    constexpr std::string_view people = "people.";
    if (!line.starts_with(people)) return std::string();
    line.remove_prefix(people.size());
    if (line.starts_with('"')) line.remove_prefix(1);
    return std::string(line.substr(0, line.find_first_of("\".] \t")));
}

} // namespace

result<captured_entry> capture(contact person, const std::string& circle, bool again,
                               const roster::roster& there, const import_settings& settings,
                               std::string_view how_again) {
    if (!circle.empty() && !there.circles.contains(circle))
        return fail(errc::invalid, "circle: " + roster::unknown_circle(circle, there));
    if (const auto& born = person.birthday; born && is_to_come(*born, settings.today))
        return fail(errc::invalid,
                    fmt::format("text: found the birthday {}, which is still to come; expected "
                                "{}, which is today, or earlier, or a day without a year",
                                intouch::print(in_year(born->on, *born->year)),
                                intouch::print(settings.today)));
    known_people known(there, settings.home, settings.blocks);
    if (const auto match = known.find(person); match && !again) {
        const auto on_roster = there.people.find(match->id);
        return fail(
            errc::conflict,
            fmt::format(
                "{} is on the roster already, as {} ({}), by {}: change that entry; for somebody else, {}",
                person.name, on_roster->second.name, match->id, match->by, how_again));
    }
    if (!circle.empty()) person.groups.insert(person.groups.begin(), circle);
    captured_entry made{known.take_id(person), person.name, {}};
    made.text = print_entry(made.id, person, there, settings, {});
    return made;
}

std::string capture_head() {
    return "# People added with \"intouch add\", the API or the page. This file is intouch's own: it adds "
           "entries and takes\n"
           "# them out. Move an entry into a file of your own whenever you like: yours counts from then "
           "on.\n";
}

result<std::string> without_entry(std::string_view text, const std::string& id) {
    std::string kept;
    bool inside = false;
    bool found = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto line = text.substr(0, end);
        text.remove_prefix(end);
        if (const auto table = table_of(line)) {
            inside = *table == id;
            found = found || inside;
        }
        if (!inside) kept += line;
    }
    if (!found) return fail(errc::not_found, fmt::format("found no entry [people.{}]", id));
    while (kept.ends_with("\n\n")) kept.pop_back();
    return kept;
}

} // namespace intouch::cards
