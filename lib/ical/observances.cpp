// SPDX-License-Identifier: MIT
#include "ical/observances.hpp"

#include "core/text.hpp"
#include "ical/libical_values.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace intouch::ical {

namespace {

using shift = foreign_zone::shift;

constexpr date known_from{std::chrono::local_days(std::chrono::year(1970) / 1 / 1)};
constexpr date known_until{std::chrono::local_days(std::chrono::year(2070) / 1 / 1)};
constexpr std::size_t most_shifts = 2000;

std::optional<local_second> local_of(std::string_view text) {
    const auto read = parse_time_text(text);
    if (!read) return std::nullopt;
    if (const auto* zoned = std::get_if<zoned_time>(&*read)) return zoned->at;
    if (const auto* day = std::get_if<date>(&*read)) return local_second{*day};
    return std::nullopt;
}

/// The last wall time of the clock before the change at which the rule may come.
local_second last_of(const foreign_rule& rule, seconds before) {
    const local_second end{known_until};
    if (!rule.until) return end;
    if (const auto* day = std::get_if<date>(&*rule.until))
        return std::min(end, local_second{*day + days(1)} - seconds(1));
    if (const auto* at = std::get_if<instant>(&*rule.until))
        return std::min(end, local_second{(*at + before).time_since_epoch()});
    return std::min(end, std::get<zoned_time>(*rule.until).at);
}

/// One STANDARD or DAYLIGHT.
class observance_reader {
public:
    observance_reader(const component& c, step_budget& budget, std::vector<shift>& to)
        : c_(c), budget_(budget), to_(to) {}

    result<void> add() {
        const auto first = local_of(value_of(c_, "DTSTART"));
        if (!first) return refuse(c_.number, fmt::format("{} without a DTSTART", quoted(c_.name)));
        const auto after = parse_offset_text(value_of(c_, "TZOFFSETTO"));
        if (!after) return refuse(c_.number, "TZOFFSETTO: " + after.error().text);
        after_ = *after;
        before_ = after_;
        if (const auto* line = find(c_, "TZOFFSETFROM")) {
            const auto before = parse_offset_text(line->value);
            if (!before) return refuse(line->number, "TZOFFSETFROM: " + before.error().text);
            before_ = *before;
        }
        add_shift(*first);
        for (const auto& line : c_.lines) {
            if (line.name == "RDATE") add_dates(line);
            if (line.name != "RRULE") continue;
            if (auto done = add_rule(line, *first); !done) return done;
        }
        return {};
    }

private:
    static result<void> refuse(std::size_t line, const std::string& why) {
        return fail(errc::invalid, fmt::format("its VTIMEZONE cannot be followed (line {}: {})", line, why));
    }
    void add_shift(local_second at) {
        if (to_.size() < most_shifts) to_.push_back({at, before_, after_});
    }
    void add_dates(const content_line& line) {
        for (const auto& one : split_value(line.value, ','))
            if (const auto at = local_of(one)) add_shift(*at);
    }
    result<void> add_rule(const content_line& line, local_second first) {
        const auto rule = parse_rule(line.value, std::chrono::floor<days>(first), false);
        if (!rule) return refuse(line.number, rule.error().text);
        if (rule->freq != rule_frequency::yearly || rule->times_a_day > 1)
            return refuse(line.number,
                          "found a rule that is not yearly, expected FREQ=YEARLY and one time of day");
        const auto found = recurring_times(
            *rule, {first, false, local_second{known_from}, last_of(*rule, before_)}, budget_);
        if (!found) return refuse(line.number, found.error().text);
        if (found->cut) return refuse(line.number, "too many changes in one calendar");
        for (const local_second at : found->times) add_shift(at);
        return {};
    }

    const component& c_;
    step_budget& budget_;
    std::vector<shift>& to_;
    seconds before_{0};
    seconds after_{0};
};

} // namespace

result<std::vector<shift>> shifts_of(const component& vtimezone, step_budget& budget) {
    std::vector<shift> found;
    for (const auto& part : vtimezone.parts) {
        if (part.name != "STANDARD" && part.name != "DAYLIGHT") continue;
        if (auto done = observance_reader(part, budget, found).add(); !done)
            return std::unexpected(done.error());
    }
    if (found.empty())
        return fail(errc::invalid,
                    fmt::format("its VTIMEZONE cannot be followed (line {}: neither STANDARD nor DAYLIGHT)",
                                vtimezone.number));
    return found;
}

} // namespace intouch::ical
