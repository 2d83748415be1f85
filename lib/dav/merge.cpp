// SPDX-License-Identifier: MIT
#include "dav/merge.hpp"

#include "core/text.hpp"
#include "dav/marked_title.hpp"
#include "ical/text_value.hpp"
#include "ical/write_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

using ical::component;
using ical::content_line;
using ledger::object_kind;

/// Each of these properties follows the rule of the three versions independently.
constexpr std::array<std::string_view, 6> single{"SUMMARY", "DESCRIPTION", "LOCATION",
                                                 "URL",     "TRANSP",      "X-MICROSOFT-CDO-BUSYSTATUS"};
constexpr std::array<std::string_view, 4> when_lines{"DTSTART", "DTEND", "DUE", "DURATION"};
constexpr std::array<std::string_view, 3> done_lines{"STATUS", "COMPLETED", "PERCENT-COMPLETE"};

std::string stamp_of(instant now) { return print(point{{}, now}); }

/// Replaces the lines of that name in `to` by the lines of `from`.
void copy_lines(component& to, const component& from, std::string_view name) {
    std::vector<content_line> wanted;
    std::ranges::copy_if(from.lines, std::back_inserter(wanted),
                         [&](const content_line& l) { return l.name == name; });
    const auto at = std::ranges::find(to.lines, name, &content_line::name) - to.lines.begin();
    ical::remove(to, name);
    to.lines.insert(to.lines.begin() + std::min(at, std::ssize(to.lines)), wanted.begin(), wanted.end());
}

/// One SEQUENCE higher, and changed now.
void stamp(component& c, instant now) {
    int sequence = 0;
    const std::string_view before = ical::value_of(c, "SEQUENCE");
    std::from_chars(before.data(), before.data() + before.size(), sequence);
    ical::set(c, ical::make_line("SEQUENCE", fmt::to_string(std::clamp(sequence, 0, 1'000'000'000) + 1)));
    ical::set(c, ical::make_line("DTSTAMP", stamp_of(now)));
    ical::set(c, ical::make_line("LAST-MODIFIED", stamp_of(now)));
}

/// Lets an occurrence of a series take place at its own time, with its length. An occurrence that is over and
/// was cancelled stays so.
bool put_back(component& c, const component& series, const merge_input& in) {
    const object& of = in.remote;
    const auto id = point_of(c, "RECURRENCE-ID", of, in.user);
    const auto start = start_of(c, of, in.user);
    if (!id || !id->at || is_following(c)) return false;
    if (is_cancelled(c) ? *id->at < in.now : start == id) return false;
    ical::remove(c, "STATUS");
    if (start == id) return true;
    const auto length = length_of(start && start->at ? c : series, of, in.user);
    content_line own = *ical::find(c, "RECURRENCE-ID");
    for (const std::string_view name : when_lines) ical::remove(c, name);
    ical::set(c, ical::make_line("DTSTART", own.value, own.parameters));
    if (length) ical::set(c, ical::make_line("DTEND", stamp_of(*id->at + *length)));
    return true;
}

/// Whether the user gave the series another start or another rule, which intouch does not take over.
bool is_changed_series(const merge_input& in) {
    const component* w = master(in.written);
    const component* r = master(in.remote);
    const component* l = master(in.local);
    const auto as_in = [&](const component* c, const object& of) {
        return start_of(*c, of, in.user) == start_of(*r, in.remote, in.user) &&
               values(*c, "RRULE", of, in.user) == values(*r, "RRULE", in.remote, in.user);
    };
    return !as_in(w, in.written) && !as_in(l, in.local);
}

/// Merges one component with its counterparts. `w` is the version that intouch last wrote. For an override
/// that intouch never wrote, `w` is the master.
class component_merge {
public:
    component_merge(const merge_input& in, component& to, const component& w, const component& l,
                    bool is_override)
        : in_(in), to_(to), w_(w), l_(l), override_(is_override) {}

    /// Returns whether anything changed.
    bool run() {
        for (const std::string_view name : single) follow(name);
        if (is_touch())
            merge_touch();
        else
            merge_times();
        if (is_occurrence()) merge_cancelled();
        merge_exceptions();
        merge_alarms();
        if (changed_) stamp(to_, in_.now);
        return changed_;
    }

private:
    [[nodiscard]] bool is_touch() const { return in_.kind == object_kind::touch || to_.name == "VTODO"; }
    [[nodiscard]] std::vector<std::string> r(std::string_view name) const {
        return values(to_, name, in_.remote, in_.user);
    }
    [[nodiscard]] std::vector<std::string> w(std::string_view name) const {
        return values(w_, name, in_.written, in_.user);
    }
    [[nodiscard]] std::vector<std::string> l(std::string_view name) const {
        return values(l_, name, in_.local, in_.user);
    }

    [[nodiscard]] bool is_occurrence() const {
        return in_.kind == object_kind::block &&
               (override_ ? !is_following(to_)
                          : ical::find(to_, "RRULE") == nullptr && ical::find(l_, "RRULE") == nullptr);
    }

    void follow(std::string_view name) {
        const auto there = r(name);
        if (there == l(name)) return;
        bool ours = there == w(name);
        // A mark before the title was an instruction. `interpret_edit` has already read it.
        if (name == "SUMMARY" && there.size() == 1 && w(name).size() == 1)
            ours = ours || without_about(read_title(there.front()).rest) ==
                               without_about(read_title(w(name).front()).rest);
        // The user's words stay, but not our mark at their end.
        if (name == "SUMMARY" && !ours && there.size() == 1 && there.front().ends_with(about_mark) &&
            !l(name).empty() && !l(name).front().ends_with(about_mark))
            drop_about();
        if (ours)
            take(name);
        else if (name == "SUMMARY")
            follow_mark();
    }
    /// The user's own words have the mark that intouch writes. A mark of the user's was an instruction, too.
    void follow_mark() {
        if (in_.kind != object_kind::touch && in_.kind != object_kind::closed) return;
        const content_line* line = ical::find(to_, "SUMMARY");
        if (line == nullptr || l("SUMMARY").size() != 1) return;
        const marked_title there = read_title(line->value);
        const auto wanted = read_title(l("SUMMARY").front()).is;
        if (there.is == wanted) return;
        if (there.rest.empty()) return take("SUMMARY");
        retitle(*line, (wanted == marked_title::mark::done ? "✓ " : "") + there.rest);
    }
    void take(std::string_view name) {
        copy_lines(to_, l_, name);
        changed_ = true;
    }

    void drop_about() {
        const content_line* line = ical::find(to_, "SUMMARY");
        if (line != nullptr) retitle(*line, std::string(without_about(line->value)));
    }
    /// `value`: with its escapes.
    void retitle(const content_line& line, const std::string& value) {
        ical::set(to_, ical::make_line("SUMMARY", value, line.parameters));
        changed_ = true;
    }

    void merge_touch() {
        const auto there = touch_start(to_, in_.remote, in_.user);
        const auto wanted = touch_start(l_, in_.local, in_.user);
        const auto their_length = length_of(to_, in_.remote, in_.user);
        const bool own_length = their_length != length_of(w_, in_.written, in_.user);
        const bool both_timed = there && wanted && there->at && wanted->at;
        // DUE stands where it is wanted, and the start stands where intouch wrote it before.
        const bool behind = to_.name == "VTODO" && l("DTSTART") != w("DTSTART") &&
                            r("DTSTART") != l("DTSTART") &&
                            (r("DTSTART").empty() || r("DTSTART") == w("DTSTART"));
        if (there != wanted || behind ||
            (!own_length && their_length != length_of(l_, in_.local, in_.user))) {
            for (const std::string_view name : when_lines) copy_lines(to_, l_, name);
            if (own_length && their_length && both_timed && to_.name == "VEVENT")
                ical::set(to_, ical::make_line("DTEND", stamp_of(*wanted->at + *their_length)));
            changed_ = true;
        }
        if (is_completed(to_) != is_completed(l_) || is_cancelled(to_) != is_cancelled(l_)) {
            for (const std::string_view name : done_lines) copy_lines(to_, l_, name);
            ical::remove(to_, "PERCENT_COMPLETE");
            changed_ = true;
        }
    }

    /// For all other objects: start, length and rule belong together.
    void merge_times() {
        const auto start_w = override_ && ical::find(w_, "RECURRENCE-ID") == nullptr
                                 ? point_of(to_, "RECURRENCE-ID", in_.remote, in_.user)
                                 : start_of(w_, in_.written, in_.user);
        const auto start_r = start_of(to_, in_.remote, in_.user);
        const bool same_length = length_of(to_, in_.remote, in_.user) == length_of(w_, in_.written, in_.user);
        const bool ours = start_r == start_w && r("RRULE") == (override_ ? r("RRULE") : w("RRULE")) &&
                          (same_length || in_.kind == object_kind::closed);
        // The user's move of one occurrence was read before: intouch has taken it over, or overrules it.
        // A closed round stays on its day.
        const bool moved = (is_occurrence() || in_.kind == object_kind::closed) &&
                           start_r != start_of(l_, in_.local, in_.user);
        const bool equal = start_r == start_of(l_, in_.local, in_.user) &&
                           length_of(to_, in_.remote, in_.user) == length_of(l_, in_.local, in_.user) &&
                           (override_ || r("RRULE") == l("RRULE"));
        if (!(ours || moved) || equal) return;
        for (const std::string_view name : when_lines) copy_lines(to_, l_, name);
        if (!override_) copy_lines(to_, l_, "RRULE");
        changed_ = true;
    }

    /// The user's cancelling of one occurrence was read before, as a move is. What is over stays as it is.
    void merge_cancelled() {
        const auto start = start_of(l_, in_.local, in_.user);
        if (!is_cancelled(to_) || is_cancelled(l_) || !start || start->at.value_or(in_.now) < in_.now) return;
        copy_lines(to_, l_, "STATUS");
        changed_ = true;
    }

    /// Our exceptions as wanted now, together with the exceptions of the user. An occurrence that the user
    /// cancelled needs no exception: if both were there, the user could not take the cancelling back.
    void merge_exceptions() {
        const auto there = r("EXDATE");
        const auto before = w("EXDATE");
        const auto wanted = l("EXDATE");
        const std::set<std::string> ours(before.begin(), before.end());
        std::set<std::string> want(wanted.begin(), wanted.end());
        for (const std::string& id : there)
            if (!ours.contains(id)) want.insert(id);
        const std::set<std::string> have(there.begin(), there.end());
        if (!override_)
            for (const auto& [id, c] : overrides(in_.remote, in_.user))
                if (is_cancelled(*c) && !is_following(*c) && !have.contains(id)) want.erase(id);
        if (!override_) drop_contradicted(wanted, want);
        if (want == have) return;
        drop_exceptions(want);
        for (const content_line& line : l_.lines) {
            if (line.name != "EXDATE") continue;
            const auto p = read_point(line, line.value, in_.local.zones, in_.user);
            if (p && !have.contains(print(*p)) && want.contains(print(*p))) to_.lines.push_back(line);
        }
        changed_ = true;
    }
    /// Some programs write an exception beside the override of an occurrence that takes place. Readers disagree about
    /// the two, so the exception goes.
    void drop_contradicted(const std::vector<std::string>& ours, std::set<std::string>& want) const {
        for (const auto& [id, c] : overrides(in_.remote, in_.user)) {
            const auto start = start_of(*c, in_.remote, in_.user);
            const bool takes_place = !is_cancelled(*c) && !is_following(*c) && start && start->at >= in_.now;
            if (takes_place && std::ranges::find(ours, id) == ours.end()) want.erase(id);
        }
    }
    void drop_exceptions(const std::set<std::string>& want) {
        std::vector<content_line> kept;
        for (content_line& line : to_.lines) {
            if (line.name != "EXDATE") {
                kept.push_back(std::move(line));
                continue;
            }
            std::string left;
            const auto all = ical::split_value(line.value, ',');
            std::size_t count = 0;
            for (const std::string& value : all) {
                const auto p = read_point(line, value, in_.remote.zones, in_.user);
                if (p && !want.contains(print(*p))) continue;
                left += (left.empty() ? "" : ",") + value;
                ++count;
            }
            if (count == all.size())
                kept.push_back(std::move(line));
            else if (count > 0)
                kept.push_back(ical::make_line("EXDATE", left, line.parameters));
        }
        to_.lines = std::move(kept);
    }

    void merge_alarms() {
        if (r("VALARM") != w("VALARM") || r("VALARM") == l("VALARM")) return;
        std::erase_if(to_.parts, [](const component& c) { return c.name == "VALARM"; });
        std::ranges::copy_if(l_.parts, std::back_inserter(to_.parts),
                             [](const component& c) { return c.name == "VALARM"; });
        changed_ = true;
    }

    const merge_input& in_;
    component& to_;
    const component& w_;
    const component& l_;
    bool override_;
    bool changed_ = false;
};

component* at(object& o, const component* c, const object& of) {
    return c == nullptr ? nullptr : &o.calendar.parts[static_cast<std::size_t>(c - of.calendar.parts.data())];
}

void add_missing_zones(object& to, const object& local) {
    std::set<std::string> used;
    std::set<std::string> there;
    for (const component& part : to.calendar.parts) {
        if (part.name == "VTIMEZONE") there.insert(std::string(ical::value_of(part, "TZID")));
        for (const content_line& line : part.lines)
            for (const std::string& id : ical::values_of(line, "TZID")) used.insert(id);
    }
    for (const component& part : local.calendar.parts) {
        const std::string id(ical::value_of(part, "TZID"));
        if (part.name == "VTIMEZONE" && used.contains(id) && !there.contains(id))
            to.calendar.parts.insert(to.calendar.parts.begin(), part);
    }
}

/// The overrides of a series: keeps the wanted ones and the user's, removes ours that are no longer wanted.
bool merge_overrides(const merge_input& in, object& merged) {
    const auto r = overrides(in.remote, in.user);
    const auto w = overrides(in.written, in.user);
    const auto l = overrides(in.local, in.user);
    const component* written_master = master(in.written);
    const component* remote_master = master(in.remote);
    const bool theirs = is_changed_series(in); // its occurrences are not those of intouch
    bool changed = false;
    std::vector<std::string> left_out;
    if (const component* m = master(in.local)) left_out = values(*m, "EXDATE", in.local, in.user);
    std::vector<const component*> unwanted;
    for (const auto& [id, there] : r) {
        const auto before = w.find(id);
        const auto wanted = l.find(id);
        component* to = at(merged, there, in.remote);
        if (wanted != l.end()) {
            const component* base = before != w.end() ? before->second : written_master;
            if (base != nullptr && component_merge(in, *to, *base, *wanted->second, true).run())
                changed = true;
        } else if (before != w.end() &&
                   mean_the_same(*there, in.remote, *before->second, in.written, in.user)) {
            unwanted.push_back(to);
        } else if (in.kind == object_kind::block && !theirs &&
                   std::ranges::find(left_out, id) == left_out.end() && put_back(*to, *remote_master, in)) {
            stamp(*to, in.now);
            changed = true;
        }
    }
    auto excluded = values(*remote_master, "EXDATE", in.remote, in.user);
    const auto ours = values(*written_master, "EXDATE", in.written, in.user);
    std::erase_if(excluded, [&](const std::string& id) { return std::ranges::find(ours, id) != ours.end(); });
    std::vector<component> added;
    for (const auto& [id, wanted] : l)
        if (!theirs && !r.contains(id) && std::ranges::find(excluded, id) == excluded.end()) {
            added.push_back(*wanted);
            ical::set(added.back(), ical::make_line("DTSTAMP", stamp_of(in.now)));
            ical::set(added.back(), ical::make_line("LAST-MODIFIED", stamp_of(in.now)));
        }
    std::vector<component> kept;
    for (component& part : merged.calendar.parts)
        if (std::ranges::find(unwanted, &part) == unwanted.end()) kept.push_back(std::move(part));
    std::ranges::move(added, std::back_inserter(kept));
    merged.calendar.parts = std::move(kept);
    return changed || !unwanted.empty() || !added.empty();
}

void stamp_series(object& o, instant now) {
    for (component& part : o.calendar.parts)
        if (part.name == o.item && ical::find(part, "RECURRENCE-ID") == nullptr) return stamp(part, now);
}

bool has_line(const object& o, std::string_view name) {
    const component* c = master(o);
    return c != nullptr && ical::find(*c, name) != nullptr;
}

} // namespace

std::optional<std::string> merge(const merge_input& in) {
    const component* w = master(in.written);
    const component* r = master(in.remote);
    const component* l = master(in.local);
    if (w == nullptr || r == nullptr || l == nullptr || in.remote.item != in.local.item ||
        is_reshaped(in.written, in.remote))
        return std::nullopt;
    object merged = in.remote;
    const bool series = component_merge(in, *at(merged, r, in.remote), *w, *l, false).run();
    const bool occurrences = merge_overrides(in, merged);
    if (!series && !occurrences) return std::nullopt;
    // A changed override makes the whole object newer, so that an older version of it can be recognised.
    if (!series) stamp_series(merged, in.now);
    add_missing_zones(merged, in.local);
    return ical::print(merged.calendar);
}

std::string restamped(object o, instant now) {
    for (component& part : o.calendar.parts)
        if (part.name == o.item) stamp(part, now);
    return ical::print(o.calendar);
}

std::string stamped(const object& local, instant now) {
    component calendar = local.calendar;
    for (component& part : calendar.parts) {
        if (part.name != local.item) continue;
        ical::set(part, ical::make_line("DTSTAMP", stamp_of(now)));
        ical::set(part, ical::make_line("LAST-MODIFIED", stamp_of(now)));
    }
    return ical::print(calendar);
}

bool is_reshaped(const object& written, const object& remote) {
    for (const std::string_view name :
         {"RRULE", "RDATE", "ATTENDEE"}) // Outlook writes ORGANIZER without guests
        if (has_line(remote, name) && !has_line(written, name)) return true;
    return false;
}

bool has_own_words(const object& written, const object& remote, const time_zone& user) {
    const component* w = master(written);
    const component* r = master(remote);
    if (w == nullptr || r == nullptr) return true;
    if (is_reshaped(written, remote)) return true;
    for (const std::string_view name :
         {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "ATTACH", "URL", "CATEGORIES"}) {
        const auto there = values(*r, name, remote, user);
        if (there.empty() || there == values(*w, name, written, user)) continue;
        if (name == std::string_view("SUMMARY")) {
            const auto before = values(*w, name, written, user);
            if (before.size() == 1 &&
                without_about(read_title(there.front()).rest) == without_about(before.front()))
                continue;
        }
        return true;
    }
    return false;
}

bool is_completed(const component& c) {
    return ical::find(c, "COMPLETED") != nullptr || lower_ascii(ical::value_of(c, "STATUS")) == "completed" ||
           ical::value_of(c, "PERCENT-COMPLETE") == "100" || ical::value_of(c, "PERCENT_COMPLETE") == "100";
}

bool is_cancelled(const component& c) { return lower_ascii(ical::value_of(c, "STATUS")) == "cancelled"; }

bool is_following(const component& c) {
    const content_line* id = ical::find(c, "RECURRENCE-ID");
    return id != nullptr && !ical::values_of(*id, "RANGE").empty();
}

} // namespace intouch::dav
