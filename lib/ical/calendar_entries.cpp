// SPDX-License-Identifier: MIT
#include "ical/calendar_entries.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "ical/charset.hpp"
#include "ical/entry_lines.hpp"
#include "ical/foreign_zone.hpp"
#include "ical/line_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t largest_text = std::size_t{32} << 20U; // a shared calendar of ten years, and more
constexpr std::size_t longest_line = std::size_t{64} << 10U;
constexpr std::size_t most_entries = 100'000;
constexpr std::size_t most_depth = 8;
constexpr std::size_t most_zones = 20;
constexpr std::size_t largest_zone = 200'000; // bytes that count

/// Components that never stand in each other: a BEGIN of one ends another that has no END.
bool stands_alone(std::string_view name) {
    constexpr std::array<std::string_view, 5> names{"VEVENT", "VFREEBUSY", "VTODO", "VJOURNAL", "VTIMEZONE"};
    return std::ranges::count(names, name) > 0;
}

bool is_zone_line(std::string_view name) {
    constexpr std::array<std::string_view, 7> names{"TZID",       "X-LIC-LOCATION", "DTSTART", "TZOFFSETFROM",
                                                    "TZOFFSETTO", "RRULE",          "RDATE"};
    return std::ranges::count(names, name) > 0;
}

/// Follows BEGIN and END, and collects what stands between them.
class scan {
public:
    scan(const std::vector<std::string>& me, const std::string& charset, reading_notes& notes,
         const std::function<void(calendar_entries)>& take)
        : me_(me), charset_(charset), notes_(notes), take_(take) {}

    void add(line_source::unfolded next) {
        if (!valid_utf8(next.line)) {
            const std::string head = next.line.substr(0, next.line.find(':') + 1); // it is ASCII in any set
            const std::string named = charset_of(parse_content_line(head));
            if (named.empty()) notes_.add(next.number, "not UTF-8, read as " + charset_taken(charset_));
            next.line = line_to_utf8(next.line, named.empty() ? charset_ : named);
        }
        const std::size_t end = next.line.find_first_of(";:");
        if (end == std::string::npos) {
            if (!open_.empty() && !next.cut)
                notes_.add(next.number, "found no property, expected NAME:value; this line is not looked at");
            return;
        }
        const std::string name = upper_ascii(trimmed(std::string_view(next.line).substr(0, end)));
        if (name == "BEGIN")
            begin(upper_ascii(trimmed(std::string_view(next.line).substr(end + 1))), next.number);
        else if (name == "END")
            finish(upper_ascii(trimmed(std::string_view(next.line).substr(end + 1))), next.number);
        else
            add_property(name, next);
    }
    /// False when no calendar was there.
    bool finish(std::size_t last) {
        if (!open_.empty()) {
            notes_.add(last,
                       fmt::format(
                           "the text ends inside {}, which begins on line {}; what stands before that counts",
                           quoted(open_.front().name), open_.front().line));
            // An entry without its end may lack its time, or half of it.
            if (entry_) notes_.add(entry_->made().line, "an event without its END is not looked at");
            entry_.reset();
        }
        flush();
        return seen_;
    }

private:
    struct opened {
        std::string name;
        std::size_t line;
    };

    void begin(std::string name, std::size_t line) {
        if (too_deep_ > 0 || open_.size() == most_depth) {
            ++too_deep_;
            notes_.add(line,
                       fmt::format("components nested more than {} deep are not looked at", most_depth));
            return;
        }
        if (name == "VCALENDAR" && !open_.empty()) {
            notes_.add(open_.front().line, "VCALENDAR without its END");
            close_from(0);
            flush();
        }
        if (stands_alone(name)) {
            const auto other =
                std::ranges::find_if(open_, [](const opened& o) { return stands_alone(o.name); });
            if (other != open_.end()) {
                notes_.add(other->line, other->name + " without its END; it counts up to the next BEGIN");
                close_from(static_cast<std::size_t>(other - open_.begin()));
            }
        }
        const bool begins_entry = name == "VEVENT" || name == "VFREEBUSY";
        seen_ = seen_ || name == "VCALENDAR" || begins_entry;
        if (begins_entry) begin_entry(name, line);
        if (zone_ || name == "VTIMEZONE") begin_zone_part(name, line);
        open_.push_back({std::move(name), line});
    }
    void begin_entry(std::string_view name, std::size_t line) {
        if (count_ == most_entries) {
            notes_.add(line, fmt::format("more than {} events; the rest are not looked at", most_entries));
            return;
        }
        ++count_;
        entry_.emplace(line, name == "VFREEBUSY", calendar_, notes_, values_);
    }
    void begin_zone_part(std::string_view name, std::size_t line) {
        if (!zone_) {
            zone_.emplace();
            zone_size_ = 0;
        }
        zone_size_ += sizeof(component);
        if (zone_size_ > largest_zone) return;
        component& made = name == "VTIMEZONE" ? *zone_ : zone_->parts.emplace_back();
        made.name = name;
        made.number = line;
    }

    void finish(const std::string& name, std::size_t line) {
        if (too_deep_ > 0) {
            --too_deep_;
            return;
        }
        const auto found = std::ranges::find(open_.rbegin(), open_.rend(), name, &opened::name);
        if (found == open_.rend()) {
            notes_.add(line, fmt::format("END:{} without its BEGIN", without_control(name.substr(0, 40))));
            return;
        }
        if (found != open_.rbegin())
            notes_.add(open_.back().line, quoted(open_.back().name) + " without its END");
        close_from(static_cast<std::size_t>(open_.rend() - found) - 1);
        if (open_.empty()) flush();
    }
    /// Closes the innermost components down to that one.
    void close_from(std::size_t first) {
        while (open_.size() > first) {
            const std::string name = std::move(open_.back().name);
            open_.pop_back();
            if ((name == "VEVENT" || name == "VFREEBUSY") && entry_) {
                if (auto made = std::move(*entry_).finish()) calendar_.entries.push_back(std::move(*made));
                entry_.reset();
            } else if (name == "VTIMEZONE" && zone_) {
                finish_zone();
            }
        }
    }
    void finish_zone() {
        component zone = std::move(*zone_);
        zone_.reset();
        const std::string tzid(value_of(zone, "TZID"));
        const bool known =
            is_iana_name(tzid) ||
            std::ranges::any_of(calendar_.zones, [&](const component& c) { return describes(c, tzid); });
        if (known) return;
        if (calendar_.zones.size() == most_zones)
            notes_.add(
                zone.number,
                fmt::format("more than {} time zones are described; this one is not looked at", most_zones));
        else if (zone_size_ > largest_zone)
            notes_.add(zone.number, "a time zone of so many lines is not looked at");
        else
            calendar_.zones.push_back(std::move(zone));
    }

    void add_property(const std::string& name, line_source::unfolded& next) {
        if (open_.empty() || too_deep_ > 0) return;
        const opened& inside = open_.back();
        const bool wanted = (zone_ && is_zone_line(name)) ||
                            (!zone_ && entry_ && stands_alone(inside.name) && is_entry_line(name)) ||
                            (inside.name == "VCALENDAR" && (name == "X-WR-CALNAME" || name == "METHOD"));
        if (!wanted) return;
        if (next.cut) {
            notes_.add(next.number,
                       fmt::format("{}: a line of more than {} bytes is not looked at", name, longest_line));
            return;
        }
        content_line line = parse_content_line(next.line);
        line.number = next.number;
        if (line.name.empty()) {
            notes_.add(next.number, "found no property, expected NAME:value; this line is not looked at");
        } else if (zone_) {
            line.value = trimmed(line.value);
            component& to = zone_->parts.empty() ? *zone_ : zone_->parts.back();
            zone_size_ += sizeof(content_line) + line.value.size();
            if (zone_size_ <= largest_zone) to.lines.push_back(std::move(line));
        } else if (entry_) {
            entry_->add(line, me_);
        } else if (name == "METHOD") {
            calendar_.cancels = lower_ascii(trimmed(line.value)) == "cancel";
        } else if (line.value.find('@') != std::string::npos) {
            me_.push_back(std::string(trimmed(line.value))); // a calendar that is named after its owner
        }
    }

    void flush() {
        entry_.reset();
        zone_.reset();
        open_.clear();
        for (entry& one : calendar_.entries) one.cancelled = one.cancelled || calendar_.cancels;
        if (!calendar_.entries.empty()) take_(std::move(calendar_));
        calendar_ = {};
        values_.tzids.clear();
    }

    std::vector<std::string> me_;
    const std::string& charset_;
    reading_notes& notes_;
    const std::function<void(calendar_entries)>& take_;
    std::vector<opened> open_;
    std::size_t too_deep_ = 0;
    std::size_t count_ = 0;
    bool seen_ = false;
    calendar_entries calendar_;
    entry_bounds values_;
    std::optional<entry_lines> entry_;
    std::optional<component> zone_;
    std::size_t zone_size_ = 0;
};

} // namespace

result<void> read_entries(std::string_view text, const std::vector<std::string>& me,
                          const std::string& charset, reading_notes& notes,
                          const std::function<void(calendar_entries)>& take) {
    if (text.size() > largest_text)
        return fail(errc::invalid,
                    fmt::format("{} bytes, more than the {} that are read", text.size(), largest_text));
    if (text.starts_with("\x1F\x8B"))
        return fail(errc::invalid, "found a gzip archive, expected BEGIN:VCALENDAR; unpack it first");
    const auto wide = from_utf16(text);
    line_source source(wide ? *wide : text);
    scan reader(me, charset, notes, take);
    std::string first;
    std::size_t first_number = 0;
    while (auto next = source.next(longest_line)) {
        if (first.empty()) {
            first = next->line.substr(0, 80);
            first_number = next->number;
        }
        reader.add(std::move(*next));
    }
    if (reader.finish(source.last_number())) return {};
    if (first.empty()) return fail(errc::invalid, "nothing here, expected BEGIN:VCALENDAR");
    const std::string_view page =
        first.starts_with('<')
            ? "; this is a web page: take the address of the calendar itself, which often ends in .ics"
            : "";
    return fail(errc::invalid, fmt::format("line {}: found {}, expected BEGIN:VCALENDAR{}", first_number,
                                           quoted(first), page));
}

} // namespace intouch::ical
