// SPDX-License-Identifier: MIT
#include "words/gathering_text.hpp"

#include "core/text.hpp"
#include "roster/effective.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

std::string members(const std::string& gathering, const roster::roster& r, roster::naming names) {
    const auto g = r.gatherings.find(gathering);
    if (g == r.gatherings.end()) return {};
    std::vector<std::string> told;
    for (const std::string& id : g->second.members) {
        const auto p = r.people.find(id);
        const std::string name = without_control(p == r.people.end() ? id : p->second.name);
        told.push_back(names == roster::naming::full ? name : roster::initials(name));
    }
    return joined(told);
}

} // namespace

const plan::shown_gathering* next_gathering(const plan::agenda& a, std::string_view id) {
    const plan::shown_gathering* next = nullptr; // sorted by day, so that the last is the next
    for (const plan::shown_gathering& g : a.gatherings)
        if (g.id == id) next = &g;
    return next;
}

std::string in_a_row(const plan::shown_gathering& g) {
    if (g.held < 2) return {};
    return fmt::format("{} in a row{}", g.held, g.took_place ? "" : " so far");
}

std::vector<std::string> gathering_lines(const plan::shown_gathering& g, const roster::roster& r,
                                         roster::naming names) {
    std::vector<std::string> lines;
    if (names == roster::naming::hidden) return lines;
    if (const std::string count = in_a_row(g); !count.empty()) lines.push_back(count + ".");
    if (const std::string who = members(g.id, r, names); !who.empty())
        lines.push_back("With " + who + (who.ends_with('.') ? "" : "."));
    if (names == roster::naming::full && !g.note.empty())
        lines.push_back("Booked: " + without_control(g.note, true));
    return lines;
}

} // namespace intouch::words
