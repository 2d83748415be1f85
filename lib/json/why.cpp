// SPDX-License-Identifier: MIT
#include "json/why.hpp"

#include "json/known_person.hpp"
#include "json/touch_json.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/due/household.hpp"
#include "plan/due/party.hpp"
#include "words/why.hpp"

#include <cassert>
#include <vector>

namespace intouch::json {

namespace {

/// The person, or the lead of the household.
const roster::person& spoken_of(const std::string& id, const plan::plan_input& in) {
    const auto found = in.roster.people.find(id);
    if (found != in.roster.people.end()) return found->second;
    const auto members = plan::members_of(in.roster, id);
    assert(!members.empty());
    return *plan::household_view_of(in, id, members).lead;
}

} // namespace

std::string why_nothing(const std::string& id, const plan::agenda& a, const plan::plan_input& in) {
    std::string booking; // sorted by day, so that the last is the next
    for (const plan::shown_gathering& g : a.gatherings)
        if (g.id == id) booking = words::no_booking(g);
    if (!booking.empty()) return booking;
    return words::no_touch(spoken_of(id, in), in);
}

std::string why(const std::string& id, const plan::agenda& a, const plan::plan_input& in) {
    const plan::touch* t = plan::round_touch(a, id);
    const std::string nothing = t == nullptr ? why_nothing(id, a, in) : std::string();
    writer w;
    w.begin_object();
    w.key("id").text(id);
    w.key("name").text(name_of(id, in.roster));
    w.key("why").text(t != nullptr ? words::why(*t, in.settings) : nothing);
    w.key("lines").texts(t != nullptr ? words::why_lines(*t, in.settings)
                                      : std::vector<std::string>{nothing});
    w.key("touch");
    put_or_null(w, t, in);
    w.key("also").list(plan::touches_beside(a, id, in.roster), [&](writer& to, const plan::touch* other) {
        to.begin_object().key("lines").texts(words::why_lines(*other, in.settings));
        to.key("touch");
        put(to, *other, in);
        to.end_object();
    });
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
