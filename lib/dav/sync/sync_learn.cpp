// SPDX-License-Identifier: MIT
#include "dav/sync/sync_learn.hpp"

#include "core/text.hpp"
#include "core/weekday_names.hpp"
#include "dav/merge.hpp"
#include "dav/sync/sync_guards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

/// Learns from one object of ours that was fetched.
void learn_fetched(sync_state& s, const calendar_copy& c, const fetched_object& at,
                   std::map<std::string, learnt>& to) {
    if (!at.body) return; // it was listed, but it is not there: the next listing tells
    auto l = learn_there(c, at, s.rules);
    if (l) {
        if (l->changed_by_others) s.contested.insert(c.uid);
        to.emplace(c.uid, std::move(*l));
    } else {
        const auto o = read_object(*at.body);
        if (o && !o->item.empty()) { // another object has its address now
            s.gone.insert(c.uid);
            return;
        }
        s.unread.push_back(
            {trouble::unreadable,
             fmt::format("{} cannot be read: {}; it is left alone until you mend or delete it there",
                         quoted(at.href), o ? "it holds no event and no task" : o.error().text)});
        s.report.in_vain.insert(c.uid);
        s.listed_as.reset(); // the next sync looks again
        s.held.insert(c.uid);
    }
}

/// Learns from one object of ours that is not there. An object that was never seen there is the user's deletion
/// only if the listing names it, since the server had it then, or if the user says so.
void learn_missing(sync_state& s, const calendar_copy& c, std::map<std::string, learnt>& to) {
    const bool was_there = s.in.settings.confirmed || s.deleted.contains(c.uid);
    learnt l = learn_gone(was_there ? seen(c) : c, s.local.contains(c.uid), s.rules);
    if (l.changed_by_others) s.contested.insert(c.uid);
    to.emplace(c.uid, std::move(l));
}

std::map<std::string, learnt> learn_objects(sync_state& s) {
    std::map<std::string, learnt> all;
    for (const auto& [uid, c] : s.kept.objects) {
        const auto found = s.there.find(s.key_of(c.href));
        if (found != s.there.end() && c.state != copy_state::dismissed)
            learn_fetched(s, c, found->second, all);
    }
    settle_older(s, all);
    hold_if_too_many(s);
    for (const std::string& uid : s.gone)
        if (const auto c = s.kept.objects.find(uid); c != s.kept.objects.end())
            learn_missing(s, c->second, all);
    s.there.clear();
    s.gone.clear();
    s.deleted.clear();
    return all;
}

/// Edits that undo an entry come first, that of the newest entry before the others: an entry can be undone only after the
/// later entries that rest on it.
bool comes_first(const learnt& a, const learnt& b) {
    const auto entry = [](const learnt& l) {
        const edit& e = l.edits.front();
        return e.what == ledger::calendar_change::undone ? std::optional(e.entry) : std::nullopt;
    };
    return entry(a) != entry(b) ? entry(a) > entry(b) : a.next.uid < b.next.uid;
}

} // namespace

edits_to_enter learn(sync_state& s) {
    edits_to_enter found;
    for (auto& [uid, l] : learn_objects(s)) {
        for (const std::string& n : l.notes) s.note(n);
        if (l.older) s.older.insert_or_assign(uid, *l.older);
        if (l.forget) {
            s.forget(uid);
        } else if (!l.edits.empty()) {
            found.objects.push_back(std::move(l));
        } else if (l.next != s.kept.objects.at(uid)) {
            s.keep(l.next);
        }
    }
    std::ranges::sort(found.objects, comes_first);
    for (const learnt& l : found.objects) std::ranges::copy(l.edits, std::back_inserter(found.edits));
    return found;
}

namespace {

/// Whether the calendar does not show the day to which the touch was moved.
bool is_moved_away(const sync_state& s, const edit& e) {
    return e.what == ledger::calendar_change::moved && e.to && !s.local.contains(e.uid);
}

/// What the ledger says of an edit, with the title of its touch. The ledger names a block itself, with the day.
std::string about_edit(const learnt& l, const edit& e, const std::string& why) {
    return e.kind == ledger::object_kind::block ? why : fmt::format("{}: {}", title_of(l.next), why);
}

} // namespace

void take_entered(sync_state& s, const edits_to_enter& e, std::vector<edit_result> results) {
    results.resize(e.edits.size());
    std::size_t i = 0;
    for (const learnt& l : e.objects) {
        calendar_copy next = l.next;
        for (std::size_t n = 0; n < l.edits.size(); ++n, ++i) {
            if (results[i].accepted) ++s.report.entered;
            if (!results[i].why.empty()) s.note(about_edit(l, l.edits[n], results[i].why));
            if (results[i].accepted && is_moved_away(s, l.edits[n]))
                s.note(
                    fmt::format("{}: moved to {}, after the last day that the calendar shows; it comes back "
                                "when its day is nearer",
                                title_of(l.next), in_words(*l.edits[n].to)));
            if (next.state == copy_state::released && l.edits[n].what == ledger::calendar_change::reached)
                next.entry = results[i].entry; // for the case that the user takes it back
            if (next.state == copy_state::deleted)
                next = settle_deletion(std::move(next), results[i], s.in.now);
        }
        s.keep(next);
    }
}

namespace {

/// An object that repeats or has guests, by the user, is theirs: another date of intouch would come to all of them.
void note_reshaped(sync_state& s, const calendar_copy& c) {
    const auto holds = [&](const char* name) { return c.remote.find(name) != std::string::npos; };
    if (c.state != copy_state::agreed || !s.local.contains(c.uid)) return;
    if (!holds("RRULE") && !holds("RDATE") && !holds("ATTENDEE")) return;
    const auto written = read_text(c.written);
    const auto remote = read_text(c.remote);
    if (written && remote && is_reshaped(*written, *remote))
        s.note(fmt::format(
            "{} repeats or has guests in the calendar, so intouch leaves it there as it is; take that "
            "out of it, or delete it",
            name_of(*remote)));
}

/// A series that the user deleted as a whole. intouch.toml still has its block.
void note_deleted_series(sync_state& s, const calendar_copy& c) {
    if (c.state != copy_state::dismissed || !s.local.contains(c.uid)) return;
    const auto o = read_text(remote_of(c));
    const ical::component* m = o ? master(*o) : nullptr;
    if (m == nullptr || ical::find(*m, "RRULE") == nullptr) return;
    s.note(fmt::format(
        "{} was deleted in the calendar with all its occurrences and stays away, but people are "
        "still planned in it. Remove the block from intouch.toml too, or set deleted = \"restore\" "
        "for this account, and intouch writes it again",
        name_of(*o)));
}

/// A gathering that the user deleted and that is still to come. roster.toml still has it.
void note_deleted_gathering(sync_state& s, const calendar_copy& c) {
    if (c.state != copy_state::dismissed || !s.local.contains(c.uid)) return;
    const auto o = read_text(remote_of(c));
    const ical::component* m = o ? master(*o) : nullptr;
    const auto start = m == nullptr ? std::nullopt : start_of(*m, *o, s.in.zone);
    if (!start || start->day < day_at(s.in.zone, s.in.now)) return;
    s.note(fmt::format(
        "{} was deleted in the calendar and stays away there, but it is still planned. If it does not "
        "take place, say so: intouch gathering {} skipped",
        name_of(*o), name_of(*o)));
}

/// Whether the files say when it is, and not the plan.
bool is_of_a_day(ledger::object_kind kind) {
    using enum ledger::object_kind;
    return kind == block || kind == gathering || kind == occasion;
}

} // namespace

void note_changed_series(sync_state& s) {
    for (const auto& [uid, c] : s.kept.objects) {
        if (c.kind == ledger::object_kind::block) note_deleted_series(s, c);
        if (c.kind == ledger::object_kind::gathering) note_deleted_gathering(s, c);
        if (c.kind != ledger::object_kind::block) note_reshaped(s, c);
        if (!is_of_a_day(c.kind) || c.state != copy_state::agreed || c.remote.empty() ||
            same_but_stamps(c.written, c.remote))
            continue;
        const auto written = read_object(c.written);
        const auto remote = read_object(c.remote);
        if (!written || !remote) continue;
        for (std::string& n : ignored_changes(c.kind, *written, *remote, s.in.now, s.in.zone))
            s.note(std::move(n));
    }
}

} // namespace intouch::dav
