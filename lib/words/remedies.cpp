// SPDX-License-Identifier: MIT
#include "words/remedies.hpp"

#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace intouch::words {

namespace {

/// "4 months instead of 3", "2 months instead of every month".
std::string instead(span to, span from) {
    const bool alike = to.unit == from.unit && from.count > 1;
    return fmt::format("{} instead of {}", every(to), alike ? std::to_string(from.count) : every(from));
}

/// "every 14 weeks", "5 times a week": the slower pace of who is usually wished "every 6 weeks" or "every day". Empty: in
/// these words it is not slower.
std::string slower(const plan::capacity& c) {
    if (c.usual_days == 0) return {};
    constexpr int a_week = 7;
    constexpr int fortnight = 14; // from here on in whole weeks
    const double wished = mean_days(c.usual);
    const int told = c.usual_days < fortnight ? c.usual_days : (c.usual_days + 3) / a_week * a_week;
    if (told > wished) return every_about(c.usual_days);
    const auto times = std::lround(a_week / (wished * c.stretch.value_or(1)));
    return times > 1 && static_cast<double>(times) < a_week / wished ? fmt::format("{} times a week", times)
                                                                     : std::string();
}

std::string told(const plan::remedy& r, const plan::capacity& c, const roster::settings& s) {
    switch (r.kind) {
    case plan::remedy_kind::open_block:
        return r.circle.empty()
                   ? fmt::format("let {} take the channel {} too", block_name(r.block, s), r.channel)
                   : fmt::format("let {} take the circle {} too", block_name(r.block, s), r.circle);
    case plan::remedy_kind::more_blocks:
        return r.count == 1 ? fmt::format("one more {}-minute block a week", r.minutes.count())
                            : fmt::format("{} more {}-minute blocks a week", r.count, r.minutes.count());
    case plan::remedy_kind::longer_cadence: {
        const std::string who = !r.circle.empty() ? r.circle : "everybody without a cadence of their own";
        return fmt::format("{} {}", who, instead(r.to, r.every));
    }
    case plan::remedy_kind::more_time:
        if (const auto pace = slower(c); !pace.empty())
            return fmt::format("everybody less often, so that {} becomes {}", every(c.usual), pace);
        return fmt::format("everybody less often, so that every 4 weeks becomes every {:.0f}",
                           std::max(5.0, std::ceil(4 * c.stretch.value_or(1) - 0.02)));
    }
    return {};
}

/// " (Ada, Grace and 12 more)"
std::string named(const std::vector<std::string>& people) {
    constexpr std::size_t most = 5;
    if (people.empty()) return {};
    if (people.size() <= most) return fmt::format(" ({})", joined(people));
    const std::size_t shown = most - 1;
    std::vector<std::string> parts(people.begin(), people.begin() + shown);
    parts.push_back(fmt::format("{} more", people.size() - shown));
    return fmt::format(" ({})", joined(parts));
}

/// What protection brings, or that it brings nothing: the others wait hardly longer.
std::string about_protected(const ledger::class_pace& these, const plan::capacity& c) {
    const bool one = these.people == 1;
    const std::string who =
        one ? "The protected person" : fmt::format("The {} protected people", these.people);
    if (these.stretch <= 1) return fmt::format(" {} {} their rhythm.", who, one ? "keeps" : "keep");
    double of_others = 0;
    for (const auto& each : c.classes)
        if (!each.protected_people) of_others = std::max(of_others, each.stretch);
    const bool in_vain = !one && of_others < 1.2 * these.stretch;
    const std::string how_long = these.stretch < 1.05
                                     ? "a little longer than wished"
                                     : fmt::format("{:.1f} times as long as wished", these.stretch);
    return fmt::format(" {}{} {} more than three quarters of the time there is, and {} {}.{}", who,
                       named(c.protected_in_vain), one ? "needs" : "need", one ? "waits" : "wait", how_long,
                       in_vain ? " To protect so many protects nobody." : "");
}

} // namespace

std::string hours(double minutes) {
    return minutes < 59.5 ? fmt::format("{:.0f} min", minutes) : fmt::format("{:.1f} h", minutes / 60);
}

std::vector<std::string> remedies(const plan::capacity& c, const roster::settings& s) {
    std::vector<std::string> said;
    for (const plan::remedy& r : c.remedies) said.push_back(capitalised(told(r, c, s)) + ".");
    return said;
}

std::string_view above_remedies(std::size_t count) {
    return count == 1 ? "This would do:" : "Each of these would do:";
}

std::string capacity_text(const plan::capacity& c) {
    if (c.needed == 0) {
        return c.wished == 0
                   ? "Nobody is to be contacted now, so no time is needed."
                   : "No day of the next year has a place for a touch: you are away, appointments take every "
                     "block, or [days] has no day.";
    }
    if (!c.is_short) {
        return fmt::format("This roster needs {} a week, with the tries that it takes; there is room for {}.",
                           hours(c.needed), hours(c.available));
    }
    std::string text = fmt::format("There is time for {:.0f} of the {:.0f} contacts a year that you wish for",
                                   c.possible, c.wished);
    if (const auto pace = slower(c); !pace.empty())
        text += fmt::format(": {} becomes about {}", every(c.usual), pace);
    text += ".";
    if (c.tries >= 1.05) text += fmt::format(" Reaching somebody takes {:.1f} tries.", c.tries);
    if (c.needed < c.available)
        text += " What a block or a day has left is often too short for another touch.";
    for (const auto& each : c.classes)
        if (each.protected_people) text += about_protected(each, c);
    return text;
}

} // namespace intouch::words
