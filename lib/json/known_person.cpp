// SPDX-License-Identifier: MIT
#include "json/known_person.hpp"

#include "plan/pause.hpp"
#include "plan/subject.hpp"

namespace intouch::json {

known_person known(const roster::person& p, const plan::input& in) {
    static const ledger::person_state fresh; // for somebody the ledger has not seen
    const auto found = in.state.people.find(p.id);
    return {p, found == in.state.people.end() ? fresh : found->second, in};
}

void put_pause(writer& w, const known_person& k) {
    const plan::pause paused = plan::pause_of(k.person, k.state);
    if (paused.for_good) {
        w.boolean(true);
    } else {
        w.day(paused.until && *paused.until > plan::today(k.in) ? paused.until : std::nullopt);
    }
}

void put_last(writer& w, const known_person& k) {
    const auto last = plan::last_contact(k.person, k.state);
    if (last) {
        w.moment(last->on, k.in.zone);
    } else {
        w.null();
    }
}

} // namespace intouch::json
