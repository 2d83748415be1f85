// SPDX-License-Identifier: MIT
#include "ical/appointments.hpp"

#include "core/text.hpp"
#include "ical/parse_rule.hpp"
#include "ical/rule.hpp"
#include "ical/text_value.hpp"
#include "ical/time_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t most_of_one = 10'000;
constexpr std::size_t most_of_all = 100'000;
constexpr std::size_t most_warnings = 20;
constexpr days longest_event{400}; // what is longer is cut: nobody is in a meeting for years

/// How long an event takes: whole days for dates, else days of the calendar and time.
struct extent {
    time_value begin;
    duration lasts;
};

class reader {
public:
    reader(const time_zone& own, date from, date to) : own_(own), from_(from), to_(to) {}

    void add_calendar(const component& calendar) {
        foreign_zones zones(calendar);
        std::map<std::string, std::vector<const component*>, std::less<>> overrides; // by uid
        for (const auto& event : calendar.parts)
            if (event.name == "VEVENT" && find(event, "RECURRENCE-ID") != nullptr)
                overrides[std::string(value_of(event, "UID"))].push_back(&event);
        for (const auto& event : calendar.parts) {
            if (event.name != "VEVENT") continue;
            if (find(event, "RECURRENCE-ID") != nullptr) {
                add_once(event, zones);
            } else {
                const auto of_it = overrides.find(value_of(event, "UID"));
                add_event(event, of_it == overrides.end() ? std::vector<const component*>() : of_it->second,
                          zones);
            }
        }
    }
    appointments finish() && {
        std::ranges::sort(made_.all);
        return std::move(made_);
    }

private:
    void warn(std::string text) {
        if (made_.warnings.size() < most_warnings) made_.warnings.push_back(std::move(text));
    }

    static bool cancelled(const component& event) {
        return lower_ascii(value_of(event, "STATUS")) == "cancelled";
    }
    static bool is_busy(const component& event) {
        if (lower_ascii(value_of(event, "X-MICROSOFT-CDO-BUSYSTATUS")) == "free") return false;
        return lower_ascii(value_of(event, "TRANSP")) != "transparent";
    }

    /// When the event is and how long, by DTEND, DURATION or RFC 5545 3.6.1's default.
    std::optional<extent> extent_of(const component& event, foreign_zones& zones) {
        const content_line* start = find(event, "DTSTART");
        if (start == nullptr) {
            warn(fmt::format("line {}: an event without DTSTART is not looked at", event.number));
            return std::nullopt;
        }
        auto begin = parse_time(*start, zones);
        if (!begin) {
            warn(begin.error().text + "; this event is not looked at");
            return std::nullopt;
        }
        extent found{std::move(*begin), {}};
        if (const content_line* line = find(event, "DTEND")) {
            if (const auto end = parse_time(*line, zones)) {
                found.lasts = between(found.begin, *end);
                return found;
            }
        } else if (const content_line* length = find(event, "DURATION")) {
            if (const auto lasts = parse_duration_text(length->value)) {
                found.lasts = *lasts;
                return found;
            }
        }
        if (found.begin.is_date()) found.lasts.whole = days(1);
        return found;
    }
    [[nodiscard]] duration between(const time_value& begin, const time_value& end) const {
        if (begin.is_date()) // a DTEND on the same day or before is a common mistake for the day itself
            return {std::max(days(1), end.to_day(own_) - begin.to_day(own_)), seconds(0)};
        return {days(0), std::max(seconds(0), end.to_instant(own_) - begin.to_instant(own_))};
    }

    void add(const component& event, const time_value& begin, const duration& lasts) {
        appointment one;
        const bool dates = begin.is_date();
        one.from = begin.to_instant(own_);
        const days whole = std::clamp(lasts.whole, days(0), longest_event);
        const seconds exact = std::clamp(lasts.exact, seconds(0), seconds(longest_event));
        one.to = begin.moved_to(begin.at + whole).to_instant(own_) + exact;
        if (one.to < one.from) return;
        const instant first = own_.to_instant(local_second{from_});
        const instant last = own_.to_instant(local_second{to_});
        if (one.from >= last || one.to < first || (one.to == first && one.from < first)) return;
        if (made_.all.size() == most_of_all) {
            warn(fmt::format("more than {} appointments; the rest are not looked at", most_of_all));
            return;
        }
        one.all_day = dates || is_day(begin, one.from, one.to);
        one.busy = is_busy(event);
        one.uid = value_of(event, "UID");
        one.summary = without_control(unescape(value_of(event, "SUMMARY")));
        made_.all.push_back(std::move(one));
    }
    /// From midnight to midnight without a zone: how Outlook writes whole days.
    [[nodiscard]] bool is_day(const time_value& begin, instant from, instant to) const {
        if (begin.is != time_value::form::floating || to == from) return false;
        const auto midnight = [&](instant at) { return own_.to_local(at) == local_second{day_at(own_, at)}; };
        return midnight(from) && midnight(to);
    }

    void add_once(const component& event, foreign_zones& zones) {
        if (cancelled(event)) return;
        if (const auto when = extent_of(event, zones)) add(event, when->begin, when->lasts);
    }

    void add_event(const component& event, const std::vector<const component*>& overrides,
                   foreign_zones& zones) {
        if (cancelled(event)) return;
        const auto when = extent_of(event, zones);
        if (!when) return;
        auto begins = occurrences(event, *when, zones);
        leave_out(begins, event, overrides, zones);
        for (const time_value& begin : begins) add(event, begin, when->lasts);
    }

    /// Each start of the event, up to the last day asked for.
    std::vector<time_value> occurrences(const component& event, const extent& when, foreign_zones& zones) {
        std::vector<time_value> begins;
        const date first = std::chrono::floor<days>(when.begin.at);
        // Zones differ by a day at most, and an earlier occurrence may still last.
        const days lasts =
            std::min(longest_event, when.lasts.whole + std::chrono::ceil<days>(when.lasts.exact));
        const date from = from_ - lasts - days(2);
        const date last = to_ + days(2);
        bool recurs = false;
        for (const auto& line : event.lines) {
            if (line.name != "RRULE") continue;
            const auto read = parse_rule(line.value);
            if (!read) {
                warn(fmt::format("line {}: {}; this event counts once", line.number, read.error().text));
                continue;
            }
            recurs = true;
            for (const date day : recurring_days(*read, first, from, last, most_of_one)) {
                auto begin = when.begin.moved_to(day + (when.begin.at - first));
                if (!beyond(*read, begin)) begins.push_back(std::move(begin));
            }
        }
        if (!recurs) begins.push_back(when.begin);
        for (const auto& line : event.lines) {
            if (line.name != "RDATE") continue;
            if (auto more = parse_times(line, zones))
                std::ranges::move(*more, std::back_inserter(begins));
            else
                warn(more.error().text);
        }
        return begins;
    }
    [[nodiscard]] bool beyond(const rule& r, const time_value& begin) const {
        if (!r.until) return false;
        if (const auto* day = std::get_if<date>(&*r.until)) return std::chrono::floor<days>(begin.at) > *day;
        if (const auto* at = std::get_if<instant>(&*r.until))
            return begin.is_date() ? local_second{std::chrono::floor<days>(begin.at)} >
                                         local_second{at->time_since_epoch()}
                                   : begin.to_instant(own_) > *at;
        return begin.at > std::get<zoned_time>(*r.until).at;
    }

    /// EXDATE and the occurrences that overrides replace. An occurrence named twice counts once.
    void leave_out(std::vector<time_value>& begins, const component& event,
                   const std::vector<const component*>& overrides, foreign_zones& zones) {
        std::set<instant> moments;
        std::set<date> whole_days;
        const auto name = [&](const time_value& at) {
            if (at.is_date()) whole_days.insert(at.to_day(own_));
            moments.insert(at.to_instant(own_));
        };
        for (const auto& line : event.lines)
            if (line.name == "EXDATE")
                if (const auto out = parse_times(line, zones)) std::ranges::for_each(*out, name);
        for (const component* other : overrides) {
            const content_line& line = *find(*other, "RECURRENCE-ID");
            if (const auto at = parse_time(line, zones)) name(*at);
            if (values_of(line, "RANGE") == std::vector<std::string>{"THISANDFUTURE"})
                warn(fmt::format("line {}: a change of all later occurrences counts for this one only",
                                 line.number));
        }
        std::erase_if(begins, [&](const time_value& at) {
            return whole_days.contains(std::chrono::floor<days>(at.at)) ||
                   !moments.insert(at.to_instant(own_)).second;
        });
    }

    const time_zone& own_;
    date from_;
    date to_;
    appointments made_;
};

} // namespace

appointments read_appointments(std::span<const component> calendars, const time_zone& own, date from,
                               date to) {
    reader r(own, from, to);
    for (const auto& calendar : calendars)
        if (calendar.name == "VCALENDAR") r.add_calendar(calendar);
    return std::move(r).finish();
}

} // namespace intouch::ical
