// SPDX-License-Identifier: MIT
#include "daemon/files/foreign_calendar.hpp"

#include "core/digest.hpp"
#include "dav/url.hpp"
#include "ical/appointments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr days back{400};
constexpr days ahead{3 * 366};

std::string short_digest(std::string_view of) { return base32(sha256(of), 8); }

foreign_calendar busy_calendar(const roster::busy_source& s) {
    foreign_calendar made;
    made.id = s.id;
    made.setting = fmt::format("[busy.{}] {}", s.id, s.url.empty() ? "file" : "url");
    made.at = s.at;
    made.name = s.file;
    made.url = s.url;
    made.me = s.me;
    if (const auto url = dav::parse_url(s.url)) made.name = url->host;
    made.copy = copy_name(s);
    return made;
}

foreign_calendar away_calendar(const roster::away& a) {
    foreign_calendar made;
    made.code = plan::warning_code::away_file;
    made.setting = "[[away]] file";
    made.at = a.at;
    made.name = a.file;
    made.what = a.what;
    made.copy = fmt::format("away-{}.ics", short_digest(a.file));
    return made;
}

/// Appointments that overlap or touch are one: the planner asks only what time is left.
std::vector<plan::busy_span> joined(std::vector<plan::busy_span> spans) {
    std::ranges::sort(spans, {}, [](const plan::busy_span& s) { return std::tie(s.all_day, s.from, s.to); });
    std::vector<plan::busy_span> made;
    for (auto& one : spans) {
        if (!made.empty() && made.back().all_day == one.all_day && one.from <= made.back().to)
            made.back().to = std::max(made.back().to, one.to);
        else
            made.push_back(std::move(one));
    }
    return made;
}

/// The busy time: events that are busy, begin before they end and are not our own.
std::vector<plan::busy_span> busy_spans(const ical::appointments& read, const std::string& source) {
    std::vector<plan::busy_span> spans;
    for (const auto& one : read.all)
        if (one.busy && one.from < one.to && !one.ours)
            spans.push_back({one.from, one.to, one.all_day, source});
    return joined(std::move(spans));
}

std::vector<plan::away_span> away_spans(const ical::appointments& read, const time_zone& zone,
                                        const std::string& what) {
    std::vector<plan::away_span> spans;
    for (const auto& one : read.all) {
        if (!one.all_day) continue;
        const date from = day_at(zone, one.from);
        const date to = std::max(from, day_at(zone, one.to - seconds(1)));
        spans.push_back({from, to, one.summary.empty() ? what : one.summary});
    }
    return spans;
}

/// "2026-12-03 17:30"
std::string print_moment(instant at, const time_zone& zone) {
    return intouch::print(std::chrono::floor<minutes>(zone.to_local(at))).replace(10, 1, " ");
}

} // namespace

bool foreign_calendar::reads_like(const foreign_calendar& other) const {
    return copy == other.copy && me == other.me && what == other.what;
}

std::string copy_name(const roster::busy_source& s) {
    return fmt::format("busy-{}-{}.ics", s.id, short_digest(s.url.empty() ? s.file : s.url));
}

foreign_calendars named_calendars(const roster::settings& settings) {
    foreign_calendars all;
    const auto add = [&](foreign_calendar one) { all.insert_or_assign(one.copy, std::move(one)); };
    for (const auto& [id, source] : settings.busy)
        if (!source.file.empty() || !source.url.empty()) add(busy_calendar(source)); // else it has an error
    for (const auto& written : settings.aways)
        if (!written.file.empty()) add(away_calendar(written));
    return all;
}

result<calendar_contents> read_calendar(const foreign_calendar& as, const calendar_text& text,
                                        const time_zone& own, date today) {
    const ical::reading how{.own = own,
                            .from = today - back,
                            .to = today + ahead,
                            .me = as.me,
                            .charset = std::string(text.charset)};
    const auto read = ical::read_appointments(text.bytes, how);
    if (!read) return std::unexpected(read.error());
    calendar_contents made;
    if (as.code == plan::warning_code::away_file)
        made.away = away_spans(*read, own, as.what);
    else
        made.busy = busy_spans(*read, as.id);
    made.not_understood = join_notes(read->warnings);
    made.digest = digest_of(text.bytes);
    if (made.empty() && !made.not_understood.empty() && as.known && !as.known->empty())
        return fail(errc::invalid, "nothing in it can be read: " + made.not_understood);
    return made;
}

std::string join_notes(const std::vector<std::string>& notes) {
    constexpr std::size_t most = 21;
    std::string all;
    for (std::size_t i = 0; i < std::min(notes.size(), most); ++i) all += (i == 0 ? "" : "; ") + notes[i];
    return notes.size() <= most ? all : fmt::format("{}; and {} more", all, notes.size() - most);
}

std::string digest_of(std::string_view text) { return base32(sha256(text), 26); }

std::string notice_of(const foreign_calendar& one, const time_zone& own) {
    if (one.trouble.empty())
        return one.known && !one.known->not_understood.empty()
                   ? fmt::format("{}: {}", one.name, one.known->not_understood)
                   : "";
    if (!one.known) return one.trouble + "; nothing of it is known yet";
    return fmt::format("{}; what was known on {} is kept", one.trouble, print_moment(one.read, own));
}

std::vector<plan::warning> calendar_warnings(const foreign_calendars& all, const time_zone& own) {
    std::vector<plan::warning> made;
    for (const auto& [copy, one] : all)
        if (auto text = notice_of(one, own); !text.empty())
            made.push_back({.code = one.code, .id = one.id, .text = std::move(text)});
    return made;
}

roster::fault_list calendar_faults(const foreign_calendars& all, const time_zone& own) {
    roster::fault_list made;
    for (const auto& [copy, one] : all)
        if (auto text = notice_of(one, own); !text.empty())
            made.push_back({one.at, roster::severity::warning, fmt::format("{}: {}", one.setting, text)});
    return made;
}

} // namespace intouch::daemon
