// SPDX-License-Identifier: MIT
#include "ical/reading_notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t most_notes = 20;
constexpr std::size_t most_lines = 5;

} // namespace

void reading_notes::add(std::size_t line, std::string what) {
    auto found = notes_.find(what);
    if (found == notes_.end()) {
        if (notes_.size() == most_notes) {
            ++untold_;
            return;
        }
        found = notes_.emplace(std::move(what), note{}).first;
    }
    note& n = found->second;
    if (std::ranges::count(n.lines, line) > 0) return;
    if (n.lines.size() < most_lines)
        n.lines.push_back(line);
    else
        ++n.more;
}

std::vector<std::string> reading_notes::sentences() const {
    std::vector<std::pair<std::size_t, std::string>> all;
    for (const auto& [what, n] : notes_) {
        auto lines = n.lines;
        std::ranges::sort(lines);
        std::string where;
        if (n.more > 0)
            where = fmt::format("lines {} and {} more", fmt::join(lines, ", "), n.more);
        else if (lines.size() == 1)
            where = fmt::format("line {}", lines.front());
        else
            where =
                fmt::format("lines {} and {}", fmt::join(lines.begin(), lines.end() - 1, ", "), lines.back());
        all.emplace_back(lines.front(), fmt::format("{}: {}", where, what));
    }
    std::ranges::sort(all);
    std::vector<std::string> made;
    for (auto& [line, text] : all) made.push_back(std::move(text));
    if (untold_ > 0) made.push_back(fmt::format("{} more lines could not be understood", untold_));
    return made;
}

} // namespace intouch::ical
