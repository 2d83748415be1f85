// SPDX-License-Identifier: MIT
#include "words/remedies.hpp"

#include "core/text.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace intouch::words {

namespace {

constexpr double noticed = 1.005; ///< smallest stretch that a user would notice

/// "4 months instead of 3", "2 months instead of every month".
std::string instead(span to, span from) {
    const bool alike = to.unit == from.unit && from.count > 1;
    return fmt::format("{} instead of {}", every(to), alike ? std::to_string(from.count) : every(from));
}

std::string told(const plan::remedy& r, double stretch, const roster::settings& s) {
    switch (r.kind) {
    case plan::remedy_kind::open_block:
        return r.circle.empty()
                   ? fmt::format("let {} take the channel {} too", block_name(r.block, s), r.channel)
                   : fmt::format("let {} take the circle {} too", block_name(r.block, s), r.circle);
    case plan::remedy_kind::more_blocks:
        return r.count == 1 ? fmt::format("one more {}-minute block a week", r.minutes.count())
                            : fmt::format("{} more {}-minute blocks a week", r.count, r.minutes.count());
    case plan::remedy_kind::longer_cadence: {
        const std::string who = !r.circle.empty()   ? r.circle
                                : !r.person.empty() ? without_control(r.name.empty() ? r.person : r.name)
                                                    : "everybody without a cadence of their own";
        return fmt::format("{} {}", who, instead(r.to, r.every));
    }
    case plan::remedy_kind::more_time:
        return fmt::format("everybody less often, so that every 4 weeks becomes every {:.0f}",
                           std::max(5.0, std::ceil(4 * stretch - 0.02)));
    }
    return {};
}

} // namespace

std::string hours(double minutes) {
    return minutes < 59.5 ? fmt::format("{:.0f} min", minutes) : fmt::format("{:.1f} h", minutes / 60);
}

std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s) {
    std::vector<std::string> said;
    for (const plan::remedy& r : c.remedies)
        said.push_back(capitalised(told(r, c.stretch.value_or(1), s)) + ".");
    return said;
}

std::string capacity_text(const plan::capacity& c) {
    const std::string needs = fmt::format("This roster needs {} a week", hours(c.needed));
    if (c.available <= 0) return needs + "; no block gives any time, so touches go on your days for them.";
    const std::string both = fmt::format("{}, the blocks give {}", needs, hours(c.available));
    if (!c.stretch || *c.stretch <= noticed) return both + ".";
    // The total time may suffice while one circle or channel lacks time.
    const char* where = c.needed <= c.available ? ", but not to those who need it" : "";
    return fmt::format("{}{}; at this rate every 4 weeks becomes every {:.0f}.", both, where,
                       std::max(5.0, std::round(4 * *c.stretch)));
}

} // namespace intouch::words
