// SPDX-License-Identifier: MIT
#include "ical/render.hpp"

#include "core/text.hpp"
#include "ical/content.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

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

std::string text_of(const property_handle& property) {
    return take(icalproperty_as_ical_string_r(property.get()));
}

void add(const component_handle& to, icalproperty* property) {
    icalcomponent_add_property(to.get(), property);
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

/// libical adds no TZID to these by itself.
void add_moment(const component_handle& to, icalproperty* (*make)(icaltimetype), const moment& m) {
    if (const auto* day = std::get_if<date>(&m)) {
        icalproperty* property = make(date_part(*day));
        icalproperty_set_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
        add(to, property);
    } else if (const auto* zoned = std::get_if<zoned_time>(&m)) {
        icalproperty* property = make(date_time(zoned->at));
        icalproperty_add_parameter(property, icalparameter_new_tzid(without_control(zoned->tzid).c_str()));
        add(to, property);
    } else {
        add(to, make(utc_time(std::get<instant>(m))));
    }
}

property_handle extension(const char* name, const std::string& value) {
    property_handle property(icalproperty_new_x(value.c_str()));
    icalproperty_set_x_name(property.get(), name);
    return property;
}

std::string print(const by_day& day) {
    constexpr std::array names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const char* name = names.at(day.day.c_encoding());
    return day.nth == 0 ? std::string(name) : fmt::format("{}{}", day.nth, name);
}

icalproperty* rule_property(const recurrence& rule) {
    constexpr std::array names{"DAILY", "WEEKLY", "MONTHLY"};
    std::string text = fmt::format("FREQ={}", names.at(static_cast<std::size_t>(rule.freq)));
    if (rule.interval != 1) {
        text += fmt::format(";INTERVAL={}", rule.interval);
    }
    for (std::size_t i = 0; i < rule.days.size(); ++i) {
        text += (i == 0 ? ";BYDAY=" : ",") + print(rule.days[i]);
    }
    return icalproperty_new_rrule(icalrecurrencetype_from_string(text.c_str()));
}

void add_alarm(const component_handle& to, minutes before, const std::string& summary) {
    component_handle alarm(icalcomponent_new(ICAL_VALARM_COMPONENT));
    add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add(alarm, icalproperty_new_description(summary.c_str()));
    icaltriggertype trigger{};
    trigger.time = icaltime_null_time();
    trigger.duration = icaldurationtype_from_int(-static_cast<int>(seconds(before).count()));
    add(alarm, icalproperty_new_trigger(trigger));
    icalcomponent_add_component(to.get(), alarm.release());
}

/// URIs are written by libical as they are. RFC 3986 2 has no blanks, quotes or bytes beyond ASCII.
bool plain_https(const std::string& url) {
    return url.starts_with("https://") && std::ranges::all_of(url, [](char c) {
               return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\';
           });
}

/// A TEXT of a property that libical does not know, whose value it would escape by halves.
std::string extension_line(std::string_view name, std::string_view text) {
    return make_line(name, escape(text)).text;
}

} // namespace

std::string render_head(const calendar& c) {
    const std::string name = without_control(c.name);
    const std::string color = without_control(c.color);
    const std::string every = fmt::format("PT{}H", c.refresh.count());
    std::string head = "BEGIN:VCALENDAR\r\n"
                       "VERSION:2.0\r\n"
                       "PRODID:-//intouch//intouch//EN\r\n"
                       "CALSCALE:GREGORIAN\r\n"
                       "METHOD:PUBLISH\r\n";
    head += text_of(property_handle(icalproperty_new_name(name.c_str())));
    head += extension_line("X-WR-CALNAME", name);
    head += extension_line("X-WR-TIMEZONE", without_control(c.zone));
    head += "REFRESH-INTERVAL;VALUE=DURATION:" + every + "\r\n";
    head += "X-PUBLISHED-TTL:" + every + "\r\n";
    if (!color.empty()) {
        head += text_of(property_handle(icalproperty_new_color(color.c_str())));
    }
    return head;
}

namespace {

void add_texts(const component_handle& to, const event& e, const std::string& summary) {
    add(to, icalproperty_new_summary(summary.c_str()));
    if (const std::string text = without_control(e.description, true); !text.empty()) {
        add(to, icalproperty_new_description(text.c_str()));
    }
    if (const std::string place = without_control(e.location); !place.empty()) {
        add(to, icalproperty_new_location(place.c_str()));
    }
    if (plain_https(e.url)) {
        add(to, icalproperty_new_url(e.url.c_str()));
    }
}

std::string render(const event& e, bool stamped) {
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
    add(event, extension("X-MICROSOFT-CDO-BUSYSTATUS", e.busy ? "BUSY" : "FREE").release());
    if (e.alarm) {
        add_alarm(event, *e.alarm, summary);
    }
    return take(icalcomponent_as_ical_string_r(event.get()));
}

} // namespace

std::string render(const event& e) { return render(e, true); }

std::string render_unstamped(const event& e) { return render(e, false); }

std::string render_task(const event& e, std::optional<instant> completed) {
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
    return take(icalcomponent_as_ical_string_r(task.get()));
}

std::string object_head() {
    return "BEGIN:VCALENDAR\r\n"
           "VERSION:2.0\r\n"
           "PRODID:-//intouch//intouch//EN\r\n"
           "CALSCALE:GREGORIAN\r\n";
}

} // namespace intouch::ical
