// SPDX-License-Identifier: MIT
#include "ical/libical_render.hpp"

#include "core/text.hpp"
#include "ical/libical_lock.hpp"
#include "ical/text_value.hpp"
#include "ical/write_content.hpp"

#include <fmt/format.h>

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

namespace intouch::ical {

namespace {

struct component_deleter {
    void operator()(icalcomponent* c) const { icalcomponent_free(c); }
};
struct property_deleter {
    void operator()(icalproperty* p) const { icalproperty_free(p); }
};
using component_handle = std::unique_ptr<icalcomponent, component_deleter>;
using property_handle = std::unique_ptr<icalproperty, property_deleter>;

/// The text that a `*_r` function of libical has allocated.
std::string take(char* text) {
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> owned(text, &icalmemory_free_buffer);
    return owned ? std::string(owned.get()) : std::string();
}

std::string text_of(const component_handle& c) { return take(icalcomponent_as_ical_string_r(c.get())); }

void add(const component_handle& to, icalproperty* property) {
    icalcomponent_add_property(to.get(), property);
}

void add(const component_handle& to, component_handle part) {
    icalcomponent_add_component(to.get(), part.release());
}

icaltimetype date_part(date day) {
    const std::chrono::year_month_day ymd = civil(day);
    icaltimetype t = icaltime_null_date();
    t.year = int(ymd.year());
    t.month = static_cast<int>(unsigned(ymd.month()));
    t.day = static_cast<int>(unsigned(ymd.day()));
    return t;
}

icaltimetype date_time(local_second at) {
    const date day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss time(at - day);
    icaltimetype t = date_part(day);
    t.is_date = 0;
    t.hour = static_cast<int>(time.hours().count());
    t.minute = static_cast<int>(time.minutes().count());
    t.second = static_cast<int>(time.seconds().count());
    return t;
}

icaltimetype utc_time(instant at) {
    icaltimetype t = date_time(local_second{at.time_since_epoch()});
    t.zone = icaltimezone_get_utc_timezone();
    return t;
}

/// libical 3.0.16 writes "^" as it is, and RFC 6868 readers would take "^n" for a line break. No IANA name holds one.
std::string tzid_of(const std::string& zone) {
    assert(!zone.contains('^'));
    return without_control(zone);
}

/// libical adds no TZID to these by itself.
void add_moment(const component_handle& to, icalproperty* (*make)(icaltimetype), const moment& m) {
    if (const auto* day = std::get_if<date>(&m)) {
        icalproperty* property = make(date_part(*day));
        icalproperty_set_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
        add(to, property);
    } else if (const auto* zoned = std::get_if<zoned_time>(&m)) {
        icalproperty* property = make(date_time(zoned->at));
        icalproperty_add_parameter(property, icalparameter_new_tzid(tzid_of(zoned->tzid).c_str()));
        add(to, property);
    } else {
        add(to, make(utc_time(std::get<instant>(m))));
    }
}

/// As icalrecurrencetype_day_position reads it: eight a week, with the sign of the position.
short encoded(const by_day& day) {
    const int weekday = static_cast<int>(day.day.c_encoding()) + ICAL_SUNDAY_WEEKDAY;
    return static_cast<short>(day.nth < 0 ? day.nth * 8 - weekday : day.nth * 8 + weekday);
}

icalproperty* rule_property(const recurrence& rule) {
    constexpr std::array frequencies{ICAL_DAILY_RECURRENCE, ICAL_WEEKLY_RECURRENCE, ICAL_MONTHLY_RECURRENCE};
    icalrecurrencetype r;
    icalrecurrencetype_clear(&r);
    r.freq = frequencies.at(static_cast<std::size_t>(rule.freq));
    r.interval = static_cast<short>(rule.interval);
    assert(rule.days.size() < std::size(r.by_day)); // the list ends with a mark
    std::ranges::transform(rule.days, r.by_day, encoded);
    return icalproperty_new_rrule(r);
}

/// By its fields, so that seven days stay "-P7D": libical makes "-P1W" of their seconds.
icaltriggertype trigger_before(minutes before) {
    const auto whole = std::chrono::floor<days>(before);
    const std::chrono::hh_mm_ss rest(before - whole);
    icaltriggertype trigger{};
    trigger.time = icaltime_null_time();
    trigger.duration.is_neg = before > minutes{0} ? 1 : 0;
    trigger.duration.days = static_cast<unsigned>(whole.count());
    trigger.duration.hours = static_cast<unsigned>(rest.hours().count());
    trigger.duration.minutes = static_cast<unsigned>(rest.minutes().count());
    return trigger;
}

void add_alarm(const component_handle& to, minutes before, const std::string& summary) {
    component_handle alarm(icalcomponent_new(ICAL_VALARM_COMPONENT));
    add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add(alarm, icalproperty_new_description(summary.c_str()));
    add(alarm, icalproperty_new_trigger(trigger_before(before)));
    add(to, std::move(alarm));
}

/// RFC 3986 2 allows no blanks, quotes or bytes beyond ASCII. libical writes a URI unchanged.
bool plain_https(const std::string& url) {
    return url.starts_with("https://") && std::ranges::all_of(url, [](char c) {
               return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\';
           });
}

/// The text of a person, of several lines. A calendar has no tabs.
std::string plain_lines(const std::string& typed) {
    std::string text = without_control(typed, true);
    std::ranges::replace(text, '\t', ' ');
    return text;
}

void add_texts(const component_handle& to, const event& e, const std::string& summary) {
    add(to, icalproperty_new_summary(summary.c_str()));
    if (const std::string text = plain_lines(e.description); !text.empty()) {
        add(to, icalproperty_new_description(text.c_str()));
    }
    if (const std::string place = without_control(e.location); !place.empty()) {
        add(to, icalproperty_new_location(place.c_str()));
    }
    if (plain_https(e.url)) {
        add(to, icalproperty_new_url(e.url.c_str()));
    }
}

icalproperty* extension(const char* name, const char* value) {
    icalproperty* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    return property;
}

std::string render(const event& e, bool stamped) {
    const auto lock = lock_libical();
    const std::string summary = without_control(e.summary);
    const component_handle event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    add(event, icalproperty_new_uid(without_control(e.uid).c_str()));
    if (stamped) {
        add(event, icalproperty_new_sequence(e.sequence));
        add(event, icalproperty_new_dtstamp(utc_time(e.changed)));
        add(event, icalproperty_new_lastmodified(utc_time(e.changed)));
    }
    if (e.recurrence_id) {
        add_moment(event, icalproperty_new_recurrenceid, *e.recurrence_id);
    }
    add_moment(event, icalproperty_new_dtstart, e.from);
    add_moment(event, icalproperty_new_dtend, e.to);
    if (e.rule) {
        add(event, rule_property(*e.rule));
    }
    for (const moment& exception : e.exceptions) {
        add_moment(event, icalproperty_new_exdate, exception);
    }
    add_texts(event, e, summary);
    add(event, icalproperty_new_transp(e.busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
    add(event, extension("X-MICROSOFT-CDO-BUSYSTATUS", e.busy ? "BUSY" : "FREE"));
    if (e.alarm) {
        add_alarm(event, *e.alarm, summary);
    }
    return text_of(event);
}

icalproperty* yearly_rule(const yearly_onset& onset) {
    icalrecurrencetype r;
    icalrecurrencetype_clear(&r);
    r.freq = ICAL_YEARLY_RECURRENCE;
    r.by_month[0] = static_cast<short>(unsigned(onset.month));
    r.by_day[0] = encoded({onset.day, onset.nth});
    return icalproperty_new_rrule(r);
}

component_handle observance_part(icalcomponent_kind kind, const observance& o, seconds before) {
    using namespace std::chrono_literals;
    component_handle part(icalcomponent_new(kind));
    const local_second first = o.begins ? onset_in(*o.begins, 1970y) : local_second(date(1970y / 1 / 1));
    add(part, icalproperty_new_dtstart(date_time(first)));
    add(part, icalproperty_new_tzoffsetfrom(static_cast<int>(before.count())));
    add(part, icalproperty_new_tzoffsetto(static_cast<int>(o.offset.count())));
    add(part, icalproperty_new_tzname(o.name.c_str()));
    if (o.begins) {
        add(part, yearly_rule(*o.begins));
    }
    return part;
}

} // namespace

std::string render_head(const calendar& c) {
    const std::string every = fmt::format("PT{}H", c.refresh.count());
    std::string head = object_head() + "METHOD:PUBLISH\r\n";
    // libical escapes by halves what it does not know, as X-WR-CALNAME. The name stands beside it in the same form.
    const auto text = [&](std::string_view name, const std::string& typed) {
        head += make_line(name, escape(without_control(typed))).text;
    };
    text("NAME", c.name);
    text("X-WR-CALNAME", c.name);
    text("X-WR-TIMEZONE", c.zone);
    head += "REFRESH-INTERVAL;VALUE=DURATION:" + every + "\r\n";
    head += "X-PUBLISHED-TTL:" + every + "\r\n";
    if (const std::string color = without_control(c.color); !color.empty()) {
        text("COLOR", color);
    }
    return head;
}

std::string render(const event& e) { return render(e, true); }

std::string render_unstamped(const event& e) { return render(e, false); }

std::string render_task(const event& e, std::optional<instant> completed) {
    const auto lock = lock_libical();
    const std::string summary = without_control(e.summary);
    const component_handle task(icalcomponent_new(ICAL_VTODO_COMPONENT));
    add(task, icalproperty_new_uid(without_control(e.uid).c_str()));
    if (std::holds_alternative<date>(e.from)) {
        add_moment(task, icalproperty_new_due, e.from);
    } else { // RFC 5545 3.8.2.3: later than DTSTART, and of its type
        add_moment(task, icalproperty_new_dtstart, e.from);
        add_moment(task, icalproperty_new_due, e.to);
    }
    add_texts(task, e, summary);
    add(task, icalproperty_new_status(completed ? ICAL_STATUS_COMPLETED : ICAL_STATUS_NEEDSACTION));
    add(task, icalproperty_new_percentcomplete(completed ? 100 : 0));
    if (completed) {
        add(task, icalproperty_new_completed(utc_time(*completed)));
    } else if (e.alarm) {
        add_alarm(task, *e.alarm, summary);
    }
    return text_of(task);
}

std::string render_timezone(const std::string& tzid, const posix_zone& zone) {
    const auto lock = lock_libical();
    const component_handle timezone(icalcomponent_new(ICAL_VTIMEZONE_COMPONENT));
    add(timezone, icalproperty_new_tzid(tzid_of(tzid).c_str()));
    const observance& other = zone.daylight ? *zone.daylight : zone.standard;
    add(timezone, observance_part(ICAL_XSTANDARD_COMPONENT, zone.standard, other.offset));
    if (zone.daylight) {
        add(timezone, observance_part(ICAL_XDAYLIGHT_COMPONENT, *zone.daylight, zone.standard.offset));
    }
    return text_of(timezone);
}

std::string object_head() {
    return "BEGIN:VCALENDAR\r\n"
           "VERSION:2.0\r\n"
           "PRODID:-//intouch//intouch//EN\r\n"
           "CALSCALE:GREGORIAN\r\n";
}

} // namespace intouch::ical
