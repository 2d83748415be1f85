// SPDX-License-Identifier: MIT
#include "roster/effective.hpp"

#include "core/text.hpp"
#include "core/unicode.hpp"
#include "roster/read_cadence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::roster {
namespace {

/// The circles of `p` that have an `every`, the shortest first, then by id.
std::vector<const circle*> by_length(const person& p, const roster& r) {
    std::vector<const circle*> found;
    for (const std::string& id : p.circles)
        if (const auto it = r.circles.find(id); it != r.circles.end() && it->second.cadence.every)
            found.push_back(&it->second);
    std::ranges::sort(found, {}, [](const circle* c) {
        return std::pair(mean_days(*c->cadence.every), std::string_view(c->id));
    });
    return found;
}

/// The first circle of `p`, by id, that sets any cadence key. It supplies those keys when no circle has an
/// `every`.
const circle* first_with_manner(const person& p, const roster& r) {
    const circle* first = nullptr;
    for (const std::string& id : p.circles)
        if (const auto it = r.circles.find(id);
            it != r.circles.end() && it->second.cadence != partial_cadence{})
            if (first == nullptr || it->first < first->id) first = &it->second;
    return first;
}

bool has_detail(const person& p, const std::string& name, const settings& s) {
    const auto found = s.channels.find(name);
    return found == s.channels.end() || found->second.needs.empty() ||
           p.details.contains(found->second.needs);
}

/// As `cadence_of`, with the whole `via`.
effective_cadence as_written(const person& p, const roster& r, const settings& s) {
    effective_cadence found;
    if (p.cadence.every) {
        found.value = filled(p.cadence, s.touch);
        return found;
    }
    const auto circles = by_length(p, r);
    if (!circles.empty()) {
        found.value = filled(p.cadence, filled(circles.front()->cadence, s.touch));
        found.circle = circles.front()->id;
        for (const circle* c : circles)
            if (mean_days(*c->cadence.every) > mean_days(*circles.front()->cadence.every))
                found.other_circles.push_back(c->id);
        return found;
    }
    const circle* manner = first_with_manner(p, r);
    found.value = filled(p.cadence, manner == nullptr ? s.touch : filled(manner->cadence, s.touch));
    found.is_default = true;
    return found;
}

} // namespace

std::vector<std::string> reachable_via(const person& p, std::vector<std::string> via, const settings& s) {
    const auto without = [&](const std::string& name) { return !has_detail(p, name, s); };
    if (!std::ranges::all_of(via, without)) std::erase_if(via, without);
    return via;
}

effective_cadence cadence_of(const person& p, const roster& r, const settings& s) {
    auto found = as_written(p, r, s);
    const auto written = std::exchange(found.value.via, reachable_via(p, found.value.via, s));
    if (!written.empty() && written.front() != found.value.via.front()) found.passed_over = written.front();
    return found;
}

std::optional<span> cadence_beside(const person& p, std::string_view circle, const roster& r,
                                   const settings& s) {
    if (p.cadence.every) return p.cadence.every;
    const auto circles = by_length(p, r);
    for (const intouch::roster::circle* c : circles)
        if (c->id != circle) return c->cadence.every;
    if (circles.empty() && !circle.empty()) return s.touch.every;
    return std::nullopt;
}

std::string initials(std::string_view name) {
    std::string text;
    for (const auto word : words_of(name))
        if (const auto letter = first_letter(word); !letter.empty())
            text += fmt::format("{}{}.", text.empty() ? "" : " ", letter);
    return text.empty() && !name.empty() ? "…" : text;
}

} // namespace intouch::roster
