// SPDX-License-Identifier: MIT
#include "words/notices.hpp"

#include "core/text.hpp"
#include "words/phrase.hpp"
#include "words/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace intouch::words {
namespace {

constexpr std::size_t most_named = 3;

/// The touch of each person whose day comes first.
using touches = std::map<std::string_view, const plan::touch*>;

touches first_touches(const plan::agenda& a) {
    touches out;
    for (const plan::touch& t : a.touches) out.emplace(t.person, &t);
    return out;
}

const plan::touch* touch_of(const touches& all, const std::string& person) {
    const auto found = person.empty() ? all.end() : all.find(person);
    return found == all.end() ? nullptr : found->second;
}

/// "Ada, Bob and 9 more": each person once, in order.
struct people {
    std::vector<std::string> names;

    people(const std::vector<const plan::warning*>& group, const touches& all, std::size_t from) {
        std::vector<std::string_view> told;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const std::string& id = group[i]->person;
            if (std::ranges::find(told, id) != told.end()) continue;
            told.push_back(id);
            if (i < from) continue;
            const plan::touch* t = touch_of(all, id);
            names.push_back(t != nullptr && !t->name.empty() ? without_control(t->name) : id);
        }
    }
    [[nodiscard]] std::string text() const {
        std::vector<std::string> some = names;
        if (some.size() > most_named + 1) {
            some.resize(most_named);
            some.push_back(fmt::format("{} more", names.size() - most_named));
        }
        return joined(some);
    }
};

/// The text of a missing detail that several people lack.
std::string details_missing(const std::vector<const plan::warning*>& group, const touches& all) {
    const people who(group, all, 0);
    const std::string& detail = group.front()->text;
    return fmt::format("No {} on the roster for {} people: {}; add {} to their entries.",
                       detail_phrase(without_control(detail)), who.names.size(), who.text(), detail);
}

std::string one_line(const std::vector<const plan::warning*>& group, const touches& all,
                     const plan::agenda& a, const roster::settings& s) {
    const plan::warning& first = *group.front();
    std::string text = warning_text(first, touch_of(all, first.person), a, s);
    if (group.size() == 1) return text;
    if (first.person.empty()) return fmt::format("{} ({} more like this.)", text, group.size() - 1);
    const people others(group, all, 1);
    if (first.code == plan::warning_code::detail_missing && !others.names.empty())
        return details_missing(group, all);
    if (others.names.empty()) return text; // all are about one person, and `show` has the rest
    return fmt::format("{} The same goes for {}; intouch show {} tells more.", text, others.text(),
                       group[1]->person);
}

} // namespace

std::vector<std::string> notices(const plan::agenda& a, const roster::settings& s) {
    // A missing detail is a kind of its own; so is what is about no person: a file, an appointment, a block.
    std::vector<std::vector<const plan::warning*>> groups;
    std::map<std::pair<plan::warning_code, std::string_view>, std::size_t> known;
    for (const plan::warning& w : a.warnings) {
        const bool own = w.person.empty() && w.code != plan::warning_code::block_taken;
        const bool detail = w.code == plan::warning_code::detail_missing;
        const auto [found, fresh] = known.try_emplace(
            {w.code, detail ? std::string_view(w.text) : std::string_view()}, groups.size());
        if (fresh || own) {
            found->second = groups.size();
            groups.emplace_back();
        }
        groups[found->second].push_back(&w);
    }
    const touches all = first_touches(a);
    std::vector<std::string> lines;
    lines.reserve(groups.size());
    for (const auto& group : groups) lines.push_back(one_line(group, all, a, s));
    return lines;
}

std::vector<std::string> notices_about(std::string_view person, const plan::agenda& a,
                                       const roster::settings& s) {
    const touches all = first_touches(a);
    std::vector<std::string> lines;
    for (const plan::warning& w : a.warnings)
        if (w.person == person) lines.push_back(warning_text(w, touch_of(all, w.person), a, s));
    const auto twice = std::ranges::unique(lines);
    lines.erase(twice.begin(), twice.end());
    return lines;
}

} // namespace intouch::words
