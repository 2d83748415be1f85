// SPDX-License-Identifier: MIT
#include "screens/people.hpp"

#include "core/without_case.hpp"
#include "plan/due/party.hpp"
#include "screens/day_words.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace intouch::screens {

namespace {

constexpr std::array<std::pair<people_filter, std::string_view>, 5> filters{
    {{people_filter::all, ""},
     {people_filter::due, "due"},
     {people_filter::slipping, "slipping"},
     {people_filter::paused, "paused"},
     {people_filter::waiting, "waiting"}}};

/// The touch of each person's round.
std::map<std::string_view, const plan::touch*> rounds_of(const plan::agenda& a) {
    std::map<std::string_view, const plan::touch*> all;
    for (const auto& t : a.touches) {
        if (t.round == 0) continue;
        all.emplace(t.person, &t);
        for (const auto& id : t.with) all.emplace(id, &t);
    }
    return all;
}

/// "due", "slipping", "paused", "waiting" or "".
std::string state_word(const roster::person& p, const plan::touch* t, const plan::plan_input& in) {
    const date today = plan::today(in);
    if (t == nullptr) return words::no_touch_word(p, in.state, today);
    if (t->latest < today) return "slipping";
    return t->ideal <= today ? "due" : "";
}

row row_of(const roster::person& p, const plan::touch* t, const std::string& state,
           const plan::plan_input& in) {
    const date today = plan::today(in);
    std::string small;
    if (const auto last = plan::last_contact(plan::party_of(in, p))) small = ago(last->on.day, today);
    if (t != nullptr)
        small += fmt::format("{}next {}{}", small.empty() ? "" : " · ", t->firm ? "" : "about ",
                             near_day(t->day, today));
    return {.lead = state, .what = p.name, .small = small, .path = "/people/" + p.id};
}

std::string heading_of(const roster::person& p, const roster::roster& r) {
    if (p.circles.empty()) return {};
    const auto circle = r.circles.find(p.circles.front());
    if (circle == r.circles.end()) return p.circles.front();
    return circle->second.name.empty() ? circle->first : circle->second.name;
}

} // namespace

std::string_view name(people_filter f) { return filters.at(static_cast<std::size_t>(f)).second; }

people_filter parse_filter(std::string_view text) {
    const auto found = std::ranges::find(filters, text, &std::pair<people_filter, std::string_view>::second);
    return found == filters.end() ? people_filter::all : found->first;
}

people_screen people_of(const plan::agenda& a, const plan::plan_input& in, std::string_view search,
                        people_filter only) {
    const auto rounds = rounds_of(a);
    const auto wanted = without_case(search);
    std::map<std::string, std::vector<row>> by_circle;
    std::size_t shown = 0;
    for (const auto& [id, p] : in.roster.people) {
        if (!without_case(p.name).contains(wanted) && !id.contains(wanted)) continue;
        const auto t = rounds.find(id);
        const auto* touch = t == rounds.end() ? nullptr : t->second;
        const auto state = state_word(p, touch, in);
        if (only != people_filter::all && state != name(only)) continue;
        by_circle[heading_of(p, in.roster)].push_back(row_of(p, touch, state, in));
        ++shown;
    }
    people_screen s;
    const auto all = in.roster.people.size();
    const auto people = all == 1 ? std::string("1 person") : fmt::format("{} people", all);
    s.count = shown == all ? people : fmt::format("{} of {}", shown, people);
    for (auto& [heading, rows] : by_circle) {
        std::ranges::sort(rows, {}, [](const row& r) { return std::pair(without_case(r.what), r.path); });
        if (!heading.empty()) s.circles.push_back({heading, std::move(rows)});
    }
    if (const auto rest = by_circle.find(""); rest != by_circle.end())
        s.circles.push_back(
            {by_circle.size() == 1 ? "Everybody" : "Everybody else", std::move(rest->second)});
    return s;
}

} // namespace intouch::screens
