// SPDX-License-Identifier: MIT
#include "roster/vanished_people.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

namespace intouch::roster {

namespace {

/// All of `gone` when they are too many of `all` to be believed at once; else nothing.
std::vector<std::string> if_too_many(std::vector<std::string> gone, std::size_t all) {
    constexpr std::size_t at_least = 3;
    constexpr std::size_t fraction = 5;
    if (gone.size() < at_least || gone.size() * fraction <= all) gone.clear();
    return gone;
}

} // namespace

std::vector<std::string> vanished_people(const roster& before, const roster& after) {
    std::set<std::string_view> former;
    for (const auto& [id, p] : after.people) former.insert(p.formerly.begin(), p.formerly.end());
    std::vector<std::string> gone;
    for (const auto& [id, p] : before.people)
        if (!after.people.contains(id) && !former.contains(id)) gone.push_back(id);
    return if_too_many(std::move(gone), before.people.size());
}

std::vector<std::string> vanished_owners(const std::set<std::string>& owners, const roster& after) {
    std::set<std::string_view> known;
    for (const auto& [id, p] : after.people) {
        known.insert(id);
        known.insert(p.household);
        known.insert(p.formerly.begin(), p.formerly.end());
    }
    for (const auto& [id, g] : after.gatherings) known.insert(id);
    std::vector<std::string> gone;
    std::ranges::copy_if(owners, std::back_inserter(gone),
                         [&](const std::string& owner) { return !known.contains(owner); });
    return if_too_many(std::move(gone), owners.size());
}

std::string cut_file(std::span<const source> before, std::span<const source> after) {
    for (const source& now : after) {
        const auto was = std::ranges::find(before, now.name, &source::name);
        if (was != before.end() && now.text.size() < was->text.size() && was->text.starts_with(now.text))
            return now.name;
    }
    return {};
}

certainty doubted_files::look(const std::vector<source>& texts, time now) {
    if (texts != texts_) {
        texts_ = texts;
        since_ = now;
    }
    return now < due() ? certainty::first_look : certainty::second_look;
}

void doubted_files::forget() { texts_.clear(); }

roster restore_people(const roster& before, roster after, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        const auto was = before.people.find(id);
        if (was == before.people.end()) continue;
        after.people.insert(*was);
        for (const std::string& name : was->second.circles)
            if (const auto c = before.circles.find(name); c != before.circles.end()) after.circles.insert(*c);
    }
    return after;
}

guarded_roster guard_people(const roster& before, roster after, certainty how) {
    if (how != certainty::first_look) return {.value = std::move(after)};
    auto held = vanished_people(before, after);
    if (held.empty()) return {.value = std::move(after)};
    auto kept = restore_people(before, std::move(after), held);
    return {.value = std::move(kept), .held = std::move(held)};
}

} // namespace intouch::roster
