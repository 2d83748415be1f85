// SPDX-License-Identifier: MIT
#include "plan/about.hpp"

#include "core/text.hpp"
#include "plan/beside.hpp"
#include "plan/person_state.hpp"
#include "plan/uid.hpp"

namespace intouch::plan {
namespace {

std::optional<about> beside_round(const input& in, const std::string& person, const std::string& uid) {
    const auto& written = in.roster.people.at(person);
    const auto& state = state_of(in, person);
    for (const auto& [entry, given] : state.promises)
        if (uid == promise_uid(in.instance, person, entry))
            return about{.person = person,
                         .names = entry,
                         .beside = true,
                         .channel = promise_demand(in, written, given).channel};
    for (const auto& o : open_occasions(written, state, today(in)))
        if (uid == occasion_touch_uid(in.instance, person, o.what->name, o.year))
            return about{.person = person,
                         .names = name_of(written, o),
                         .beside = true,
                         .channel = channel_for(in.settings, written, state, o.what->via)};
    return std::nullopt;
}

} // namespace

result<about> about_of(const input& in, const subject& s, const std::string& person, const std::string& uid) {
    if (uid.empty() || uid == touch_uid(in.instance, s.owner, s.state.round)) return about();
    if (auto found = beside_round(in, person, uid)) return *found;
    if (auto found = beside_round(in, s.person.id, uid)) return *found;
    for (const auto& other : s.with)
        if (auto found = beside_round(in, other, uid)) return *found;
    return fail(errc::conflict, "touch: found " + quoted(uid) + ", which is not planned for " + person +
                                    " any more: look at what is now and name that one, or none");
}

std::string marked_by(const input& in, const subject& s, const std::string& person, date day,
                      const std::string& channel) {
    const auto of = [&](const std::string& id) -> std::string {
        const auto& written = in.roster.people.at(id);
        for (const auto& o : open_occasions(written, state_of(in, id), s.today))
            if (marks(o, day, channel)) return name_of(written, o);
        return {};
    };
    auto found = of(person);
    if (found.empty() && s.person.id != person) found = of(s.person.id);
    for (auto other = s.with.begin(); found.empty() && other != s.with.end(); ++other)
        if (*other != person) found = of(*other);
    return found;
}

} // namespace intouch::plan
