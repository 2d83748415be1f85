// SPDX-License-Identifier: MIT
#include "ical/render.hpp"

#include "core/text.hpp"
#include "ical/text_value.hpp"
#include "ical/write_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::ical {

namespace {

/// Content lines, one after the other. `line` takes names and values of this file, and printed numbers. Text
/// of a person goes through `text`, or loses its control characters first.
class content_lines {
public:
    void line(std::string_view name, std::string_view value) {
        written_ += fold(fmt::format("{}:{}", name, value));
    }
    void text(std::string_view name, std::string_view typed) { line(name, escape(typed)); }
    void one_line_text(std::string_view name, std::string_view typed) { text(name, without_control(typed)); }
    /// RFC 5545 3.3.4, 3.3.5.
    void moment(std::string_view name, const ical::moment& m) {
        if (std::holds_alternative<date>(m)) {
            line(fmt::format("{};VALUE=DATE", name), print(m));
        } else if (const auto* zoned = std::get_if<zoned_time>(&m)) {
            written_ += make_line(name, print(m), {{"TZID", {zoned->tzid}}}).text;
        } else {
            line(name, print(m));
        }
    }
    [[nodiscard]] std::string take() { return std::move(written_); }

private:
    std::string written_;
};

std::string print(const by_day& day) {
    constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const char* name = names.at(day.day.c_encoding());
    return day.nth == 0 ? std::string(name) : fmt::format("{}{}", day.nth, name);
}

std::string print(const recurrence& rule) {
    constexpr std::array names{"DAILY", "WEEKLY", "MONTHLY"};
    std::string text = fmt::format("FREQ={}", names.at(static_cast<std::size_t>(rule.freq)));
    if (rule.interval != 1) {
        text += fmt::format(";INTERVAL={}", rule.interval);
    }
    for (std::size_t i = 0; i < rule.days.size(); ++i) {
        text += (i == 0 ? ";BYDAY=" : ",") + print(rule.days[i]);
    }
    return text;
}

/// RFC 5545 3.3.6, of what lies before: "-P1DT2H30M", "PT0S".
std::string print_before(minutes before) {
    const auto whole = std::chrono::floor<days>(before);
    const std::chrono::hh_mm_ss rest(before - whole);
    std::string text = whole.count() == 0 ? "-P" : fmt::format("-P{}D", whole.count());
    if (before != whole) {
        text += 'T';
    }
    if (rest.hours().count() != 0) {
        text += fmt::format("{}H", rest.hours().count());
    }
    if (rest.minutes().count() != 0) {
        text += fmt::format("{}M", rest.minutes().count());
    }
    return before.count() == 0 ? "PT0S" : text;
}

void add_alarm(content_lines& to, const event& e) {
    to.line("BEGIN", "VALARM");
    to.line("ACTION", "DISPLAY");
    to.one_line_text("DESCRIPTION", e.summary);
    to.line("TRIGGER", print_before(*e.alarm));
    to.line("END", "VALARM");
}

/// RFC 3986 2 allows no blanks, quotes or bytes beyond ASCII. A URI is written unchanged.
bool plain_https(const std::string& url) {
    return url.starts_with("https://") && std::ranges::all_of(url, [](char c) {
               return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\';
           });
}

void add_texts(content_lines& to, const event& e) {
    to.one_line_text("SUMMARY", e.summary);
    if (const std::string text = without_control(e.description, true); !text.empty()) {
        to.text("DESCRIPTION", text);
    }
    if (const std::string place = without_control(e.location); !place.empty()) {
        to.text("LOCATION", place);
    }
    if (plain_https(e.url)) {
        to.line("URL", e.url);
    }
}

std::string render(const event& e, bool stamped) {
    content_lines to;
    to.line("BEGIN", "VEVENT");
    to.one_line_text("UID", e.uid);
    if (stamped) {
        to.line("SEQUENCE", fmt::to_string(e.sequence));
        to.moment("DTSTAMP", e.changed);
        to.moment("LAST-MODIFIED", e.changed);
    }
    if (e.recurrence_id) {
        to.moment("RECURRENCE-ID", *e.recurrence_id);
    }
    to.moment("DTSTART", e.from);
    to.moment("DTEND", e.to);
    if (e.rule) {
        to.line("RRULE", print(*e.rule));
    }
    for (const moment& exception : e.exceptions) {
        to.moment("EXDATE", exception);
    }
    add_texts(to, e);
    to.line("TRANSP", e.busy ? "OPAQUE" : "TRANSPARENT");
    to.line("X-MICROSOFT-CDO-BUSYSTATUS", e.busy ? "BUSY" : "FREE");
    if (e.alarm) {
        add_alarm(to, e);
    }
    to.line("END", "VEVENT");
    return to.take();
}

} // namespace

std::string render_head(const calendar& c) {
    const std::string every = fmt::format("PT{}H", c.refresh.count());
    content_lines to;
    to.line("BEGIN", "VCALENDAR");
    to.line("VERSION", "2.0");
    to.line("PRODID", "-//intouch//intouch//EN");
    to.line("CALSCALE", "GREGORIAN");
    to.line("METHOD", "PUBLISH");
    to.one_line_text("NAME", c.name);
    to.one_line_text("X-WR-CALNAME", c.name);
    to.one_line_text("X-WR-TIMEZONE", c.zone);
    to.line("REFRESH-INTERVAL;VALUE=DURATION", every);
    to.line("X-PUBLISHED-TTL", every);
    if (const std::string color = without_control(c.color); !color.empty()) {
        to.text("COLOR", color);
    }
    return to.take();
}

std::string render(const event& e) { return render(e, true); }

std::string render_unstamped(const event& e) { return render(e, false); }

std::string render_task(const event& e, std::optional<instant> completed) {
    content_lines to;
    to.line("BEGIN", "VTODO");
    to.one_line_text("UID", e.uid);
    if (std::holds_alternative<date>(e.from)) {
        to.moment("DUE", e.from);
    } else { // RFC 5545 3.8.2.3: later than DTSTART, and of its type
        to.moment("DTSTART", e.from);
        to.moment("DUE", e.to);
    }
    add_texts(to, e);
    to.line("STATUS", completed ? "COMPLETED" : "NEEDS-ACTION");
    to.line("PERCENT-COMPLETE", completed ? "100" : "0");
    if (completed) {
        to.moment("COMPLETED", *completed);
    } else if (e.alarm) {
        add_alarm(to, e);
    }
    to.line("END", "VTODO");
    return to.take();
}

std::string object_head() {
    return "BEGIN:VCALENDAR\r\n"
           "VERSION:2.0\r\n"
           "PRODID:-//intouch//intouch//EN\r\n"
           "CALSCALE:GREGORIAN\r\n";
}

} // namespace intouch::ical
