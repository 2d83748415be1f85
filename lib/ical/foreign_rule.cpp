// SPDX-License-Identifier: MIT
#include "ical/foreign_rule.hpp"

#include "core/text.hpp"
#include "ical/libical_values.hpp"
#include "ical/modern_rule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <ranges>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t longest_rule = 8'000;
constexpr int longest_interval = 32'767; // a short in libical
constexpr int largest_count = 1'000'000'000;
constexpr int most_times_a_day = 24;

constexpr std::array<std::string_view, 7> weekday_names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

using parts = std::map<std::string, std::string, std::less<>>;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> found;
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        found.push_back(text.substr(0, end));
        if (end == text.size()) return found;
        text.remove_prefix(end + 1);
    }
}

std::unexpected<error> refuse(std::string_view part, std::string_view expected) {
    return fail(errc::invalid,
                fmt::format("found {} in a recurrence rule, expected {}", quoted(part), expected));
}

std::optional<int> number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (fault == std::errc::result_out_of_range)
        return text.starts_with('-') ? -largest_count : largest_count;
    return value;
}

std::optional<std::chrono::weekday> weekday(std::string_view text) {
    const auto found = std::ranges::find(weekday_names, text);
    if (found == weekday_names.end()) return std::nullopt;
    return std::chrono::weekday(static_cast<unsigned>(found - weekday_names.begin()));
}

struct number_part {
    std::string_view name;
    int low; ///< negative: counted back from the end, and never 0
    int high;
};
constexpr std::array<number_part, 8> number_parts{{{"BYSECOND", 0, 60},
                                                   {"BYMINUTE", 0, 59},
                                                   {"BYHOUR", 0, 23},
                                                   {"BYMONTHDAY", -31, 31},
                                                   {"BYYEARDAY", -366, 366},
                                                   {"BYWEEKNO", -53, 53},
                                                   {"BYMONTH", 1, 12},
                                                   {"BYSETPOS", -366, 366}}};

/// The parts by name, upper case, without blanks and the backslashes of writers that escape a rule like a text. Dropped:
/// unknown X- parts, and words that are no parts.
parts parts_of(std::string_view value) {
    std::string text;
    for (const char c : value)
        if (c != ' ' && c != '\t' && c != '\\')
            text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    parts found;
    for (auto part : split(text, ';')) {
        if (part.starts_with("RRULE:")) part.remove_prefix(6); // written twice
        const std::size_t equals = part.find('=');
        const bool says_nothing = equals == std::string_view::npos || equals + 1 == part.size();
        if (says_nothing || part.starts_with("X-")) continue;
        found.insert_or_assign(std::string(part.substr(0, equals)), std::string(part.substr(equals + 1)));
    }
    return found;
}

/// Takes the list out of `from`, sorted, each number once; empty when it is not there.
result<std::vector<int>> take_numbers(parts& from, const number_part& part) {
    std::vector<int> list;
    const auto written = from.extract(std::string(part.name));
    if (!written) return list;
    for (const auto text : split(written.mapped(), ',')) {
        const auto one = number(text);
        if (!one || *one < part.low || *one > part.high || (part.low < 0 && *one == 0))
            return refuse(fmt::format("{}={}", part.name, text),
                          fmt::format("numbers from {} to {}", part.low, part.high));
        list.push_back(*one);
    }
    std::ranges::sort(list);
    const auto [from_here, end] = std::ranges::unique(list);
    list.erase(from_here, end);
    return list;
}

std::string joined(const std::vector<int>& list) { return fmt::format("{}", fmt::join(list, ",")); }

std::optional<rule_frequency> frequency_of(std::string_view text) {
    constexpr std::array<std::string_view, 7> names{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                    "WEEKLY",   "MONTHLY",  "YEARLY"};
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<rule_frequency>(found - names.begin());
}

/// A rule while it is put together.
class composer {
public:
    composer(parts written, date first, bool whole_days)
        : written_(std::move(written)), first_(first), whole_days_(whole_days) {}

    result<foreign_rule> compose() {
        for (const auto step :
             {&composer::take_frequency, &composer::take_bounds, &composer::take_lists, &composer::take_days,
              &composer::check_short_frequency, &composer::rewrite_positions, &composer::rewrite_lists,
              &composer::check_rest, &composer::keep_named_days})
            if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
        print();
        return std::move(made_);
    }

private:
    [[nodiscard]] bool has(std::string_view list) const { return !lists_.at(list).empty(); }
    [[nodiscard]] bool any_by_part() const {
        return !days_.empty() ||
               std::ranges::any_of(number_parts, [&](const auto& p) { return has(p.name); });
    }

    result<void> take_frequency() {
        const auto written = written_.extract("FREQ");
        if (!written)
            return fail(errc::invalid,
                        "found a recurrence rule without FREQ, expected FREQ=WEEKLY or another");
        const auto freq = frequency_of(written.mapped());
        if (!freq) return refuse("FREQ=" + written.mapped(), "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY");
        made_.freq = made_.set = *freq;
        return {};
    }
    result<void> take_bounds() {
        if (const auto written = written_.extract("INTERVAL")) {
            const auto n = number(written.mapped());
            if (!n || *n < 1 || *n > longest_interval)
                return refuse("INTERVAL=" + written.mapped(), fmt::format("1 to {}", longest_interval));
            made_.interval = *n;
        }
        if (const auto written = written_.extract("COUNT")) {
            made_.count = number(written.mapped());
            if (!made_.count || *made_.count < 1)
                return refuse("COUNT=" + written.mapped(), "how often, such as COUNT=10");
        }
        if (const auto written = written_.extract("UNTIL")) {
            const auto until = parse_time_text(written.mapped());
            if (!until) return refuse("UNTIL=" + written.mapped(), "a time such as UNTIL=20261203T170000Z");
            made_.until = *until;
        }
        if (const auto written = written_.extract("WKST")) {
            const auto day = weekday(written.mapped());
            if (!day) return refuse("WKST=" + written.mapped(), "a weekday such as WKST=MO");
            made_.week_start = *day;
        }
        return {};
    }
    result<void> take_lists() {
        for (const auto& part : number_parts) {
            auto list = take_numbers(written_, part);
            if (!list) return std::unexpected(list.error());
            lists_[part.name] = std::move(*list);
        }
        if (whole_days_)
            for (const auto* name : {"BYHOUR", "BYMINUTE", "BYSECOND"}) lists_[name].clear();
        return {};
    }
    result<void> take_days() {
        const auto written = written_.extract("BYDAY");
        if (!written) return {};
        const bool numbered = made_.freq >= rule_frequency::monthly;
        for (const auto text : split(written.mapped(), ',')) {
            const auto day = text.size() < 2 ? std::nullopt : weekday(text.substr(text.size() - 2));
            const auto nth = text.size() <= 2 ? std::optional(1) : number(text.substr(0, text.size() - 2));
            if (!day || !nth || *nth == 0 || *nth < -53 || *nth > 53)
                return refuse(fmt::format("BYDAY={}", text), "weekdays such as MO or 1MO");
            // The number of a weekday means nothing in a day or a week; libical counts it as an offset.
            days_.emplace_back(numbered ? text : text.substr(text.size() - 2));
        }
        return {};
    }
    /// HOURLY and shorter with BY parts: one step of libical can last for ever. HOURLY can be said as DAILY.
    result<void> check_short_frequency() {
        if (made_.freq < rule_frequency::daily && whole_days_)
            return fail(errc::invalid,
                        "found a recurrence rule of hours or less, expected days for an event of whole days");
        if (made_.freq < rule_frequency::daily && any_by_part()) {
            if (made_.freq != rule_frequency::hourly || made_.interval != 1)
                return fail(errc::invalid,
                            "found a recurrence rule of hours or less with BY parts, expected FREQ=DAILY");
            made_.freq = rule_frequency::daily;
            if (!has("BYHOUR"))
                for (int hour = 0; hour < 24; ++hour) lists_["BYHOUR"].push_back(hour);
        }
        std::size_t times = 1;
        for (const auto* name : {"BYHOUR", "BYMINUTE", "BYSECOND"})
            times *= std::max(std::size_t{1}, lists_[name].size());
        if (times > most_times_a_day)
            return fail(errc::invalid,
                        fmt::format("found a recurrence rule of {} times a day, expected at most {}", times,
                                    most_times_a_day));
        made_.times_a_day = static_cast<int>(times);
        return {};
    }
    result<void> rewrite_positions() {
        auto& positions = lists_["BYSETPOS"];
        if (positions.empty()) return {};
        if (made_.freq == rule_frequency::weekly || made_.times_a_day > 1) {
            made_.set_positions = std::exchange(positions, {});
            name_days();
        } else if (made_.freq == rule_frequency::daily) {
            // A day has one time, which is the first and the last.
            if (std::ranges::count(positions, 1) == 0 && std::ranges::count(positions, -1) == 0)
                return refuse("BYSETPOS=" + joined(positions), "1 or -1 where each day has one time");
            positions.clear();
        }
        made_.positions = !positions.empty();
        return {};
    }
    /// A set of positions is built from its beginning, so the rule names what DTSTART says.
    void name_days() {
        const bool days_named = !days_.empty() || has("BYMONTHDAY") || has("BYYEARDAY") || has("BYWEEKNO");
        if (days_named || made_.freq == rule_frequency::daily) return;
        const auto first = civil(first_);
        if (made_.freq == rule_frequency::weekly) {
            days_.emplace_back(weekday_names.at(weekday_of(first_).c_encoding()));
            return;
        }
        lists_["BYMONTHDAY"] = {int(unsigned(first.day()))};
        if (made_.freq == rule_frequency::yearly && !has("BYMONTH"))
            lists_["BYMONTH"] = {int(unsigned(first.month()))};
    }
    result<void> rewrite_lists() {
        if (made_.freq <= rule_frequency::weekly) made_.month_days = std::exchange(lists_["BYMONTHDAY"], {});
        if (made_.freq != rule_frequency::yearly) return {};
        // Without BYMONTH libical takes the month of DTSTART alone.
        if (has("BYMONTHDAY") && !has("BYMONTH") && !has("BYWEEKNO") && !has("BYYEARDAY"))
            for (int month = 1; month <= 12; ++month) lists_["BYMONTH"].push_back(month);
        // Without BYDAY libical finds nothing in a week of the year.
        if (has("BYWEEKNO") && days_.empty() && !has("BYMONTHDAY") && !has("BYYEARDAY")) {
            days_.emplace_back(weekday_names.at(weekday_of(first_).c_encoding()));
        }
        return {};
    }
    /// RFC 7529 in the calendar that everybody shares, and nothing else.
    result<void> check_rest() {
        if (const auto scale = written_.find("RSCALE"); scale != written_.end()) {
            if (scale->second != "GREGORIAN") return refuse("RSCALE=" + scale->second, "RSCALE=GREGORIAN");
            written_.erase(scale); // libical does without it, and would never free its copy
        } else {
            written_.erase("SKIP");
        }
        for (const auto& [name, value] : written_)
            if (name != "SKIP" && name != "DTSTART")
                return refuse(fmt::format("{}={}", name, value), "parts such as INTERVAL, COUNT or BYDAY");
        written_.erase("DTSTART");
        return {};
    }
    /// What a day must be; DTSTART says it where the rule does not.
    [[nodiscard]] named_days days_named() const {
        named_days named{.months = lists_.at("BYMONTH"),
                         .month_days = lists_.at("BYMONTHDAY"),
                         .year_days = lists_.at("BYYEARDAY"),
                         .weeks = lists_.at("BYWEEKNO"),
                         .weekdays = {},
                         .week_start = made_.week_start,
                         .interval = made_.interval,
                         .by_month = made_.freq == rule_frequency::monthly};
        for (const std::string_view text : days_)
            named.weekdays.emplace_back(text.size() == 2 ? 0 : *number(text.substr(0, text.size() - 2)),
                                        *weekday(text.substr(text.size() - 2)));
        if (named.month_days.empty() && named.year_days.empty() && named.weeks.empty() && days_.empty()) {
            named.month_days = {int(unsigned(civil(first_).day()))};
            if (!named.by_month && named.months.empty())
                named.months = {int(unsigned(civil(first_).month()))};
        }
        return named;
    }
    /// Whether a month has as many days as BYSETPOS reaches. In 28 years a month of each length begins on each weekday.
    [[nodiscard]] bool some_month_suffices(named_days named) const {
        named.months.clear();
        const auto& positions = lists_.at("BYSETPOS");
        const std::chrono::year_month first{std::chrono::year(2001), std::chrono::January};
        for (int i = 0; i < 28 * 12; ++i) {
            const auto at = first + std::chrono::months(i);
            const int size = count_named(named, at.year(), at.month()) * made_.times_a_day;
            const auto reached = [&](int position) { return std::abs(position) <= size; };
            if (size > 0 && (positions.empty() || std::ranges::any_of(positions, reached))) return true;
        }
        return false;
    }
    /// Without a day in any month, libical looks for one up to the year 2582, whatever UNTIL says.
    result<void> keep_named_days() {
        if (made_.freq < rule_frequency::monthly) return {};
        auto named = days_named();
        if (made_.freq == rule_frequency::monthly && !some_month_suffices(named))
            return fail(errc::invalid, "found a recurrence rule that names no day of any month");
        if (!written_.contains("SKIP")) made_.named = std::move(named);
        return {};
    }
    void print() {
        constexpr std::array<std::string_view, 7> names{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                        "WEEKLY",   "MONTHLY",  "YEARLY"};
        std::string& text = made_.text;
        for (const auto& [name, value] : written_) text += fmt::format("{}={};", name, value);
        text += fmt::format("FREQ={};INTERVAL={}", names.at(static_cast<std::size_t>(made_.freq)),
                            made_.interval);
        text += fmt::format(";WKST={}", weekday_names.at(made_.week_start.c_encoding()));
        if (!days_.empty()) text += fmt::format(";BYDAY={}", fmt::join(days_, ","));
        for (const auto& [name, list] : lists_)
            if (!list.empty()) text += fmt::format(";{}={}", name, joined(list));
    }

    parts written_;
    date first_;
    bool whole_days_;
    foreign_rule made_;
    std::vector<std::string> days_;
    std::map<std::string_view, std::vector<int>, std::less<>> lists_;
};

} // namespace

result<foreign_rule> parse_rule(std::string_view value, date first, bool whole_days) {
    if (value.size() > longest_rule)
        return fail(errc::invalid, fmt::format("found a recurrence rule of {} bytes, expected at most {}",
                                               value.size(), longest_rule));
    const std::string modern = modern_rule(value);
    return composer(parts_of(modern.empty() ? value : modern), first, whole_days).compose();
}

} // namespace intouch::ical
