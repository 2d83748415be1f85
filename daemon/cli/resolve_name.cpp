// SPDX-License-Identifier: MIT
#include "daemon/cli/resolve_name.hpp"

#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/files/configuration.hpp"
#include "json/member.hpp"
#include "roster/find_person.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace intouch::daemon::commands {

namespace {

using roster::named_person;

/// The names in the files that are no people.
struct others {
    std::vector<named_person> households, gatherings, blocks;
};

others named_in_files(const global_options& c) {
    const auto files = load(find_paths(c.where)).value;
    others named;
    std::set<std::string> households;
    for (const auto& [id, p] : files.roster.people)
        if (!p.household.empty() && households.insert(p.household).second)
            named.households.push_back({p.household, p.household});
    for (const auto& [id, g] : files.roster.gatherings) named.gatherings.push_back({id, g.name});
    for (const auto& [id, b] : files.settings.blocks) named.blocks.push_back({id, b.name});
    return named;
}

bool has(std::span<const named_person> all, std::string_view id) {
    return std::ranges::find(all, id, &named_person::id) != all.end();
}

result<std::vector<named_person>> people_of(const global_options& c) {
    const auto answer = get(c, "/api/v1/people");
    if (!answer) return std::unexpected(answer.error());
    return json::named_people(*answer);
}

void append(std::vector<named_person>& to, const std::vector<named_person>& more) {
    std::ranges::copy(more, std::back_inserter(to));
}

} // namespace

result<resolved_name> resolve_any(const global_options& c, const std::string& text) {
    auto all = people_of(c);
    if (!all) return std::unexpected(all.error());
    if (has(*all, lower_ascii(text))) return resolved_name{name_kind::person, lower_ascii(text)};
    const auto named = named_in_files(c);
    append(*all, named.households);
    append(*all, named.gatherings);
    append(*all, named.blocks);
    const auto found = roster::find_person(*all, text, "somebody on the roster, a gathering or a block");
    if (!found) return std::unexpected(found.error());
    const auto first = std::ranges::find(*all, *found, &named_person::id) - all->begin();
    const auto behind = static_cast<std::size_t>(all->end() - all->begin() - first);
    if (behind <= named.blocks.size()) return resolved_name{name_kind::block, *found};
    if (behind <= named.blocks.size() + named.gatherings.size())
        return resolved_name{name_kind::gathering, *found};
    return resolved_name{name_kind::person, *found};
}

result<std::string> resolve_person(const global_options& c, const std::string& text) {
    auto all = people_of(c);
    if (!all) return std::unexpected(all.error());
    if (!has(*all, lower_ascii(text))) append(*all, named_in_files(c).households);
    return roster::find_person(*all, text);
}

result<std::string> resolve_gathering(const global_options& c, const std::string& text) {
    return roster::find_person(named_in_files(c).gatherings, text, "a gathering of the roster");
}

} // namespace intouch::daemon::commands
