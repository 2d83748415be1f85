// SPDX-License-Identifier: MIT
// libical 3.0.16 has no limit of its own: one step of its iterator may look at every day up to the year 2582. So the
// rule always ends with the window, begins with it unless it counts, and each step pays for the periods that libical
// went through.
#include "ical/libical_rules.hpp"

#include "ical/libical_lock.hpp"

#include <fmt/format.h>

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace intouch::ical {

namespace {

using iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

constexpr std::size_t steps_of_one_rule = 50'000;
constexpr std::size_t steps_of_a_search = 100'000;
constexpr std::size_t steps_of_a_check = 100;
constexpr std::size_t steps_in_one_go = 32; // then another thread may have libical

icaltimetype to_libical(local_second at, bool whole_days) {
    const date day = std::chrono::floor<days>(at);
    const auto ymd = civil(day);
    const std::chrono::hh_mm_ss clock(at - local_second{day});
    icaltimetype t = icaltime_null_time();
    t.year = int(ymd.year());
    t.month = static_cast<int>(unsigned(ymd.month()));
    t.day = static_cast<int>(unsigned(ymd.day()));
    t.is_date = whole_days ? 1 : 0;
    if (whole_days) return t;
    t.hour = static_cast<int>(clock.hours().count());
    t.minute = static_cast<int>(clock.minutes().count());
    t.second = static_cast<int>(clock.seconds().count());
    return t;
}

local_second from_libical(const icaltimetype& t) {
    const std::chrono::year_month_day ymd{std::chrono::year(t.year),
                                          std::chrono::month(static_cast<unsigned>(t.month)),
                                          std::chrono::day(static_cast<unsigned>(t.day))};
    return local_second{std::chrono::local_days(ymd)} + std::chrono::hours(t.hour) + minutes(t.minute) +
           seconds(t.second);
}

/// The length of a period of the rule, at the most.
seconds period_of(rule_frequency freq) {
    switch (freq) {
    case rule_frequency::secondly:
        return seconds(1);
    case rule_frequency::minutely:
        return minutes(1);
    case rule_frequency::hourly:
        return std::chrono::hours(1);
    case rule_frequency::daily:
        return days(1);
    case rule_frequency::weekly:
        return days(7);
    case rule_frequency::monthly:
        return days(31);
    case rule_frequency::yearly:
        return days(366);
    }
    return days(1);
}

/// What libical does for one period, in steps. A BYSETPOS makes it build the whole set of the period.
std::size_t price_of_period(const foreign_rule& rule) {
    const auto times = static_cast<std::size_t>(rule.times_a_day);
    switch (rule.freq) {
    case rule_frequency::monthly:
        return 2 + (rule.positions ? 31 * times / 4 : 0);
    case rule_frequency::yearly:
        return 8 + (rule.positions ? 366 * times / 4 : 0);
    default:
        return 1 + (rule.positions ? times / 4 : 0);
    }
}

/// The days of the month that count; all of them when the rule names none.
bool on_month_day(const foreign_rule& rule, local_second at) {
    if (rule.month_days.empty()) return true;
    const auto ymd = civil(std::chrono::floor<days>(at));
    const int ahead = static_cast<int>(unsigned(ymd.day()));
    const auto last = std::chrono::year_month_day_last(ymd.year() / ymd.month() / std::chrono::last);
    const int back = ahead - static_cast<int>(unsigned(last.day())) - 1;
    return std::ranges::count(rule.month_days, ahead) > 0 || std::ranges::count(rule.month_days, back) > 0;
}

date week_of(const foreign_rule& rule, local_second at) {
    const date day = std::chrono::floor<days>(at);
    return day - (weekday_of(day) - rule.week_start);
}

/// libical begins to count the weeks of an INTERVAL in another week when WKST is neither Monday nor Sunday, and when
/// BYDAY names a Sunday. So it names the days of every week, and the weeks are counted here, from that of DTSTART.
bool counts_weeks(const foreign_rule& rule) {
    return rule.freq == rule_frequency::weekly && rule.interval > 1;
}

bool in_counted_week(const foreign_rule& rule, local_second first, local_second at) {
    return !counts_weeks(rule) ||
           (week_of(rule, at) - week_of(rule, first)) % days(7 * rule.interval) == days(0);
}

/// The beginning of the set in which a position counts.
local_second set_of(const foreign_rule& rule, local_second at) {
    const date day = std::chrono::floor<days>(at);
    const auto ymd = civil(day);
    switch (rule.set) {
    case rule_frequency::weekly:
        return local_second{week_of(rule, at)};
    case rule_frequency::monthly:
        return local_second{day - (days(unsigned(ymd.day())) - days(1))};
    case rule_frequency::yearly:
        return local_second{std::chrono::local_days(ymd.year() / std::chrono::January / 1)};
    case rule_frequency::daily:
        return local_second{day};
    default:
        return std::chrono::floor<std::chrono::hours>(at);
    }
}

/// The beginning of the set that stands `interval` sets before that of `at`.
local_second earlier_set(const foreign_rule& rule, local_second at) {
    const local_second set = set_of(rule, at);
    const auto ymd = civil(std::chrono::floor<days>(set));
    if (rule.freq == rule_frequency::monthly)
        return local_second{std::chrono::local_days(ymd - std::chrono::months(rule.interval))};
    if (rule.freq == rule_frequency::yearly)
        return local_second{std::chrono::local_days(ymd - std::chrono::years(rule.interval))};
    return local_second{std::chrono::floor<days>(set - period_of(rule.freq) * rule.interval)};
}

/// Takes the positions of each set out of `times`, which are sorted.
std::vector<local_second> chosen_of_sets(const foreign_rule& rule, const std::vector<local_second>& times) {
    std::vector<local_second> chosen;
    for (auto begin = times.begin(); begin != times.end();) {
        const local_second set = set_of(rule, *begin);
        const auto end =
            std::find_if(begin, times.end(), [&](local_second t) { return set_of(rule, t) != set; });
        const auto size = static_cast<int>(end - begin);
        for (int i = 0; i < size; ++i)
            if (std::ranges::count(rule.set_positions, i + 1) > 0 ||
                std::ranges::count(rule.set_positions, i - size) > 0)
                chosen.push_back(*(begin + i));
        begin = end;
    }
    return chosen;
}

/// One rule in one window.
class expansion {
public:
    expansion(const foreign_rule& rule, const rule_window& window, step_budget& budget)
        : rule_(rule), window_(window), budget_(budget) {}

    result<recurring> run() {
        // A rule that counts is followed from its beginning.
        const days longest_count{rule_.freq >= rule_frequency::monthly ? 150 * 366 : 50 * 366};
        if (rule_.count && window_.from - window_.first > longest_count)
            return fail(errc::invalid,
                        "found COUNT in a recurrence rule that begins too long ago, expected UNTIL");
        if (rule_.named && (!budget_.take(steps_of_a_check) ||
                            !names_some_day(*rule_.named, std::chrono::floor<days>(window_.first))))
            return recurring{.times = counted({}), .cut = budget_.spent()};
        auto lock = lock_libical();
        iterator it(nullptr, icalrecur_iterator_free);
        if (auto fine = begin(it); !fine) return std::unexpected(fine.error());
        recurring made;
        std::vector<local_second> all;
        if (it) made.cut = !walk(it.get(), lock, all);
        it.reset();
        lock.unlock();
        std::ranges::sort(all); // libical names the first and the last week of a year in any order
        all.erase(std::ranges::unique(all).begin(), all.end());
        if (!rule_.set_positions.empty()) all = chosen_of_sets(rule_, all);
        made.times = counted(all);
        return made;
    }

private:
    [[nodiscard]] bool counts() const { return rule_.count.has_value(); }
    /// Whole sets are needed where their positions count.
    [[nodiscard]] seconds margin() const {
        return rule_.set_positions.empty() ? seconds(0) : period_of(rule_.freq);
    }

    /// Leaves `it` empty for a rule that libical knows to name no day.
    result<void> begin(iterator& it) {
        icalrecurrencetype type = icalrecurrencetype_from_string(rule_.text.c_str());
        if (type.freq == ICAL_NO_RECURRENCE)
            return fail(errc::invalid, "found a recurrence rule that contradicts itself");
        if (window_.first > window_.to || window_.from > window_.to) return {}; // it ended before
        if (counts_weeks(rule_)) type.interval = 1;
        type.until = to_libical(window_.to + margin(), window_.whole_days);
        // The positions of a set count from its beginning, also before DTSTART. An earlier set has the time of day of
        // DTSTART, and all of the set that counts comes after it.
        const seconds time_of_day = window_.first - std::chrono::floor<days>(window_.first);
        const local_second first =
            rule_.set_positions.empty() ? window_.first : earlier_set(rule_, window_.first) + time_of_day;
        it.reset(icalrecur_iterator_new(type, to_libical(first, window_.whole_days)));
        // To see that a rule names no day, libical looks up to the year 2582: a third of a second.
        if (!it && rule_.freq >= rule_frequency::monthly) budget_.take(steps_of_a_search);
        const local_second from = window_.from - margin();
        if (it && !counts() && from > window_.first)
            icalrecur_iterator_set_start(it.get(), to_libical(from, window_.whole_days));
        last_ = counts() ? window_.first : std::max(window_.first, from);
        return {};
    }
    /// False when the budget ends first.
    bool walk(icalrecur_iterator* it, std::unique_lock<std::mutex>& lock, std::vector<local_second>& to) {
        const seconds period = period_of(rule_.freq) * (counts_weeks(rule_) ? 1 : rule_.interval);
        const std::size_t price = price_of_period(rule_);
        int matched = 0;
        for (std::size_t steps = 1;; ++steps) {
            const icaltimetype t = icalrecur_iterator_next(it);
            const local_second at = icaltime_is_null_time(t) != 0 ? window_.to : from_libical(t);
            const auto periods = static_cast<std::size_t>(std::max(at - last_, seconds(0)) / period);
            if (!budget_.take(1 + periods * price) || steps > steps_of_one_rule) return false;
            if (icaltime_is_null_time(t) != 0) {
                // Every other February, counted from a January, never comes either.
                if (steps == 1 && rule_.freq == rule_frequency::monthly && rule_.interval > 1)
                    budget_.take(steps_of_a_search / 2);
                return true;
            }
            last_ = at;
            if (on_month_day(rule_, at) && in_counted_week(rule_, window_.first, at)) {
                to.push_back(at);
                // Positions of sets are chosen later, so COUNT cannot end them here.
                if (counts() && rule_.set_positions.empty() && ++matched == *rule_.count) return true;
            }
            if (steps % steps_in_one_go == 0) {
                lock.unlock();
                lock.lock();
            }
        }
    }
    /// DTSTART, and what the rule names, up to COUNT. A DTSTART that the rule does not name counts beside the others, as
    /// other readers have it (RFC 5545 3.8.5.3 leaves it open).
    [[nodiscard]] std::vector<local_second> counted(const std::vector<local_second>& all) const {
        std::vector<local_second> kept;
        if (window_.first >= window_.from) kept.push_back(window_.first);
        int number = 0;
        for (const local_second at : all) {
            if (at < window_.first) continue;
            if (at > window_.to || (counts() && number == *rule_.count)) break;
            ++number;
            if (at >= window_.from && (kept.empty() || kept.back() != at)) kept.push_back(at);
        }
        return kept;
    }

    const foreign_rule& rule_;
    const rule_window& window_;
    step_budget& budget_;
    local_second last_;
};

} // namespace

result<recurring> recurring_times(const foreign_rule& rule, const rule_window& window, step_budget& budget) {
    return expansion(rule, window, budget).run();
}

} // namespace intouch::ical
