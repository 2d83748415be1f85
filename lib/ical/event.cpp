// SPDX-License-Identifier: MIT
#include "ical/event.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace intouch::ical {

namespace {

/// Raise this number when `render` writes the same event differently: subscribers then fetch the event again.
constexpr int rendering_version = 1;

std::string compact(date day) {
    const std::chrono::year_month_day ymd = civil(day);
    return fmt::format("{:04}{:02}{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
}

std::string compact(local_second at) {
    const date day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{}T{:02}{:02}{:02}", compact(day), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

/// Fields with their lengths before them, so that no two lists of fields make the same bytes.
class field_list {
public:
    void add(std::string_view field) {
        bytes_ += fmt::format("{}:", field.size());
        bytes_ += field;
    }
    void add(int number) { add(std::string_view(fmt::to_string(number))); }
    void add(const moment& m) {
        add(static_cast<int>(m.index()));
        add(print(m));
        if (const auto* zoned = std::get_if<zoned_time>(&m)) {
            add(zoned->tzid);
        }
    }
    [[nodiscard]] sha256_value digest() const { return sha256(bytes_); }

private:
    std::string bytes_;
};

} // namespace

std::string print(const moment& m) {
    if (const auto* day = std::get_if<date>(&m)) {
        return compact(*day);
    }
    if (const auto* zoned = std::get_if<zoned_time>(&m)) {
        return compact(zoned->at);
    }
    return compact(local_second{std::get<instant>(m).time_since_epoch()}) + "Z";
}

sha256_value fingerprint(const event& e) {
    field_list fields;
    fields.add(rendering_version);
    fields.add(e.uid);
    fields.add(e.from);
    fields.add(e.to);
    if (e.rule) {
        fields.add(static_cast<int>(e.rule->freq));
        fields.add(e.rule->interval);
        fields.add(static_cast<int>(e.rule->days.size()));
        for (const by_day& day : e.rule->days) {
            fields.add(static_cast<int>(day.day.c_encoding()));
            fields.add(day.nth);
        }
    } else {
        fields.add("");
    }
    fields.add(static_cast<int>(e.exceptions.size()));
    for (const moment& exception : e.exceptions) {
        fields.add(exception);
    }
    fields.add(e.recurrence_id.has_value() ? 1 : 0);
    if (e.recurrence_id) {
        fields.add(*e.recurrence_id);
    }
    fields.add(without_control(e.summary));
    fields.add(without_control(e.description, true));
    fields.add(without_control(e.location));
    fields.add(e.url);
    fields.add(e.busy ? 1 : 0);
    fields.add(e.alarm ? static_cast<int>(e.alarm->count()) : -1);
    return fields.digest();
}

} // namespace intouch::ical
