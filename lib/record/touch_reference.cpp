// SPDX-License-Identifier: MIT
#include "record/touch_reference.hpp"

#include "core/text.hpp"
#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/promises_and_occasions.hpp"

#include <vector>

namespace intouch::record {
namespace {

/// A touch beside the round, and the names that it has.
struct named_touch {
    touch_reference what;
    std::string uid;
    std::string entry; ///< of a promise
    std::string text;  ///< of the promise, or the occasion's name
};

void add_of(const plan::plan_input& in, const std::string& person, std::vector<named_touch>& to) {
    const auto& written = in.roster.people.at(person);
    const auto& state = state_of(in, person);
    for (const auto& [entry, given] : state.promises)
        to.push_back(
            {{.person = person, .names = entry, .channel = promise_demand(in, written, given).channel},
             plan::promise_uid(in.instance, person, entry),
             entry,
             given.note});
    for (const auto& o : plan::open_occasions(written, state, today(in)))
        to.push_back({{.person = person,
                       .names = name_of(written, o),
                       .channel = plan::channel_for(in.settings, written, state, o.what->via)},
                      plan::occasion_touch_uid(in.instance, person, o.what->name, o.year),
                      {},
                      o.what->name});
}

/// The touches beside the round: those of `person` first, then those of the other members of the household.
std::vector<named_touch> beside_round(const plan::plan_input& in, const plan::party& s,
                                      const std::string& person) {
    std::vector<named_touch> all;
    add_of(in, person, all);
    if (s.person.id != person) add_of(in, s.person.id, all);
    for (const auto& other : s.with)
        if (other != person) add_of(in, other, all);
    return all;
}

std::string list_of(const std::vector<const named_touch*>& some, std::string_view last) {
    std::string list;
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (i > 0) list += i + 1 == some.size() ? last : std::string_view(", ");
        list += quoted(some[i]->text) + (some[i]->entry.empty() ? "" : " (" + some[i]->entry + ")");
    }
    return list;
}

} // namespace

result<touch_reference> find_touch(const plan::plan_input& in, const plan::party& s,
                                   const std::string& person, const std::string& name) {
    if (name.empty() || name == plan::touch_uid(in.instance, s.owner, s.state.round))
        return touch_reference();
    const auto all = beside_round(in, s, person);
    std::vector<const named_touch*> having;
    std::vector<const named_touch*> every;
    for (const auto& one : all) {
        if (name == one.uid || name == one.entry) return one.what;
        if (lower_ascii(one.text).contains(lower_ascii(name))) having.push_back(&one);
        every.push_back(&one);
    }
    if (having.size() == 1) return having.front()->what;
    if (having.size() > 1)
        return fail(errc::conflict,
                    "touch: " + quoted(name) + " may be " + list_of(having, " or ") + ": say which");
    return fail(errc::conflict,
                "touch: found " + quoted(name) + ", which is not planned for " + person +
                    " any more: look at what is now and name that one, or none" +
                    (every.empty() ? "" : "; beside the round there is " + list_of(every, " and ")));
}

std::string marked_occasion(const plan::plan_input& in, const plan::party& s, const std::string& person,
                            date day, const std::string& channel) {
    const auto of = [&](const std::string& id) -> std::string {
        const auto& written = in.roster.people.at(id);
        for (const auto& o : plan::open_occasions(written, state_of(in, id), s.today))
            if (marks(in.settings, o, day, channel)) return name_of(written, o);
        return {};
    };
    auto found = of(person);
    if (found.empty() && s.person.id != person) found = of(s.person.id);
    for (auto other = s.with.begin(); found.empty() && other != s.with.end(); ++other)
        if (*other != person) found = of(*other);
    return found;
}

} // namespace intouch::record
