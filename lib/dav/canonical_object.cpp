// SPDX-License-Identifier: MIT
#include "dav/canonical_object.hpp"

#include "core/text.hpp"
#include "ical/libical_values.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>
#include <variant>

namespace intouch::dav {

namespace {

template <std::size_t N> bool among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Stamps, and properties of the stream, not of the object.
constexpr std::array<std::string_view, 8> stamps{"DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE",
                                                 "PRODID",  "VERSION",       "METHOD",  "CALSCALE"};
constexpr std::array<std::string_view, 5> notes_of_programs{"X-MOZ-", "X-APPLE-", "X-RADICALE-", "X-WR-",
                                                            "X-LIC-"};
constexpr std::array<std::string_view, 7> points{"DTSTART", "DTEND", "DUE",      "RECURRENCE-ID",
                                                 "EXDATE",  "RDATE", "COMPLETED"};
constexpr std::array<std::string_view, 6> texts{"SUMMARY", "DESCRIPTION", "LOCATION",
                                                "COMMENT", "CONTACT",     "CATEGORIES"};
/// The values of properties that are absent (RFC 5545 3.8).
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> defaults{{{"TRANSP", "OPAQUE"},
                                                                                 {"CLASS", "PUBLIC"},
                                                                                 {"PRIORITY", "0"},
                                                                                 {"PERCENT-COMPLETE", "0"},
                                                                                 {"STATUS", "NEEDS-ACTION"}}};

bool is_ignored(std::string_view component, std::string_view name) {
    if (among(stamps, name)) return true;
    if (component == "VALARM" && (name == "ACKNOWLEDGED" || name == "UID" || name.starts_with("X-")))
        return true;
    return std::ranges::any_of(notes_of_programs, [&](std::string_view p) { return name.starts_with(p); });
}

constexpr std::string_view uid_end = "@intouch";
constexpr std::size_t uid_letters = 26;

bool is_own_letters(std::string_view text) {
    return text.size() == uid_letters &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string_view::npos;
}

std::string without_end(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    return std::string(end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1));
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

/// The parts of a rule, sorted, without the defaults of RFC 5545 3.3.10.
std::string one_rule(std::string_view value) {
    std::set<std::string> parts;
    for (const std::string& part : ical::split_value(upper(value), ';')) {
        if (part.empty() || part == "INTERVAL=1" || part == "WKST=MO") continue;
        parts.insert(part);
    }
    std::string all;
    for (const std::string& part : parts) all += part + ";";
    return all;
}

void add_values(const ical::content_line& line, const object& in, const time_zone& user,
                std::vector<std::string>& to) {
    if (among(points, line.name)) {
        for (const std::string& value : ical::split_value(line.value, ',')) {
            const auto p = read_point(line, value, in.zones, user);
            to.push_back(p ? print(*p) : "?" + value);
        }
    } else if (line.name == "RRULE" || line.name == "EXRULE") {
        to.push_back(one_rule(line.value));
    } else if (among(texts, line.name)) {
        to.push_back(without_end(ical::unescape(line.value)));
    } else if (std::ranges::find(
                   defaults, std::pair(std::string_view(line.name), std::string_view(upper(line.value)))) ==
               defaults.end()) {
        to.push_back(without_end(line.value));
    }
}

/// The parameters that matter. `add_values` already uses VALUE and TZID.
std::string parameters(const ical::content_line& line) {
    std::set<std::string> all;
    for (const ical::parameter& p : line.parameters) {
        if (p.name == "VALUE" || p.name == "TZID" || p.name.starts_with("X-") || p.name == "SCHEDULE-STATUS")
            continue;
        std::string text = p.name;
        for (const std::string& value : p.values) text += "=" + value;
        all.insert(text);
    }
    std::string text;
    for (const std::string& one : all) text += ";" + one;
    return text;
}

std::string canonical_text(const ical::component& c, const object& in, const time_zone& user) {
    std::multiset<std::string> lines;
    for (const ical::content_line& line : c.lines) {
        if (is_ignored(c.name, line.name) || line.name.empty()) continue;
        // Some programs write an end, others a length. The length below stands for both.
        if (line.name == "DTEND" || line.name == "DURATION") continue;
        std::vector<std::string> said;
        add_values(line, in, user, said);
        for (const std::string& value : said) {
            if (value.empty()) continue;
            lines.insert(fmt::format("{}{}:{}:{}", line.name, parameters(line), value.size(), value));
        }
    }
    if (const auto length = length_of(c, in, user)) lines.insert(fmt::format("LENGTH:{}", length->count()));
    for (const ical::component& part : c.parts)
        if (part.name != "VTIMEZONE") lines.insert(canonical_text(part, in, user));
    std::string text = c.name + "{";
    for (const std::string& line : lines) text += line + "\n";
    return text + "}";
}

} // namespace

/// Lines of any length stay: some programs write a picture into one.
constexpr ical::content_limits object_limits{
    .bytes = longest_object, .line = longest_object, .lines = 100'000, .depth = 8};

bool is_calendar(std::string_view text) {
    constexpr std::size_t room = 4096; // for a byte order mark and blank lines
    return lower_ascii(text.substr(0, room)).find("begin:vcalendar") != std::string::npos &&
           lower_ascii(text.substr(text.size() - std::min(text.size(), room))).find("end:vcalendar") !=
               std::string::npos;
}

result<object> read_object(std::string_view text) {
    auto parsed = ical::parse_components(text, object_limits);
    if (!parsed) return std::unexpected(parsed.error());
    const auto calendar = std::ranges::find(*parsed, "VCALENDAR", &ical::component::name);
    if (calendar == parsed->end()) return fail(errc::invalid, "holds no VCALENDAR");
    object o{std::move(*calendar), {}, {}};
    o.zones = zones_of(o.calendar);
    for (const ical::component& part : o.calendar.parts) {
        if (part.name != "VEVENT" && part.name != "VTODO") continue;
        o.item = part.name;
        o.uid = ical::value_of(part, "UID");
        break;
    }
    return o;
}

bool has_own_name(std::string_view href) {
    while (href.ends_with('/')) href.remove_suffix(1);
    std::string_view name = href.substr(href.rfind('/') + 1);
    if (name.ends_with(".ics")) name.remove_suffix(4);
    for (const std::string_view end : {uid_end, std::string_view("%40intouch")})
        if (name.ends_with(end)) name.remove_suffix(end.size());
    return is_own_letters(name);
}

bool is_own(const object& o, std::string_view href) {
    const std::string_view uid = o.uid;
    if (o.item.empty()) return false;
    return has_own_name(href) ||
           (uid.ends_with(uid_end) && is_own_letters(uid.substr(0, uid.size() - uid_end.size())));
}

const ical::component* master(const object& o) {
    const auto found = std::ranges::find_if(o.calendar.parts, [&](const ical::component& c) {
        return c.name == o.item && !o.item.empty() && ical::find(c, "RECURRENCE-ID") == nullptr;
    });
    return found == o.calendar.parts.end() ? nullptr : &*found;
}

std::map<std::string, const ical::component*> overrides(const object& o, const time_zone& user) {
    std::map<std::string, const ical::component*> all;
    for (const ical::component& c : o.calendar.parts) {
        if (c.name != o.item) continue;
        const auto id = point_of(c, "RECURRENCE-ID", o, user);
        if (!id) continue;
        const auto [at, is_new] = all.emplace(print(*id), &c);
        if (!is_new && version_of(*at->second, o, user) < version_of(c, o, user)) at->second = &c;
    }
    return all;
}

object_version version_of(const ical::component& c, const object& in, const time_zone& user) {
    object_version v;
    const std::string_view number = ical::value_of(c, "SEQUENCE");
    std::from_chars(number.data(), number.data() + number.size(), v.sequence);
    for (const std::string_view name : {"LAST-MODIFIED", "DTSTAMP"}) {
        if (v.modified) break;
        if (const auto p = point_of(c, name, in, user)) v.modified = p->at;
    }
    return v;
}

object_version version_of(const object& o, const time_zone& user) {
    object_version newest;
    for (const ical::component& c : o.calendar.parts) {
        if (c.name != o.item) continue;
        const object_version v = version_of(c, o, user);
        newest = {std::max(newest.sequence, v.sequence), std::max(newest.modified, v.modified)};
    }
    return newest;
}

std::optional<point> point_of(const ical::component& c, std::string_view name, const object& in,
                              const time_zone& user) {
    const ical::content_line* line = ical::find(c, name);
    return line == nullptr ? std::nullopt : read_point(*line, line->value, in.zones, user);
}

std::optional<point> start_of(const ical::component& c, const object& in, const time_zone& user) {
    if (c.name == "VTODO")
        if (const auto due = point_of(c, "DUE", in, user)) return due;
    return point_of(c, "DTSTART", in, user);
}

namespace {

bool is_midnight(local_second at) { return at == std::chrono::floor<days>(at); }

/// The wall clock of the line, in whatever zone.
std::optional<local_second> as_written(const ical::content_line* line) {
    if (line == nullptr) return std::nullopt;
    const auto read = ical::parse_time_text(line->value);
    if (!read) return std::nullopt;
    if (const auto* utc = std::get_if<instant>(&*read)) return local_second(utc->time_since_epoch());
    if (const auto* zoned = std::get_if<ical::zoned_time>(&*read)) return zoned->at;
    return std::nullopt;
}

} // namespace

std::optional<point> touch_start(const ical::component& c, const object& in, const time_zone& user) {
    const auto start = start_of(c, in, user);
    const auto length = length_of(c, in, user);
    if (c.name != "VEVENT" || !start || !start->at || !length || *length < std::chrono::hours(23))
        return start;
    const auto from = user.to_local(*start->at);
    if (is_midnight(from) && is_midnight(user.to_local(*start->at + *length)))
        return point{std::chrono::floor<days>(from), std::nullopt};
    const auto begins = as_written(ical::find(c, "DTSTART"));
    const auto ends = as_written(ical::find(c, "DTEND"));
    if (begins && is_midnight(*begins) && ends && is_midnight(*ends))
        return point{std::chrono::floor<days>(*begins), std::nullopt};
    return start;
}

std::optional<seconds> length_of(const ical::component& c, const object& in, const time_zone& user) {
    const auto start = point_of(c, "DTSTART", in, user);
    if (const auto end = point_of(c, "DTEND", in, user); start && end) {
        if (start->at && end->at) return *end->at - *start->at;
        return end->day - start->day;
    }
    if (const ical::content_line* length = ical::find(c, "DURATION"); length != nullptr && c.name != "VALARM")
        return read_duration(length->value);
    // RFC 5545 3.6.1: without an end, an all-day event takes a day and a timed event takes no time.
    if (start && c.name == "VEVENT") return start->at ? seconds(0) : seconds(days(1));
    return std::nullopt;
}

std::vector<std::string> values(const ical::component& c, std::string_view name, const object& in,
                                const time_zone& user) {
    std::vector<std::string> all;
    if (name == "VALARM") {
        for (const ical::component& part : c.parts)
            if (part.name == name) all.push_back(canonical_text(part, in, user));
    } else if (name == "DTEND") {
        if (const auto length = length_of(c, in, user)) all.push_back(fmt::format("{} s", length->count()));
    } else {
        for (const ical::content_line& line : c.lines)
            if (line.name == name) add_values(line, in, user, all);
    }
    std::erase(all, std::string());
    std::ranges::sort(all);
    const auto [from, to] = std::ranges::unique(all);
    all.erase(from, to);
    return all;
}

bool same_but_stamps(std::string_view a, std::string_view b) {
    const auto next = [](std::string_view& text) {
        for (;;) {
            const auto end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            if (line.ends_with('\r')) line.remove_suffix(1);
            text.remove_prefix(std::min(end + 1, text.size()));
            const bool stamp = line.starts_with("DTSTAMP:") || line.starts_with("LAST-MODIFIED:") ||
                               line.starts_with("SEQUENCE:");
            if (!stamp || text.empty()) return line;
        }
    };
    while (!a.empty() && !b.empty())
        if (next(a) != next(b)) return false;
    return a.empty() && b.empty();
}

sha256_value canonical_hash(const object& o, const time_zone& user) {
    return sha256(canonical_text(o.calendar, o, user));
}

bool mean_the_same(const ical::component& a, const object& in_a, const ical::component& b, const object& in_b,
                   const time_zone& user) {
    const object one{{"VCALENDAR", {}, {a}, 0}, in_a.item, {}, in_a.zones};
    const object two{{"VCALENDAR", {}, {b}, 0}, in_b.item, {}, in_b.zones};
    return canonical_hash(one, user) == canonical_hash(two, user);
}

} // namespace intouch::dav
