// SPDX-License-Identifier: MIT
#include "feed/libical_reader.hpp"

#include "ical/content_lines.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <libical/ical.h>

#include <memory>
#include <set>

namespace intouch::test {

namespace {

std::string take(char* text) {
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> owned(text, &icalmemory_free_buffer);
    return owned ? std::string(owned.get()) : "nothing";
}

/// From the fields that libical filled.
std::string print(const icaltimetype& t) {
    std::string text = fmt::format("{:04}{:02}{:02}", t.year, t.month, t.day);
    if (t.is_date == 0) text += fmt::format("T{:02}{:02}{:02}", t.hour, t.minute, t.second);
    return icaltime_is_utc(t) != 0 ? text + "Z" : text;
}

std::string value_of(const icalvalue* value) {
    switch (icalvalue_isa(value)) {
    case ICAL_TEXT_VALUE:
        return icalvalue_get_text(value);
    case ICAL_X_VALUE:
        return ical::unescape(icalvalue_get_x(value));
    case ICAL_DATE_VALUE:
        return print(icalvalue_get_date(value));
    case ICAL_DATETIME_VALUE:
        return print(icalvalue_get_datetime(value));
    default:
        return take(icalvalue_as_ical_string_r(value));
    }
}

std::string parameters_of(icalproperty* property) {
    std::string text;
    for (auto* p = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER); p != nullptr;
         p = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER))
        text += ";" + take(icalparameter_as_ical_string_r(p));
    return text;
}

void read(icalcomponent* c, std::string path, std::vector<std::string>& to) {
    path += icalcomponent_kind_to_string(icalcomponent_isa(c));
    for (auto* p = icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY); p != nullptr;
         p = icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY))
        to.push_back(fmt::format("{}.{}{}:{}", path, take(icalproperty_get_property_name_r(p)),
                                 parameters_of(p), value_of(icalproperty_get_value(p))));
    for (auto* part = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); part != nullptr;
         part = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
        read(part, path + ".", to);
}

} // namespace

std::vector<std::string> read_by_libical(const std::string& body) {
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
        icalparser_parse_string(body.c_str()), &icalcomponent_free);
    if (!calendar) return {"libical reads nothing"};
    if (icalcomponent_count_errors(calendar.get()) != 0) return {"libical reads errors"};
    std::vector<std::string> found;
    read(calendar.get(), "", found);
    return found;
}

std::vector<std::string> read_by_lines(const std::string& body) {
    const std::set<std::string> codes{"RRULE", "TRIGGER", "REFRESH-INTERVAL", "URL"}; // no TEXT
    std::vector<std::string> found;
    std::string path;
    for (const std::string& line : content_lines(body)) {
        const std::string name = name_of(line);
        const std::size_t colon = line.find(':');
        const std::string value = line.substr(colon + 1);
        if (name == "BEGIN")
            path += value + ".";
        else if (name == "END")
            path.resize(path.size() - value.size() - 1);
        else
            found.push_back(path + line.substr(0, colon + 1) +
                            (codes.contains(name) ? value : ical::unescape(value)));
    }
    return found;
}

} // namespace intouch::test
