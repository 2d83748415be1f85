// SPDX-License-Identifier: MIT
#include "dav/interpret_edit.hpp"

#include "core/text.hpp"
#include "core/weekday_names.hpp"
#include "dav/marked_title.hpp"
#include "dav/merge.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace intouch::dav {

namespace {

using ical::component;
using ledger::calendar_change;
using ledger::object_kind;

when now_in(const time_zone& user, instant now) { return to_when(point{{}, now}, user); }

std::string title_of(const component& c) { return quoted(ical::unescape(ical::value_of(c, "SUMMARY"))); }

bool is_past(const when& w, const when& now) {
    return w.day < now.day || (w.day == now.day && w.time && now.time && *w.time < *now.time);
}

class interpreter {
public:
    explicit interpreter(const object_change& in)
        : in_(in), now_(now_in(in.user, in.now)), made_(made(master(in.base), master(in.remote))) {}

    interpretation touch() {
        const component* b = master(in_.base);
        const component* r = master(in_.remote);
        if (b == nullptr || r == nullptr) return {};
        if (is_completed(*r) && !is_completed(*b)) return reached(done_on(*r));
        const auto mark = mark_of(*r);
        if (mark != marked_title::mark::none && mark_of(*b) != mark)
            return mark == marked_title::mark::done ? reached(marked_on(*r))
                                                    : only(calendar_change::no_answer, marked_on(*r), {});
        if (is_cancelled(*r) && !is_cancelled(*b)) return only(calendar_change::skipped, made_at(), {});
        return moved(*b, *r);
    }

    /// A closed round, which the calendar shows as a completed task, or as an event with "✓".
    interpretation closed() {
        const component* b = master(in_.base);
        const component* r = master(in_.remote);
        if (b == nullptr || r == nullptr) return {};
        if (is_completed(*b) && !is_completed(*r)) return only(calendar_change::undone, {}, {});
        const marked_title before = title(*b);
        const marked_title after = title(*r);
        const bool moved = start_of(*b, in_.base, in_.user) != start_of(*r, in_.remote, in_.user);
        if (before.is == marked_title::mark::done && after.is != marked_title::mark::done) {
            // A program that takes the tick back writes the title of before.
            if (has_same_words(before.rest, after.rest)) return only(calendar_change::undone, {}, {});
            return {
                {},
                {fmt::format("{}: it is done, whatever its words are; to take that back, remove the \"✓\" "
                             "and change nothing else",
                             title_of(*r))},
                true};
        }
        if (!moved) return {};
        return {{}, {fmt::format("{}: it is done, and stays on its day", title_of(*r))}, true};
    }

    interpretation block() {
        const component* b = master(in_.base);
        const component* r = master(in_.remote);
        if (b == nullptr || r == nullptr) return {};
        if (ical::find(*b, "RRULE") == nullptr && ical::find(*r, "RRULE") == nullptr)
            return single_occurrence(*b, *r);
        // A series that was dragged or split names its occurrences in another way.
        const bool same_series =
            start_of(*b, in_.base, in_.user) == start_of(*r, in_.remote, in_.user) &&
            values(*b, "RRULE", in_.base, in_.user) == values(*r, "RRULE", in_.remote, in_.user);
        interpretation h;
        const auto series_made = made_;
        for (const auto& [id, o] : occurrences(*b, *r)) {
            if (o.was_left_out && o.is_left_out) continue;
            const auto own = made(o.was == nullptr ? b : o.was, o.is);
            made_ = own ? own : series_made;
            if (o.is_left_out)
                add_edit(h, calendar_change::block_skipped, to_when(o.id, in_.user));
            else if (o.is != nullptr)
                changed(o, h);
            else if (same_series && !in_.fresh) // some servers drop a part of what was just written
                taken_back(o, h);
        }
        return h;
    }

private:
    /// What the two versions say about one occurrence of a series, beside its rule.
    struct occurrence {
        point id; ///< its start by the rule
        const component* was = nullptr;
        const component* is = nullptr;
        bool was_left_out = false;
        bool is_left_out = false;
    };
    /// By `print` of `id`.
    [[nodiscard]] std::map<std::string, occurrence> occurrences(const component& b,
                                                                const component& r) const {
        std::map<std::string, occurrence> all;
        for (const auto& [id, at] : exceptions(b, in_.base))
            all.emplace(id, at).first->second.was_left_out = true;
        for (const auto& [id, at] : exceptions(r, in_.remote))
            all.emplace(id, at).first->second.is_left_out = true;
        add_overrides(all, in_.base, &occurrence::was);
        add_overrides(all, in_.remote, &occurrence::is);
        for (auto& [id, o] : all) {
            const bool excepted = o.is_left_out && !o.was_left_out;
            o.was_left_out = o.was == nullptr ? o.was_left_out : is_cancelled(*o.was);
            if (o.is == nullptr) continue;
            // Some programs write an exception beside an override: the override says when the occurrence takes place.
            // An exception that comes alone deletes the occurrence, although its old override is still there.
            const bool alone =
                excepted && o.was != nullptr && mean_the_same(*o.was, in_.base, *o.is, in_.remote, in_.user);
            o.is_left_out = is_cancelled(*o.is) || alone;
        }
        return all;
    }
    void add_overrides(std::map<std::string, occurrence>& to, const object& of,
                       const component* occurrence::* which) const {
        for (const auto& [id, c] : overrides(of, in_.user))
            if (!is_following(*c))
                to.emplace(id, *point_of(*c, "RECURRENCE-ID", of, in_.user)).first->second.*which = c;
    }
    /// The occurrences that a series leaves out, by `print` of their start.
    [[nodiscard]] std::map<std::string, point> exceptions(const component& c, const object& of) const {
        std::map<std::string, point> all;
        for (const ical::content_line& line : c.lines) {
            if (line.name != "EXDATE") continue;
            for (const std::string& value : ical::split_value(line.value, ','))
                if (const auto p = read_point(line, value, of.zones, in_.user)) all.emplace(print(*p), *p);
        }
        return all;
    }
    /// Of an occurrence that is still to come: what is past may be tidied away.
    void add_edit(interpretation& h, calendar_change what, const when& on) const {
        if (!is_past(on, now_)) h.edits.push_back(make(what, on, {}));
    }
    /// A block without a rule: in a zone that no rule describes, each occurrence is an event of its own.
    [[nodiscard]] interpretation single_occurrence(const component& b, const component& r) const {
        const auto before = start_of(b, in_.base, in_.user);
        const auto now = start_of(r, in_.remote, in_.user);
        if (!before || !now) return {};
        if (is_cancelled(r) && !is_cancelled(b))
            return only(calendar_change::block_skipped, to_when(*before, in_.user), {});
        const when on = to_when(*before, in_.user);
        interpretation h;
        if (before != now) moved_to(r, on, on.day, *now, h);
        return h;
    }
    [[nodiscard]] static std::string put_back(const component& c, const when& on, const when& to) {
        return fmt::format("{} on {}: moved to {}, which has gone by; it is put back", title_of(c),
                           in_words({on.day, {}}), in_words(to));
    }
    [[nodiscard]] static marked_title title(const component& c) {
        return read_title(ical::unescape(ical::value_of(c, "SUMMARY")));
    }
    [[nodiscard]] static marked_title::mark mark_of(const component& c) { return title(c).is; }
    [[nodiscard]] edit make(calendar_change what, std::optional<when> on, std::optional<when> to) const {
        edit e{.what = what,
               .uid = std::string(in_.uid),
               .kind = in_.kind,
               .on = on,
               .to = to,
               .key = {},
               .made = made_};
        std::string change = fmt::format("{}\n{}\n{}\n", in_.uid, name(what), in_.version);
        if (on) change += intouch::print(*on);
        if (to) change += "\n" + intouch::print(*to);
        e.key = "caldav:" + base32(sha256(change), 26);
        return e;
    }
    [[nodiscard]] interpretation only(calendar_change what, std::optional<when> on,
                                      std::optional<when> to) const {
        return {{make(what, on, to)}, {}};
    }
    /// With a note when the start of `c` is in a zone that nobody knows.
    [[nodiscard]] interpretation noted(interpretation h, const component& c) const {
        const ical::content_line* start = ical::find(c, "DTSTART");
        if (start == nullptr) start = ical::find(c, "DUE");
        const auto zone = start == nullptr ? std::nullopt : unknown_zone(*start, in_.remote.zones);
        if (zone)
            h.notes.push_back(
                fmt::format("{}: the time zone {} is not known; its time is read in your own zone",
                            title_of(c), quoted(*zone)));
        return h;
    }
    [[nodiscard]] interpretation reached(when on) const { return only(calendar_change::reached, on, {}); }

    /// When the task was completed: COMPLETED, else LAST-MODIFIED, else now. A date in the future or more
    /// than a year ago does not count.
    [[nodiscard]] when done_on(const component& c) const {
        for (const std::string_view name : {"COMPLETED", "LAST-MODIFIED"}) {
            const auto p = point_of(c, name, in_.remote, in_.user);
            if (!p) continue;
            const when w = to_when(*p, in_.user); // SOGo writes a date without a time
            const bool sane =
                p->day > now_.day - days(366) && (p->at ? *p->at <= in_.now : p->day <= now_.day);
            if (sane) return w;
        }
        return now_;
    }
    /// A mark has no date: the day of the touch counts if it was over when the mark was set, else that moment.
    [[nodiscard]] when marked_on(const component& c) const {
        const auto start = start_of(c, in_.remote, in_.user);
        const when set = made_at();
        if (!start) return set;
        const when w = to_when(*start, in_.user);
        return w.day < set.day ? w : set;
    }
    /// When `is`, or `was` before the change, was changed, by LAST-MODIFIED or DTSTAMP. Nothing: the program of the user
    /// left both as they were, or its clock is wrong.
    [[nodiscard]] std::optional<instant> made(const component* was, const component* is) const {
        const auto newest = [&](const component* c, const object& of) {
            std::optional<instant> stamp;
            for (const std::string_view name : {"LAST-MODIFIED", "DTSTAMP"})
                if (const auto p = c == nullptr ? std::nullopt : point_of(*c, name, of, in_.user); p && p->at)
                    stamp = std::max(stamp, p->at);
            return stamp;
        };
        const auto stamp = newest(is, in_.remote);
        const bool known = stamp && *stamp <= in_.now && stamp > newest(was, in_.base);
        return known ? stamp : std::nullopt;
    }
    [[nodiscard]] when made_at() const { return made_ ? now_in(in_.user, *made_) : now_; }
    [[nodiscard]] interpretation moved(const component& b, const component& r) const {
        const auto [before, after] = starts_of(b, r);
        if (before == after) return {};
        if (!after) return {{}, {fmt::format("{}: its time cannot be read; it is put back", title_of(r))}};
        const when to = to_when(*after, in_.user);
        if (!is_past(to, now_)) return noted(only(calendar_change::moved, {}, to), r);
        const bool was_ahead = made_ && !is_past(to, made_at());
        return {{},
                {was_ahead ? fmt::format(
                                 "{}: moved to {}, which went by before intouch read it; it is planned again",
                                 title_of(r), in_words(to))
                           : fmt::format("{}: moved to {}, which has gone by; it is put back", title_of(r),
                                         in_words(to))},
                true};
    }
    /// The start before and after.
    [[nodiscard]] std::pair<std::optional<point>, std::optional<point>> starts_of(const component& b,
                                                                                  const component& r) const {
        const auto before = touch_start(b, in_.base, in_.user);
        const auto after = touch_start(r, in_.remote, in_.user);
        const auto timed = [](const std::optional<point>& p) { return p && p->at; };
        if (b.name != "VTODO" || !timed(before) || !timed(after) || before == after) return {before, after};
        const auto began = begin_of(b, in_.base);
        const auto begins = point_of(r, "DTSTART", in_.remote, in_.user);
        if (begins && begins != began) return {began, begins};
        // Some programs move DUE alone: the start of the task moves with it. Others drop DUE: nothing moves.
        if (ical::find(r, "DUE") == nullptr) return {began, began};
        if (ical::find(b, "DUE") == nullptr) return {began, begin_of(r, in_.remote)};
        const instant start = *began->at + (*after->at - *before->at);
        return {began, point{day_at(in_.user, start), start}};
    }
    /// DTSTART of a timed task. Where a program dropped it: DUE less the length that intouch wrote.
    [[nodiscard]] std::optional<point> begin_of(const component& c, const object& of) const {
        if (auto begins = point_of(c, "DTSTART", of, in_.user); begins && begins->at) return begins;
        const auto due = start_of(c, of, in_.user);
        if (!due || !due->at) return due;
        const instant start = *due->at - in_.length.value_or(seconds(0));
        return point{day_at(in_.user, start), start};
    }
    /// An occurrence that takes place, with an override of its own.
    void changed(const occurrence& o, interpretation& to) const {
        const auto start = start_of(*o.is, in_.remote, in_.user);
        if (!start) return;
        const when on = to_when(o.id, in_.user);
        if (o.was_left_out && start == o.id) return add_edit(to, calendar_change::undone, on);
        const auto before = o.was == nullptr || o.was_left_out ? o.id : start_of(*o.was, in_.base, in_.user);
        if (before && start != before) moved_to(*o.is, on, before->day, *start, to);
    }
    /// The occurrence that begins `on` by the rule, and was on the day `before`, begins at `start` now.
    void moved_to(const component& c, const when& on, date before, const point& start,
                  interpretation& to) const {
        const when there = to_when(start, in_.user);
        const bool whole_day = !there.time && there.day == before;
        if (!whole_day && !is_past(there, now_)) {
            to.edits.push_back(make(calendar_change::block_moved, on, there));
            to = noted(std::move(to), c);
            return;
        }
        to.refused = true;
        to.notes.push_back(whole_day ? fmt::format("{} on {}: a block has an hour, so it is not made a whole "
                                                   "day; it is put back",
                                                   title_of(c), in_words({on.day, {}}))
                                     : put_back(c, on, there));
    }
    /// An occurrence without an exception and without an override, which had one of them.
    void taken_back(const occurrence& o, interpretation& to) const {
        const when on = to_when(o.id, in_.user);
        if (o.was == nullptr) return add_edit(to, calendar_change::undone, on);
        const auto start = start_of(*o.was, in_.base, in_.user);
        if (!start || (start == o.id && !o.was_left_out)) return;
        if (!is_past(to_when(*start, in_.user), now_))
            to.edits.push_back(make(calendar_change::undone, on, {}));
    }

    const object_change& in_;
    when now_;
    std::optional<instant> made_; ///< the change that is being interpreted
};

} // namespace

bool is_done(const object& o) {
    const component* c = master(o);
    if (c == nullptr) return false;
    const marked_title title = read_title(ical::unescape(ical::value_of(*c, "SUMMARY")));
    return is_completed(*c) || title.is == marked_title::mark::done;
}

interpretation interpret_edit(const object_change& in) {
    interpreter l(in);
    switch (in.kind) {
    case object_kind::touch:
        return l.touch();
    case object_kind::closed:
        return l.closed();
    case object_kind::block:
        return l.block();
    case object_kind::occasion:
    case object_kind::gathering:
    case object_kind::notice:
        return {};
    }
    return {};
}

namespace {

/// Occurrences that are still to come, and to which the user gave another length.
void note_lengths(const object& written, const object& remote, instant now, const time_zone& user,
                  std::vector<std::string>& to) {
    const component* w = master(written);
    const component* r = master(remote);
    const auto compare = [&](const component& c, const component& before) {
        const auto start = start_of(c, remote, user);
        if (!start || start->at.value_or(now) < now || is_cancelled(c) || is_following(c)) return;
        if (length_of(c, remote, user) == length_of(before, written, user)) return;
        const auto id = point_of(c, "RECURRENCE-ID", remote, user);
        to.push_back(fmt::format(
            "{} on {}: its other length is not taken over; intouch.toml says how long the block is",
            title_of(c), in_words({to_when(id ? *id : *start, user).day, {}})));
    };
    if (ical::find(*w, "RRULE") == nullptr) return compare(*r, *w);
    const auto before = overrides(written, user);
    for (const auto& [id, c] : overrides(remote, user)) {
        const auto was = before.find(id);
        compare(*c, was == before.end() ? *w : *was->second);
    }
}

} // namespace

std::vector<std::string> ignored_changes(object_kind kind, const object& written, const object& remote,
                                         instant now, const time_zone& user) {
    const component* w = master(written);
    const component* r = master(remote);
    if (w == nullptr || r == nullptr) return {};
    const bool moved = start_of(*w, written, user) != start_of(*r, remote, user);
    const std::string title = title_of(*r);
    if (kind == object_kind::gathering || kind == object_kind::occasion) {
        const auto start = start_of(*r, remote, user);
        if (!moved || !start) return {};
        const std::string note = title + ": its other day is not taken over; ";
        if (kind == object_kind::occasion) return {note + "roster.toml says when it is"};
        return {fmt::format("{}if it is booked for that day, say so: intouch gathering {} booked --to {}",
                            note, title, intouch::print(when{to_when(*start, user).day, {}}))};
    }
    std::vector<std::string> notes;
    if (kind != object_kind::block) return notes;
    note_lengths(written, remote, now, user, notes);
    if (ical::find(*w, "RRULE") == nullptr) return notes;
    for (const auto& [id, c] : overrides(remote, user))
        if (is_following(*c))
            notes.push_back(fmt::format(
                "{}: \"this and all following\" is not taken over; change the block in intouch.toml",
                title_of(*c)));
    const auto rule = ical::value_of(*r, "RRULE");
    const bool other_rule = values(*w, "RRULE", written, user) != values(*r, "RRULE", remote, user);
    if (other_rule && (rule.contains("UNTIL=") || rule.contains("COUNT=")))
        notes.push_back(
            fmt::format("{}: the series ends there, as after \"this and all following\", which is not "
                        "taken over. Change the block in intouch.toml, and delete the new part there",
                        title));
    else if (other_rule || moved || length_of(*w, written, user) != length_of(*r, remote, user))
        notes.push_back(fmt::format("{}: the series itself was changed, which intouch.toml says; change the "
                                    "block there",
                                    title));
    return notes;
}

edit interpret_deletion(std::string_view uid, object_kind kind, std::string_view version, when on) {
    const std::string key = base32(sha256(fmt::format("{}\ndeleted\n{}", uid, version)), 26);
    const auto what = kind == object_kind::block ? calendar_change::block_skipped : calendar_change::skipped;
    return {.what = what, .uid = std::string(uid), .kind = kind, .on = on, .key = "caldav:" + key};
}

edit interpret_return(std::string_view uid, object_kind kind, const std::string& entry) {
    const std::string key = base32(sha256(fmt::format("{}\nrestored\n{}", uid, entry)), 26);
    return {.what = calendar_change::undone,
            .uid = std::string(uid),
            .kind = kind,
            .entry = entry,
            .key = "caldav:" + key};
}

} // namespace intouch::dav
