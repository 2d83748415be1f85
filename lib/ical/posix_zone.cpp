// SPDX-License-Identifier: MIT
#include "ical/posix_zone.hpp"

#include <charconv>

namespace intouch::ical {

namespace {

/// Reads from the front of a text. A function that finds nothing leaves the position unchanged.
class rule_reader {
public:
    explicit rule_reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<int> number(int least, int most) {
        int value = 0;
        const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (fault != std::errc() || rest_.starts_with('-') || value < least || value > most)
            return std::nullopt;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    /// "CET", or "<+0330>" with its brackets taken off.
    std::optional<std::string> name() {
        const bool bracketed = take('<');
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        std::string found;
        while (!rest_.empty() &&
               (letter(rest_.front()) || (bracketed && (rest_.front() == '+' || rest_.front() == '-' ||
                                                        (rest_.front() >= '0' && rest_.front() <= '9'))))) {
            found += rest_.front();
            rest_.remove_prefix(1);
        }
        constexpr std::size_t shortest = 3;
        if ((bracketed && !take('>')) || found.size() < shortest) return std::nullopt;
        return found;
    }

    /// "[+-]hh[:mm[:ss]]"
    std::optional<seconds> time(int most_hours) {
        const bool negative = take('-');
        if (!negative) take('+');
        const std::optional<int> hours = number(0, most_hours);
        if (!hours) return std::nullopt;
        seconds value = std::chrono::hours(*hours);
        if (take(':')) {
            const std::optional<int> minutes = number(0, 59);
            if (!minutes) return std::nullopt;
            value += std::chrono::minutes(*minutes);
            if (take(':')) {
                const std::optional<int> seconds = number(0, 59);
                if (!seconds) return std::nullopt;
                value += std::chrono::seconds(*seconds);
            }
        }
        return negative ? -value : value;
    }

    /// "Mm.w.d[/time]"
    std::optional<yearly_onset> onset() {
        if (!take('M')) return std::nullopt;
        const std::optional<int> month = number(1, 12);
        if (!month || !take('.')) return std::nullopt;
        const std::optional<int> week = number(1, 5);
        if (!week || !take('.')) return std::nullopt;
        const std::optional<int> weekday = number(0, 6);
        if (!weekday) return std::nullopt;
        constexpr int last_week = 5;
        yearly_onset found;
        found.month = std::chrono::month(static_cast<unsigned>(*month));
        found.nth = *week == last_week ? -1 : *week;
        found.day = std::chrono::weekday(static_cast<unsigned>(*weekday));
        if (take('/')) {
            constexpr int week_of_hours = 167;
            const std::optional<seconds> at = time(week_of_hours);
            if (!at) return std::nullopt;
            found.time = *at;
        }
        return found;
    }

private:
    std::string_view rest_;
};

constexpr int most_offset_hours = 24;

} // namespace

std::optional<posix_zone> parse_posix_zone(std::string_view text) {
    rule_reader in(text);
    posix_zone zone;
    const std::optional<std::string> name = in.name();
    if (!name) return std::nullopt;
    const std::optional<seconds> west = in.time(most_offset_hours);
    if (!west) return std::nullopt;
    zone.standard = {*name, -*west, std::nullopt};
    if (in.at_end()) return zone;

    const std::optional<std::string> other = in.name();
    if (!other) return std::nullopt;
    zone.daylight = {*other, zone.standard.offset + std::chrono::hours(1), std::nullopt};
    if (!in.take(',')) {
        const std::optional<seconds> other_west = in.time(most_offset_hours);
        if (!other_west || !in.take(',')) return std::nullopt;
        zone.daylight->offset = -*other_west;
    }
    zone.daylight->begins = in.onset();
    if (!zone.daylight->begins || !in.take(',')) return std::nullopt;
    zone.standard.begins = in.onset();
    if (!zone.standard.begins || !in.at_end()) return std::nullopt;
    return zone;
}

local_second onset_in(const yearly_onset& onset, std::chrono::year year) {
    const date day = onset.nth < 0 ? date(year / onset.month / onset.day[std::chrono::last])
                                   : date(year / onset.month / onset.day[static_cast<unsigned>(onset.nth)]);
    return local_second(day) + onset.time;
}

} // namespace intouch::ical
