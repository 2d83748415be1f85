// SPDX-License-Identifier: MIT
#include "dav/sync/reconcile.hpp"

#include "dav/merge.hpp"
#include "ical/write_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;
using ledger::object_kind;

constexpr days trash_lasts{30};
constexpr int most_rewrites = 3;
constexpr int most_generations = 100;

void take_remote(calendar_copy& c, const fetched_object& there) {
    c.href = there.href;
    c.etag = there.etag;
    c.remote = there.body.value_or("");
    c.fresh = false;
}

/// Finds the version that `there` is compared with when it is unknown whether a write arrived: the version
/// with the same start.
void guess_base(calendar_copy& c, const object& there, const time_zone& user) {
    const auto intended = read_text(intended_of(c));
    const auto before = read_text(remote_of(c));
    const auto start = [&](const std::optional<object>& o) {
        const ical::component* m = o ? master(*o) : nullptr;
        return m == nullptr ? std::nullopt : start_of(*m, *o, user);
    };
    const ical::component* m = master(there);
    const auto now = m == nullptr ? std::nullopt : start_of(*m, there, user);
    const bool arrived = c.state == copy_state::creating || (now == start(intended) && now != start(before));
    if (arrived)
        confirm(c);
    else
        abandon(c);
}

bool same_meaning(const std::string& text, const object& o, const time_zone& user) {
    const auto other = read_as(text, o.uid);
    return other && canonical_hash(*other, user) == canonical_hash(o, user);
}

/// From DTSTART to DUE; nothing: no task, or one without both.
std::optional<seconds> length_of_task(const std::string& text, const time_zone& user) {
    if (text.find("BEGIN:VTODO") == std::string::npos) return std::nullopt;
    const auto o = read_text(text);
    const ical::component* m = o ? master(*o) : nullptr;
    if (m == nullptr) return std::nullopt;
    const auto start = point_of(*m, "DTSTART", *o, user);
    const auto due = point_of(*m, "DUE", *o, user);
    if (!start || !start->at || !due || !due->at) return std::nullopt;
    return *due->at - *start->at;
}

/// Whether `there` is older than the version that both sides last agreed on: lower SEQUENCE and older
/// LAST-MODIFIED (RFC 5546 2.1.5). A client that edits raises at least one of them.
bool is_older(const calendar_copy& c, const object& there, const time_zone& user) {
    if (c.state != copy_state::agreed && c.state != copy_state::updating) return false;
    const auto base = read_text(remote_of(c));
    if (!base) return false;
    const object_version known = version_of(*base, user);
    const object_version now = version_of(there, user);
    return known.modified && now.modified && now.sequence < known.sequence && *now.modified < *known.modified;
}

} // namespace

std::optional<learnt> learn_there(const calendar_copy& kept, const fetched_object& there, const setting& s) {
    // What lies at our href is ours, also under a UID that the server gave it.
    const std::string uid = server_uid(kept.uid, kept.generation);
    const auto o = read_as(there.body.value_or(""), uid);
    if (!o || o->item.empty()) return std::nullopt;
    if (!is_ours(read_text(*there.body)->uid, kept, there.href)) return std::nullopt;
    learnt l{kept};
    if (kept.state == copy_state::deleted) {
        take_remote(l.next, there);
        l.next.state = copy_state::agreed;
        l.next.deleted_at.reset();
        if (!kept.entry.empty())
            l.edits.push_back(interpret_return(kept.uid, kept.kind, std::exchange(l.next.entry, {})));
        return l;
    }
    const bool pending = kept.state == copy_state::creating || kept.state == copy_state::updating;
    if (pending && same_meaning(intended_of(kept), *o, s.user)) {
        confirm(l.next);
        take_remote(l.next, there);
        return l;
    }
    if (is_older(kept, *o, s.user)) {
        if (pending) abandon(l.next);
        l.next.fresh = true; // read again until the version of intouch is there
        l.older = there;
        l.notes.push_back(
            fmt::format("{} is an older version on the server than intouch last wrote, as after a restored "
                        "backup; it is put back",
                        name_of(*o)));
        return l;
    }
    if (pending) guess_base(l.next, *o, s.user);
    if (kept.state == copy_state::dismissed) l.next.state = copy_state::agreed;
    const auto base = read_as(remote_of(l.next), uid);
    const std::string version = there.etag + "\n" + *there.body;
    if (base && canonical_hash(*base, s.user) != canonical_hash(*o, s.user)) {
        interpretation h = interpret_edit({kept.uid, kept.kind, *base, *o, version, s.now, s.user,
                                           length_of_task(l.next.written, s.user), kept.fresh});
        l.edits = std::move(h.edits);
        l.notes = std::move(h.notes);
        // A released object belongs to the user, and its touch is no longer planned. Only a contact counts, and that
        // it is taken back.
        if (kept.state == copy_state::released) {
            std::erase_if(l.edits, [](const edit& e) { return e.what != ledger::calendar_change::reached; });
            l.notes.clear();
            if (!kept.entry.empty() && is_done(*base) && !is_done(*o))
                l.edits.push_back(interpret_return(kept.uid, kept.kind, std::exchange(l.next.entry, {})));
        }
        l.changed_by_others = l.edits.empty() && !h.refused;
        if (h.refused && is_left_alone(kept, day_at(s.user, s.now))) l.notes.clear(); // nothing is put back
    }
    take_remote(l.next, there);
    return l;
}

calendar_copy seen(calendar_copy c) {
    if (c.state == copy_state::creating && c.fresh) confirm(c);
    return c;
}

namespace {

/// When the user skips what the deleted object shows: now for a touch, its start for an occurrence of a block that is
/// still to come. Nothing for all other objects.
std::optional<when> skipped_on(const calendar_copy& kept, const setting& s) {
    if (kept.kind == object_kind::touch) return to_when(point{{}, s.now}, s.user);
    const auto o = kept.kind == object_kind::block ? read_text(remote_of(kept)) : std::nullopt;
    const ical::component* m = o ? master(*o) : nullptr;
    if (m == nullptr || ical::find(*m, "RRULE") != nullptr) return std::nullopt;
    const auto start = start_of(*m, *o, s.user);
    if (!start || start->at.value_or(s.now) < s.now) return std::nullopt;
    return to_when(*start, s.user);
}

} // namespace

learnt learn_gone(const calendar_copy& kept, bool wanted, const setting& s) {
    learnt l{kept};
    switch (kept.state) {
    case copy_state::creating:
        l.forget = !wanted;
        l.next.fresh = false;
        l.changed_by_others = kept.fresh;
        if (wanted && kept.fresh && !is_left_alone(kept, day_at(s.user, s.now)))
            l.notes.push_back(fmt::format("{} was taken by the server and is not there; it is written again",
                                          title_of(kept)));
        return l;
    case copy_state::deleting:
    case copy_state::released:
        l.forget = true;
        return l;
    case copy_state::deleted:
    case copy_state::dismissed:
        return l;
    case copy_state::agreed:
    case copy_state::updating:
        break;
    }
    if (!wanted) {
        l.forget = true;
        return l;
    }
    abandon(l.next);
    l.next.deleted_at = s.now;
    const auto skipped = s.restore ? std::nullopt : skipped_on(kept, s);
    l.next.state = s.restore || skipped ? copy_state::deleted : copy_state::dismissed;
    if (skipped) {
        const std::string version = fmt::format("{}\n{}", kept.generation, kept.etag);
        l.edits.push_back(interpret_deletion(kept.uid, kept.kind, version, *skipped));
    }
    return l;
}

calendar_copy settle_deletion(calendar_copy next, const edit_result& r, instant now) {
    next.deleted_at = now;
    if (r.accepted) next.entry = r.entry;
    return next;
}

namespace {

decision create(calendar_copy c, object local, const url& collection, const setting& s) {
    const std::string uid = server_uid(c.uid, c.generation);
    const object wanted = with_uid(std::move(local), uid);
    decision d;
    c.href = collection.target + encode_segment(uid.substr(0, uid.find('@'))) + ".ics";
    c.etag.clear();
    c.written.clear();
    c.remote.clear();
    c.entry.clear();
    c.deleted_at.reset();
    c.fresh = false;
    c.state = copy_state::creating;
    c.wanted = ical::print(wanted.calendar);
    c.intended = stamped(wanted, s.now);
    d.what = write{write_kind::create, c.uid, uid, wanted.item, c.href, {}, c.intended};
    d.next = std::move(c);
    return d;
}

decision remove(const calendar_copy& kept, const setting& s, const fetched_object* older) {
    const auto w = read_text(kept.written);
    const auto r = read_text(remote_of(kept));
    decision d;
    d.next = kept;
    if (w && r && has_own_words(*w, *r, s.user)) {
        d.next->state = copy_state::released;
        d.note =
            fmt::format("{} is no longer planned; it stays, because your own words are in it", name_of(*r));
        return d;
    }
    d.next->state = copy_state::deleting;
    d.what = write{write_kind::remove,
                   kept.uid,
                   uid_there(kept),
                   r ? r->item : "",
                   kept.href,
                   older == nullptr ? kept.etag : older->etag,
                   {},
                   older == nullptr ? remote_of(kept) : older->body.value_or("")};
    return d;
}

decision still_there(const calendar_copy& c) {
    decision d{.left_alone = true};
    d.note = fmt::format(
        "the server says that {} is deleted, and still has it; it is left alone until tomorrow", title_of(c));
    return d;
}

decision not_kept(const std::string& title) {
    return {.note = fmt::format(
                "the server does not keep {} as intouch writes it; it is left alone until tomorrow", title),
            .left_alone = true};
}

decision never_taken(const object& wanted) {
    decision d;
    d.note = fmt::format("the server takes {} under none of {} UIDs; it is not tried again", name_of(wanted),
                         most_generations);
    return d;
}

decision update(calendar_copy c, const ledger::calendar_object& local, object wanted, const setting& s,
                const fetched_object* older) {
    const std::string uid = uid_there(c);
    const object l = with_uid(std::move(wanted), uid);
    const std::string text = ical::print(l.calendar);
    decision d;
    const bool agrees = c.written == text && c.kind == local.kind;
    const auto w = read_as(c.written, uid);
    const auto r = read_text(remote_of(c));
    // An object that was a touch until now stands where intouch says, whatever the user did to it since.
    const object_kind as = c.kind == object_kind::touch ? c.kind : local.kind;
    c.kind = local.kind;
    if (!w || !r) return d;
    // An event that is to be a task. Few servers let one replace the other.
    if (r->item != l.item && !has_own_words(*w, *r, s.user)) return remove(c, s, older);
    auto merged = merge({*w, *r, l, as, s.now, s.user});
    if (!merged && older != nullptr) merged = restamped(*r, s.now);
    if (!merged) {
        if (agrees) return d;
        // The server's version already has the wanted meaning.
        if (!is_reshaped(*w, *r)) {
            if (c.remote.empty()) c.remote = c.written;
            c.written = text;
        }
        d.next = std::move(c);
        return d;
    }
    if (is_left_alone(c, day_at(s.user, s.now))) return not_kept(name_of(*r));
    c.state = copy_state::updating;
    c.wanted = text;
    c.intended = std::move(*merged);
    d.what = write{write_kind::update,
                   c.uid,
                   uid,
                   l.item,
                   c.href,
                   older == nullptr ? c.etag : older->etag,
                   c.intended,
                   older == nullptr ? remote_of(c) : older->body.value_or("")};
    d.next = std::move(c);
    return d;
}

} // namespace

decision decide(const calendar_copy* kept, const ledger::calendar_object* local, const url& collection,
                const setting& s, const fetched_object* older) {
    if (older == nullptr && kept != nullptr && local != nullptr && kept->state == copy_state::agreed &&
        kept->kind == local->kind && kept->written == local->text &&
        same_but_stamps(kept->written, remote_of(*kept)))
        return {};
    auto wanted = local == nullptr ? std::nullopt : read_text(local->text);
    if (kept == nullptr) {
        if (!wanted) return {};
        return create({.uid = local->uid,
                       .href = {},
                       .etag = {},
                       .kind = local->kind,
                       .written = {},
                       .remote = {},
                       .wanted = {},
                       .intended = {}},
                      std::move(*wanted), collection, s);
    }
    calendar_copy c = *kept;
    switch (kept->state) {
    case copy_state::dismissed:
        if (!s.restore || !wanted) return {.forget = !wanted};
        [[fallthrough]];
    case copy_state::deleted:
        if (wanted && c.generation >= most_generations) return never_taken(*wanted);
        if (wanted) {
            ++c.generation;
            c.kind = local->kind;
            return create(std::move(c), std::move(*wanted), collection, s);
        }
        return {.forget = !kept->deleted_at || s.now - *kept->deleted_at > trash_lasts};
    case copy_state::creating:
        if (c.fresh) return {}; // the next sync looks at what the server made of it
        if (!wanted) return {.forget = true};
        if (is_left_alone(c, day_at(s.user, s.now))) return not_kept(title_of(c));
        return create(std::move(c), std::move(*wanted), collection, s);
    case copy_state::updating:
        abandon(c);
        break;
    case copy_state::deleting:
        if (!wanted && is_left_alone(c, day_at(s.user, s.now))) return still_there(c);
        c.state = copy_state::agreed;
        break;
    case copy_state::released:
        if (!wanted) return {};
        c.state = copy_state::agreed;
        break;
    case copy_state::agreed:
        break;
    }
    if (!wanted) return remove(c, s, older);
    return update(std::move(c), *local, std::move(*wanted), s, older);
}

kept_after keep_written(calendar_copy pending, const written& w, instant now) {
    switch (w.is) {
    case write_result::stored:
        // A server can answer that it stored a new object, and drop the object. So the next sync looks for it. What
        // is read right after the write proves nothing: the listings and answers of the next sync may come from
        // another part of the server.
        if (pending.state != copy_state::creating) confirm(pending);
        pending.etag = w.there.etag;
        if (w.there.body) pending.remote = *w.there.body;
        pending.fresh = true;
        return {std::move(pending)};
    case write_result::removed:
        return {};
    case write_result::taken:
        pending.state = copy_state::deleted;
        pending.deleted_at = now;
        return {std::move(pending), true};
    case write_result::gone:
    case write_result::changed:
    case write_result::refused:
    case write_result::in_vain:
    case write_result::unknown:
        return {std::move(pending)};
    }
    return {std::move(pending)};
}

bool is_left_alone(const calendar_copy& c, date today) {
    return c.rewritten_on == today && c.rewrites >= most_rewrites;
}

} // namespace intouch::dav
