// SPDX-License-Identifier: MIT
#include "ical/entry_lines.hpp"

#include "core/ascii.hpp"
#include "core/quoted_printable.hpp"
#include "core/text.hpp"
#include "ical/charset.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t most_tzids = 5'000;
constexpr std::size_t longest_summary = 120;
constexpr std::size_t longest_uid = 1'000;

std::string lower_trimmed(std::string_view text) { return lower_ascii(trimmed(text)); }

int number_of(std::string_view text) {
    int n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

/// The beginning of a text, never a part of a character.
std::string beginning(std::string text, std::size_t longest) {
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

/// The addresses that an ATTENDEE has: "mailto:ada@example.org", and EMAIL (RFC 7986 6.2).
bool names(const content_line& attendee, const std::vector<std::string>& me) {
    std::string address = lower_trimmed(attendee.value);
    if (address.starts_with("mailto:")) address.erase(0, 7);
    auto all = values_of(attendee, "EMAIL");
    all.push_back(std::move(address));
    return std::ranges::any_of(me, [&](const auto& own) {
        return std::ranges::any_of(all,
                                   [&](const auto& one) { return lower_ascii(one) == lower_ascii(own); });
    });
}

/// The text of a SUMMARY, also in quoted-printable and another character set (vCalendar 1.0 2.1.3 and 2.1.4).
std::string text_of(const content_line& line) {
    auto encodings = values_of(line, "ENCODING");
    std::ranges::move(values_of(line, ""), std::back_inserter(encodings));
    if (std::ranges::none_of(encodings, [](auto& one) { return lower_ascii(one) == "quoted-printable"; }))
        return unescape(line.value);
    const std::string bytes = decode_quoted_printable(line.value);
    const std::string charset = charset_of(line);
    return unescape(charset.empty() && valid_utf8(bytes) ? bytes : line_to_utf8(bytes, charset));
}

bool has_value(const content_line& line, std::string_view parameter, std::string_view value) {
    const auto all = values_of(line, parameter);
    return std::ranges::any_of(all, [&](const auto& one) { return lower_ascii(one) == value; });
}

} // namespace

std::string charset_of(const content_line& line) {
    const auto named = values_of(line, "CHARSET");
    return named.empty() || lower_ascii(named.front()) == "utf-8" ? std::string() : named.front();
}

bool is_entry_line(std::string_view name) {
    constexpr std::array<std::string_view, 18> looked_at{
        "UID",     "DTSTART",  "DTEND",    "DURATION", "RRULE",         "RDATE",
        "EXDATE",  "EXRULE",   "STATUS",   "TRANSP",   "SEQUENCE",      "RECURRENCE-ID",
        "SUMMARY", "ATTENDEE", "FREEBUSY", "DTSTAMP",  "LAST-MODIFIED", "X-MICROSOFT-CDO-BUSYSTATUS"};
    return std::ranges::count(looked_at, name) > 0;
}

entry_lines::entry_lines(std::size_t line, bool free_busy, calendar_entries& calendar, reading_notes& notes,
                         entry_bounds& bounds)
    : calendar_(&calendar), notes_(&notes), bounds_(&bounds) {
    made_.line = line;
    made_.free_busy = free_busy;
}

void entry_lines::add(const content_line& line, const std::vector<std::string>& me) {
    const std::string& name = line.name;
    if (name == "UID") {
        made_.uid = beginning(line.value, longest_uid);
    } else if (name == "SUMMARY") {
        made_.summary = beginning(without_control(text_of(line)), longest_summary);
    } else if (name == "RRULE" || name == "EXRULE") {
        std::string& rule = name == "RRULE" ? made_.rule : made_.left_out_by;
        if (!rule.empty()) return note(line, "found more than one, expected one; the first counts");
        rule = line.value;
        (name == "RRULE" ? made_.rule_line : made_.left_out_line) = line.number;
    } else if (name == "RDATE" || name == "EXDATE" || name == "FREEBUSY") {
        add_list(line);
    } else if (name == "DTSTART" || name == "DTEND" || name == "DURATION" || name == "RECURRENCE-ID") {
        add_time(line);
    } else {
        add_status(line, me);
    }
}

void entry_lines::add_status(const content_line& line, const std::vector<std::string>& me) {
    const std::string value = lower_trimmed(line.value);
    if (line.name == "STATUS") {
        made_.cancelled = value == "cancelled";
        made_.declined = made_.declined || value == "declined"; // vCalendar 1.0
    } else if (line.name == "SEQUENCE")
        made_.sequence = number_of(value);
    else if (line.name == "TRANSP") // a number in vCalendar 1.0
        made_.free = made_.free || value == "transparent" || number_of(value) > 0;
    else if (line.name == "X-MICROSOFT-CDO-BUSYSTATUS")
        (value == "free" ? made_.free : made_.elsewhere) |= value == "free" || value == "workingelsewhere";
    else if (line.name == "ATTENDEE")
        made_.declined = made_.declined || ((has_value(line, "PARTSTAT", "declined") ||
                                             has_value(line, "STATUS", "declined")) && // vCalendar 1.0
                                            names(line, me));
    else if (const auto at = parse_time_text(line.value); at && std::holds_alternative<instant>(*at))
        made_.stamp = std::max(made_.stamp, std::get<instant>(*at));
}

void entry_lines::add_time(const content_line& line) {
    if (line.name == "DURATION") {
        const auto lasts = parse_duration_text(line.value);
        const bool negative = lasts && (lasts->whole < days(0) || lasts->exact < seconds(0));
        if (lasts) made_.lasts = *lasts;
        if (negative)
            note(line, "found a negative duration; this event counts as a moment or a day");
        else if (!lasts)
            note(line, lasts.error().text + "; this event counts as a moment or a day");
        return;
    }
    (line.name == "DTSTART" ? start_seen_ : recurrence_seen_) |= line.name != "DTEND";
    const auto at = time_of(line, line.value);
    if (!at) {
        const std::string_view then = line.name == "DTSTART" ? "; this event is not looked at"
                                      : line.name == "DTEND" ? "; this event counts as a moment or a day"
                                                             : "; this event counts beside its series";
        return note(line, at.error().text + std::string(then));
    }
    auto& to = line.name == "DTSTART" ? made_.start : line.name == "DTEND" ? made_.end : made_.recurrence;
    if (!to) to = *at;
    if (line.name == "RECURRENCE-ID") made_.and_future = has_value(line, "RANGE", "thisandfuture");
}

void entry_lines::add_list(const content_line& line) {
    if (line.name == "FREEBUSY" && has_value(line, "FBTYPE", "free")) return;
    if (line.name == "FREEBUSY" && !made_.free_busy) return;
    std::string value = line.value;
    if (line.name != "FREEBUSY") std::ranges::replace(value, ';', ','); // vCalendar 1.0
    for (const auto& one : split_value(value, ',')) {
        if (one.empty()) continue;
        if (bounds_->values == 0)
            return note(line, "too many values in one calendar; the rest are not looked at");
        --bounds_->values;
        if (line.name == "EXDATE") {
            if (const auto at = time_of(line, one))
                made_.left_out.push_back(*at);
            else
                note(line, at.error().text + "; this value is not looked at");
        } else if (const auto span = span_of(line, one)) {
            made_.more.push_back(*span);
        } else {
            note(line, span.error().text + "; this value is not looked at");
        }
    }
}

std::uint32_t entry_lines::zone_of(const content_line& line) {
    const auto tzids = values_of(line, "TZID");
    if (tzids.empty() || tzids.front().empty()) return 0;
    auto& all = bounds_->tzids;
    if (const auto known = all.find(tzids.front()); known != all.end()) return known->second;
    if (all.size() == most_tzids) {
        note(line, fmt::format("more than {} time zones in one calendar; read in your own zone", most_tzids));
        return 0;
    }
    calendar_->tzids.push_back(tzids.front());
    return all.emplace(tzids.front(), static_cast<std::uint32_t>(calendar_->tzids.size() - 1)).first->second;
}

result<written_time> entry_lines::time_of(const content_line& line, std::string_view text) {
    const auto read = parse_time_text(text);
    if (!read) return std::unexpected(read.error());
    written_time made;
    made.line = static_cast<std::uint32_t>(line.number);
    if (const auto* day = std::get_if<date>(&*read)) {
        made.at = local_second{*day};
    } else if (const auto* at = std::get_if<instant>(&*read)) {
        made.at = local_second{at->time_since_epoch()};
        made.is = written_time::form::utc;
    } else {
        made.at = std::get<zoned_time>(*read).at;
        made.is = written_time::form::local;
        made.zone = zone_of(line);
    }
    // Some writers put a time where they promise a date.
    if (has_value(line, "VALUE", "date") && made.at == std::chrono::floor<days>(made.at))
        made.is = written_time::form::date;
    return made;
}

result<written_span> entry_lines::span_of(const content_line& line, std::string_view text) {
    const std::size_t slash = text.find('/');
    auto from = time_of(line, text.substr(0, slash));
    if (!from) return std::unexpected(from.error());
    written_span made{*from, {}, {}};
    if (slash == std::string_view::npos) return made;
    const auto read = parse_period_text(text);
    if (!read) return std::unexpected(read.error());
    if (!read->to) {
        made.lasts = read->lasts;
        return made;
    }
    auto to = time_of(line, text.substr(slash + 1));
    if (!to) return std::unexpected(to.error());
    made.to = *to;
    return made;
}

std::optional<entry> entry_lines::finish() && {
    if (made_.free_busy) return made_.more.empty() ? std::nullopt : std::optional(std::move(made_));
    if (!made_.start && !start_seen_) notes_->add(made_.line, "an event without DTSTART is not looked at");
    if (!made_.start) return std::nullopt;
    if (recurrence_seen_ && !made_.recurrence) made_.recurrence = made_.start;
    return std::move(made_);
}

} // namespace intouch::ical
