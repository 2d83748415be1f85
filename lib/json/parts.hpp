// SPDX-License-Identifier: MIT
// What several answers have in common.
#pragma once

#include "json/writer.hpp"
#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::json {

/// A touch as in design 8.1, with its why.
void put(writer& w, const plan::touch& t, const plan::plan_input& in);
void put(writer& w, const ledger::entry& e, const time_zone& zone);
void put_members(writer& w, const ledger::entry& e, const time_zone& zone);
void put(writer& w, const plan::capacity& c, const roster::settings& s);

/// The round's touch of each person, those in `with` too, and the booking of each gathering. Refers to the
/// agenda.
class touches_by_person {
public:
    explicit touches_by_person(const plan::agenda& a);
    /// Null when nothing is planned.
    [[nodiscard]] const plan::touch* of(std::string_view person) const;

private:
    std::unordered_map<std::string_view, const plan::touch*> touches_;
};

/// The same for one person, without an index.
[[nodiscard]] const plan::touch* round_touch(const plan::agenda& a, std::string_view person);

/// What else is open with a person, household or gathering, in the order of the agenda: promises, occasions,
/// what one of the household has of their own, the bookings of their gatherings.
[[nodiscard]] std::vector<const plan::touch*> touches_beside(const plan::agenda& a, std::string_view id,
                                                             const roster::roster& r);

/// The touch or null.
void put_or_null(writer& w, const plan::touch* t, const plan::plan_input& in);

} // namespace intouch::json
