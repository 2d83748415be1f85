// SPDX-License-Identifier: MIT
#include "screens/people.hpp"

#include "core/enum_names.hpp"
#include "core/text.hpp"
#include "core/unicode.hpp"
#include "plan/availability/pause.hpp"
#include "plan/due/party.hpp"
#include "plan/report/slipping.hpp"
#include "screens/day_words.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::screens {

namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 5> filters{"", "due", "slipping", "paused", "waiting"};

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
std::string state_word(const roster::person& p, const plan::touch* t, const std::set<std::string>& slipping,
                       const plan::plan_input& in) {
    const date today = plan::today(in);
    if (t == nullptr) return words::no_touch_word(p, in);
    if (plan::pause_of(p, plan::state_of(in, p.id)).until > today) return "paused";
    if (slipping.contains(p.id)) return "slipping";
    return t->ideal <= today ? "due" : "";
}

/// Somebody who slips away is due as well.
bool passes(people_filter only, std::string_view state) {
    return only == people_filter::all || state == name(only) ||
           (only == people_filter::due && state == name(people_filter::slipping));
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

/// The ids of the people beyond their window, with their households.
std::set<std::string> slipping_people(const plan::agenda& a, const plan::plan_input& in) {
    std::set<std::string> ids;
    for (const auto& row : plan::slipping(in, a)) {
        ids.insert(row.person);
        ids.insert(row.with.begin(), row.with.end());
    }
    return ids;
}

/// Somebody in the order of the screen.
struct listed {
    std::string heading; ///< empty: no circle
    std::string plain;   ///< the name without case and accents
    const roster::person* person = nullptr;
};

/// Both without case and accents. What is wanted is a part of the name, or its words begin words of the name.
bool matches(const std::string& name, const std::string& wanted) {
    return name.contains(wanted) || std::ranges::all_of(words_of(wanted), [&](std::string_view word) {
               return (" " + name).contains(" " + std::string(word));
           });
}

std::string name_of(const roster::circle& c) { return c.name.empty() ? c.id : c.name; }

std::string heading_of(const roster::person& p, const roster::roster& r) {
    if (p.circles.empty()) return {};
    const auto circle = r.circles.find(p.circles.front());
    if (circle == r.circles.end()) return p.circles.front();
    return name_of(circle->second);
}

} // namespace

std::string_view name(people_filter f) { return filters.at(static_cast<std::size_t>(f)); }

people_filter parse_filter(std::string_view text) {
    return parse_name<people_filter>(filters, text).value_or(people_filter::all);
}

people_screen people_of(const plan::agenda& a, const plan::plan_input& in, std::string_view search,
                        people_filter only, std::size_t before) {
    const auto rounds = rounds_of(a);
    const auto touch_of = [&](const std::string& id) {
        const auto t = rounds.find(id);
        return t == rounds.end() ? nullptr : t->second;
    };
    const auto slipping = slipping_people(a, in);
    const auto wanted = without_case(trim_blanks(search));
    std::vector<listed> all;
    for (const auto& [id, p] : in.roster.people) {
        std::string plain = without_case(p.name);
        if (!matches(plain, wanted) && !id.contains(wanted)) continue;
        if (!passes(only, state_word(p, touch_of(id), slipping, in))) continue;
        all.push_back({heading_of(p, in.roster), std::move(plain), &p});
    }
    std::ranges::sort(all, {}, [](const listed& l) {
        return std::tuple(l.heading.empty(), std::string_view(l.heading), std::string_view(l.plain),
                          std::string_view(l.person->id));
    });
    people_screen s;
    for (const auto& [id, circle] : in.roster.circles) s.choices.push_back({id, name_of(circle)});
    const auto count = in.roster.people.size();
    s.nobody = count == 0;
    const auto people = count == 1 ? std::string("1 person") : fmt::format("{} people", count);
    s.count = all.size() == count ? people : fmt::format("{} of {}", all.size(), people);
    const bool only_rest = !all.empty() && all.front().heading.empty();
    const auto end = std::min(all.size(), before + most_people_shown);
    if (end < all.size()) s.more = end;
    for (std::size_t i = before; i < end; ++i) {
        const auto& [heading, plain, p] = all[i];
        if (i == before || heading != all[i - 1].heading)
            s.circles.push_back({!heading.empty() ? heading
                                 : only_rest      ? "Everybody"
                                                  : "Everybody else",
                                 {}});
        const auto* touch = touch_of(p->id);
        s.circles.back().rows.push_back(row_of(*p, touch, state_word(*p, touch, slipping, in), in));
    }
    return s;
}

} // namespace intouch::screens
