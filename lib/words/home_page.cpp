// SPDX-License-Identifier: MIT
#include "words/home_page.hpp"

#include "words/touch_text.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

constexpr days looked_ahead{14};
constexpr std::size_t most_told = 30;

} // namespace

home_page home_of(const plan::agenda& a, const plan::plan_input& in) {
    home_page page;
    const auto people = in.roster.people.size();
    page.planned = fmt::format(
        "{} planned for, {} in all.", people == 1 ? "1 person is" : fmt::format("{} people are", people),
        a.touches.size() == 1 ? "1 touch" : fmt::format("{} touches", a.touches.size()));
    const date last = plan::today(in) + looked_ahead;
    std::size_t untold = 0;
    for (const auto& t : a.touches) {
        if (t.day >= last) continue;
        if (page.coming.size() < most_told)
            page.coming.push_back(next_phrase(t, in.settings, in.roster, in.zone));
        else
            ++untold;
    }
    if (untold > 0) page.more = fmt::format("… and {} more", untold);
    return page;
}

std::vector<place> places_to_look() {
    return {{"/api/v1/agenda", "the plan"},
            {"/api/v1/now", "who can be reached this minute"},
            {"/api/v1/people", "everybody, with their next touch"},
            {"/api/v1/ledger", "everything that was entered"},
            {"/api/v1/status", "the state of the daemon"},
            {"/api/v1/openapi.json", "all calls of the API"}};
}

} // namespace intouch::words
