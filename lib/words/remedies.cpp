// SPDX-License-Identifier: MIT
#include "words/why.hpp"

#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace intouch::words {

namespace {

/// The minutes of the longest of a block's times; an hour where there is no block to judge by.
double block_minutes(const roster::settings& s) {
    minutes longest{0};
    for (const auto& [id, block] : s.blocks) {
        for (const week_range& range : block.when) longest = std::max(longest, range.to - range.from);
    }
    return longest.count() > 0 ? static_cast<double>(longest.count()) : 60;
}

std::string more_blocks(double minutes_short, const roster::settings& s) {
    const double each = block_minutes(s);
    const double count = std::max(1.0, std::ceil(minutes_short / each - 1e-9));
    return fmt::format("{} of {:.0f} minutes a week",
                       count < 1.5 ? "one more block" : fmt::format("{:.0f} more blocks", count), each);
}

} // namespace

std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s) {
    if (!c.stretch || !std::isfinite(*c.stretch) || *c.stretch <= 1.005) return {};
    if (!std::isfinite(c.needed) || !std::isfinite(c.available)) return {};
    const double stretch = *c.stretch;
    std::vector<std::string> said;

    // A circle whose own blocks fall short while there is room elsewhere costs nothing to help.
    const auto spare = c.available - c.needed;
    const auto shortest = std::ranges::max_element(
        c.circles, {}, [](const plan::circle_capacity& each) { return each.needed - each.available; });
    if (shortest != c.circles.end() && shortest->needed - shortest->available > 0.5 && spare > 0.5) {
        said.push_back(fmt::format(
            "Let another block take the circle {}: it needs {:.0f} minutes a week, the blocks that take "
            "it give {:.0f}.",
            shortest->id, shortest->needed, shortest->available));
    }
    const double minutes_short =
        c.needed > c.available ? c.needed - c.available : c.needed * (1 - 1 / stretch);
    said.push_back(fmt::format("Make room: {} would do.", more_blocks(minutes_short, s)));
    said.push_back(
        fmt::format("Or give everybody more time: at this rate every 4 weeks becomes every {:.0f}.",
                    std::max(5.0, std::round(4 * stretch))));
    return said;
}

} // namespace intouch::words
