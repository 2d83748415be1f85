// SPDX-License-Identifier: MIT
#include "daemon/cli/resolve_name.hpp"

#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/files/configuration.hpp"
#include "json/member.hpp"
#include "roster/find_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon::commands {

namespace {

using roster::named_person;

/// Names of people and households, of gatherings, and of blocks.
struct known_names {
    std::vector<named_person> people, gatherings, blocks;
};

bool has(const std::vector<named_person>& all, std::string_view id) {
    return std::ranges::find(all, id, &named_person::id) != all.end();
}

void add(std::vector<named_person>& to, named_person one) {
    if (!has(to, one.id)) to.push_back(std::move(one));
}

std::string_view phrase(name_kind kind) {
    return kind == name_kind::person      ? "somebody on the roster"
           : kind == name_kind::gathering ? "a gathering"
                                          : "a block";
}

result<known_names> people_of(const global_options& c) {
    const auto answer = get(c, "/api/v1/people");
    if (!answer) return std::unexpected(answer.error());
    return known_names{json::named_people(*answer), {}, {}};
}

/// What the daemon plans with comes first. The files add what has no place in the agenda: households, and
/// blocks that do not come up again.
void add_others(known_names& to, const global_options& c) {
    if (const auto agenda = get(c, "/api/v1/agenda")) {
        for (auto& each : json::named_in(*agenda, "gatherings")) add(to.gatherings, std::move(each));
        for (auto& each : json::named_in(*agenda, "blocks")) add(to.blocks, std::move(each));
    }
    const auto files = load(find_paths(c.where));
    if (!files.usable) return;
    for (const auto& [id, p] : files.value.roster.people)
        if (!p.household.empty()) add(to.people, {p.household, p.household});
    for (const auto& [id, g] : files.value.roster.gatherings) add(to.gatherings, {id, g.name});
    for (const auto& [id, b] : files.value.settings.blocks) add(to.blocks, {id, b.name});
}

/// Whether the daemon knows a person or a household of that id.
bool is_on_roster(const global_options& c, const std::string& id) {
    return valid_id(id) && get(c, "/api/v1/people/" + id + "/why").has_value();
}

} // namespace

result<resolved_name> resolve_any(const global_options& c, const std::string& text) {
    auto known = people_of(c);
    if (!known) return std::unexpected(known.error());
    add_others(*known, c);
    auto all = known->people;
    std::ranges::copy(known->gatherings, std::back_inserter(all));
    std::ranges::copy(known->blocks, std::back_inserter(all));
    const auto found = roster::find_person(all, text, "somebody on the roster, a gathering or a block");
    if (!found && found.error().code == errc::not_found && is_on_roster(c, text))
        return resolved_name{name_kind::person, text};
    if (!found) return std::unexpected(found.error());
    std::vector<resolved_name> meant; // several kinds may have the id
    for (const auto& [kind, names] :
         {std::pair(name_kind::person, &known->people), std::pair(name_kind::gathering, &known->gatherings),
          std::pair(name_kind::block, &known->blocks)})
        if (const auto one = roster::find_person(*names, text); one && *one == *found)
            meant.push_back({kind, *found});
    if (meant.size() == 1) return meant.front();
    std::string kinds;
    for (const auto& one : meant) kinds += (kinds.empty() ? "" : " and of ") + std::string(phrase(one.kind));
    return fail(errc::conflict, fmt::format("{} is the id of {}: write a part of the name instead",
                                            intouch::quoted(*found), kinds));
}

result<std::string> resolve_person(const global_options& c, const std::string& text) {
    auto known = people_of(c);
    if (!known) return std::unexpected(known.error());
    if (has(known->people, text)) return text;
    add_others(*known, c);
    auto found = roster::find_person(known->people, text);
    if (!found && found.error().code == errc::not_found && is_on_roster(c, text)) return text;
    return found;
}

result<std::string> resolve_gathering(const global_options& c, const std::string& text) {
    known_names known;
    add_others(known, c);
    return roster::find_person(known.gatherings, text, "a gathering of the roster");
}

} // namespace intouch::daemon::commands
