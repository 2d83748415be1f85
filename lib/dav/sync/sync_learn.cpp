// SPDX-License-Identifier: MIT
#include "dav/sync/sync_learn.hpp"

#include "core/text.hpp"
#include "dav/sync/sync_adopt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

/// How many unknown objects are fetched in search of ours.
constexpr std::size_t most_strangers = 100;

/// A listing, sorted by our objects.
struct sorted_objects {
    std::set<std::string> own;         ///< their href keys
    std::vector<std::string> fetch;    ///< hrefs of listed objects
    std::vector<std::string> doubtful; ///< hrefs of objects that the listing did not name
    bool elsewhere = false;            ///< one of them may have an address that intouch does not know
    std::size_t seen = 0;
};

/// Whether the server says that the object is deleted, but still has it.
bool is_given_up(const sync_state& s, const calendar_copy& c) {
    return c.state == copy_state::deleting && !s.local.contains(c.uid) &&
           is_left_alone(c, day_at(s.in.zone, s.in.now));
}

void sort_named(const sync_state& s, const calendar_copy& c, const listed_object& at, sorted_objects& to) {
    ++to.seen;
    const bool known = !at.etag.empty() && at.etag == c.etag;
    if (c.state == copy_state::released || (known && is_given_up(s, c))) return;
    // What intouch wrote is read once: not every server keeps what it says that it stored.
    if (!known || c.fresh || c.state != copy_state::agreed) to.fetch.push_back(at.href);
}

void sort_unnamed(sync_state& s, const calendar_copy& c, bool partial, sorted_objects& to) {
    const bool is_ours = c.state != copy_state::released;
    if (c.fresh) {
        // A listing may leave out an object that was written and deleted since the token was given (RFC 6578
        // 3.5.2: Xandikos compares two states). Google and calypso store an object under an address of their
        // own.
        to.elsewhere = true;
        s.unseen.insert(c.uid);
        if (is_ours) to.doubtful.push_back(c.href);
    } else if (c.state == copy_state::updating || (partial && c.etag.empty() && is_ours)) {
        // Only the object itself shows whether an update has arrived, and, without an ETag, an edit of the
        // user.
        to.doubtful.push_back(c.href);
    }
}

void expect_objects(sync_state& s) {
    for (const auto& [uid, o] : s.local)
        if (!s.kept.objects.contains(uid))
            s.expected.emplace(
                s.key_of(s.collection.target + encode_segment(uid.substr(0, uid.find('@'))) + ".ics"), uid);
    for (const auto& [uid, c] : s.kept.objects)
        if (c.state == copy_state::deleted) s.expected.emplace(s.key_of(c.href), uid);
}

void add_strangers(sync_state& s, const listed_changes& l, sorted_objects& to) {
    const bool search = to.elsewhere || !s.gone.empty() || s.lost;
    std::size_t searched = 0;
    for (const auto& [key, m] : l.members) {
        if (m.gone || to.own.contains(key)) continue;
        const bool likely = s.expected.contains(key) || (s.lost && has_own_name(m.href));
        if (likely || (search && ++searched <= most_strangers)) {
            s.strangers.emplace(key, m.href);
            to.fetch.push_back(m.href);
        }
    }
}

} // namespace

std::vector<std::string> sort_changes(sync_state& s, const listed_changes& l) {
    s.listed_as = l.next;
    s.lost = s.kept.objects.empty();
    if (s.lost && !l.whole) s.unknown.emplace_back("the calendar was listed only in part");
    sorted_objects found;
    for (const auto& [uid, c] : s.kept.objects) {
        found.elsewhere = found.elsewhere || c.state == copy_state::deleted;
        if (c.state == copy_state::deleted || c.state == copy_state::dismissed) continue;
        const std::string key = s.key_of(c.href);
        found.own.insert(key);
        const auto at = l.members.find(key);
        if (at != l.members.end() && !at->second.gone)
            sort_named(s, c, at->second, found);
        else if (at != l.members.end() || l.everything)
            s.gone.insert(uid);
        else
            sort_unnamed(s, c, l.partial, found);
    }
    for (const std::string& uid : s.gone)
        if (l.members.contains(s.key_of(s.kept.objects.at(uid).href))) s.deleted.insert(uid);
    s.nothing_listed = l.everything && found.seen == 0;
    expect_objects(s);
    add_strangers(s, l, found);
    s.asked_for.clear();
    for (const std::string& href : found.fetch) {
        const std::string key = s.key_of(href);
        const auto at = l.members.find(key);
        s.asked_for.emplace(key, at == l.members.end() ? std::string() : at->second.etag);
    }
    std::ranges::move(found.doubtful, std::back_inserter(found.fetch));
    return std::move(found.fetch);
}

void take_unread(sync_state& s, const std::map<std::string, std::string>& why) {
    for (const auto& [uid, c] : s.kept.objects) {
        const auto found = why.find(s.key_of(c.href));
        if (found == why.end() || c.state == copy_state::deleted || c.state == copy_state::dismissed)
            continue;
        s.unread.push_back({trouble::broken, found->second});
        s.report.in_vain.insert(uid);
    }
    for (const auto& [key, text] : why) {
        s.note(text);
        if (const auto at = s.strangers.find(key);
            s.lost && at != s.strangers.end() && has_own_name(at->second))
            s.unknown.push_back(text);
    }
}

std::optional<fault> fault_of_unread(const sync_state& s) {
    if (s.unread.empty()) return std::nullopt;
    const auto lasting = std::ranges::find(s.unread, trouble::unreadable, &fault::what);
    fault first = lasting == s.unread.end() ? s.unread.front() : *lasting;
    if (s.unread.size() > 1)
        first.text =
            fmt::format("{} objects could not be read, the first one: {}", s.unread.size(), first.text);
    return first;
}

void note_changed_series(sync_state& s) {
    for (const auto& [uid, c] : s.kept.objects) {
        if (c.kind != ledger::object_kind::block || c.remote.empty() || same_but_stamps(c.written, c.remote))
            continue;
        const auto written = read_object(c.written);
        const auto remote = read_object(c.remote);
        if (!written || !remote) continue;
        for (std::string& n : changed_series(*written, *remote, s.in.zone)) s.note(std::move(n));
    }
}

namespace {

bool is_missing(const sync_state& s, const calendar_copy& c) {
    return s.gone.contains(c.uid) || s.unseen.contains(c.uid) || c.state == copy_state::deleted;
}

/// Our UIDs, by the UIDs that the server has for them.
std::map<std::string, std::string> uids_there(const sync_state& s) {
    std::map<std::string, std::string> all;
    for (const auto& [uid, c] : s.kept.objects) all.emplace(uid_there(c), uid);
    return all;
}

/// Recognises an object of ours at an address that was not known to be its own: by its UID, or because it lies
/// where intouch puts it.
void adopt_stranger(sync_state& s, const std::map<std::string, std::string>& known, const std::string& key,
                    const fetched_object& stranger) {
    const auto o = read_object(*stranger.body);
    if (!o || o->item.empty()) return;
    std::string uid;
    if (const auto ours = known.find(o->uid); ours != known.end())
        uid = ours->second;
    else if (const auto at = s.expected.find(key); at != s.expected.end())
        uid = at->second;
    else if (s.local.contains(o->uid))
        uid = o->uid;
    if (const auto kept = s.kept.objects.find(uid); kept != s.kept.objects.end()) {
        calendar_copy c = kept->second;
        if (!is_missing(s, c)) return;
        c.href = stranger.href;
        s.gone.erase(c.uid);
        s.unseen.erase(c.uid);
        s.keep(c);
        s.there[key] = stranger;
    } else if (const auto wanted = s.local.find(uid); wanted != s.local.end()) {
        s.keep({.uid = uid,
                .href = stranger.href,
                .etag = stranger.etag,
                .kind = wanted->second.kind,
                .written = wanted->second.text,
                .remote = *stranger.body,
                .wanted = {},
                .intended = {}});
    } else if (s.lost && is_own(*o, stranger.href)) {
        s.own.push_back(stranger);
    }
}

/// Finds objects of ours that were moved, came back from the trash, or whose state was lost.
void find_strangers(sync_state& s) {
    if (s.strangers.empty()) return;
    const auto known = uids_there(s);
    for (const auto& [key, href] : std::exchange(s.strangers, {})) {
        const auto found = s.there.find(key);
        if (found == s.there.end() || !found->second.body) continue;
        const fetched_object stranger = found->second;
        s.there.erase(found);
        adopt_stranger(s, known, key, stranger);
    }
}

/// After a lost state: objects that intouch made by their name, which are listed and said to be missing. Each of
/// them is read once more, because nobody asks for it later.
std::map<std::string, std::string> contradicted_strangers(const sync_state& s) {
    std::map<std::string, std::string> all;
    if (!s.lost) return all;
    for (const auto& [key, href] : s.strangers) {
        const auto at = s.there.find(key);
        if (at != s.there.end() && !at->second.body && has_own_name(href)) all.emplace(key, href);
    }
    return all;
}

} // namespace

std::vector<std::string> take_fetched(sync_state& s, std::map<std::string, fetched_object> found) {
    s.there = std::move(found);
    for (const auto& [key, etag] : s.asked_for) {
        const auto at = s.there.find(key);
        // An object that was listed and cannot be read has to be listed again.
        if (at == s.there.end() || !at->second.body) {
            s.listed_as.reset();
            continue;
        }
        // Some servers send no ETag with the object. If the listed one is of an older version, the server
        // refuses the next write, and intouch looks again.
        if (at->second.etag.empty()) at->second.etag = etag;
    }
    std::map<std::string, std::string> contradicted = contradicted_strangers(s);
    find_strangers(s);
    s.strangers = std::move(contradicted);
    for (const std::string& uid : s.unseen) {
        const auto at = s.there.find(s.key_of(s.kept.objects.at(uid).href));
        if (at != s.there.end() && !at->second.body) s.gone.insert(uid);
    }
    std::vector<std::string> absent;
    for (const std::string& uid : s.gone) absent.push_back(s.kept.objects.at(uid).href);
    for (const auto& [key, href] : s.strangers) absent.push_back(href);
    return absent;
}

void take_absent(sync_state& s, const std::map<std::string, fetched_object>& found) {
    for (const std::string& uid : std::set(s.gone)) {
        const std::string key = s.key_of(s.kept.objects.at(uid).href);
        const auto at = found.find(key);
        if (at != found.end() && !at->second.body) continue; // it is gone
        s.gone.erase(uid);
        s.listed_as.reset(); // the next sync is told of it again
        if (at == found.end()) {
            s.held.insert(uid);
        } else {
            s.there[key] = at->second;
            s.nothing_listed = false; // the listing lags behind: what a GET says counts
        }
    }
    for (const auto& [key, href] : s.strangers)
        if (const auto at = found.find(key); at != found.end() && at->second.body) s.there[key] = at->second;
    find_strangers(s);
}

namespace {

/// Whether the server said that it has the object.
bool counts(const calendar_copy& c) {
    return c.state == copy_state::agreed || c.state == copy_state::updating ||
           (c.state == copy_state::creating && c.fresh);
}

std::size_t count_ours(const sync_state& s) {
    return static_cast<std::size_t>(
        std::ranges::count_if(s.kept.objects, [](const auto& k) { return counts(k.second); }));
}

void hold_if_too_many(sync_state& s) {
    const std::size_t ours = count_ours(s);
    const auto missing = static_cast<std::size_t>(std::ranges::count_if(s.gone, [&](const std::string& uid) {
        const auto c = s.kept.objects.find(uid);
        return c != s.kept.objects.end() && counts(c->second) && s.local.contains(uid);
    }));
    if (s.in.settings.confirmed || !too_many_gone(missing, ours, s.nothing_listed)) return;
    s.report.held += static_cast<int>(missing);
    s.held.merge(std::exchange(s.gone, {}));
    s.listed_as.reset(); // the next sync is told of them again
    s.note(fmt::format(
        "{} of {} objects are gone from the calendar at once; if you deleted them, say so: intouch sync "
        "--confirm",
        missing, ours));
}

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

/// UIDs of objects that a restored backup of the server changed.
struct restored {
    std::vector<std::string> older;
    std::vector<std::string> missing; ///< written after the backup
    std::vector<std::string> back;    ///< deleted after it
};

restored find_restored(const sync_state& s, const std::map<std::string, learnt>& all) {
    restored found;
    std::optional<instant> made; // the backup, at the earliest
    for (const auto& [uid, l] : all) {
        if (!l.older) continue;
        found.older.push_back(uid);
        if (const auto o = read_object(*l.older->body))
            made = std::max(made, version_of(*o, s.in.zone).modified);
    }
    if (found.older.empty()) return found;
    for (const std::string& uid : s.gone) {
        const auto c = s.kept.objects.find(uid);
        if (c != s.kept.objects.end() && counts(c->second) && s.local.contains(uid) &&
            version_of(c->second, s.in.zone).modified > made)
            found.missing.push_back(uid);
    }
    for (const auto& [uid, l] : all)
        if (const auto& before = s.kept.objects.at(uid);
            before.state == copy_state::deleted && before.deleted_at > made && !l.edits.empty())
            found.back.push_back(uid);
    return found;
}

/// Puts back what a restored backup brought: older versions, the absence of what was written after the backup,
/// and the return of what was deleted after it. Many at once are held.
void settle_older(sync_state& s, std::map<std::string, learnt>& all) {
    const restored found = find_restored(s, all);
    if (found.older.empty()) return;
    const std::size_t count = found.older.size() + found.missing.size() + found.back.size();
    const std::size_t ours = count_ours(s);
    if (!s.in.settings.confirmed && too_many_gone(count, ours, false)) {
        for (const auto* uids : {&found.older, &found.missing, &found.back})
            for (const std::string& uid : *uids) {
                all.erase(uid);
                s.gone.erase(uid);
                s.held.insert(uid);
            }
        s.report.held += static_cast<int>(count);
        s.listed_as.reset();
        s.note(fmt::format(
            "{} of {} objects are as they were before intouch last wrote them, as after a restored "
            "backup; intouch puts them back once you say so: intouch sync --confirm",
            count, ours));
        return;
    }
    for (const std::string& uid : found.older) s.contested.insert(uid);
    for (const std::string& uid : found.missing) {
        const calendar_copy& c = s.kept.objects.at(uid);
        s.gone.erase(uid);
        setting restores = s.rules;
        restores.restore = true;
        learnt l = learn_gone(c, true, restores);
        l.notes.push_back(
            fmt::format("{} is gone, while other objects are older versions, as after a restored "
                        "backup; it is put back",
                        title_of(c)));
        all.insert_or_assign(uid, std::move(l));
    }
    for (const std::string& uid : found.back) all.at(uid).edits.clear();
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

/// What is taken back comes first, the newest entry before the others: an entry cannot be taken back before
/// the later ones that rest on it.
bool comes_first(const learnt& a, const learnt& b) {
    const auto entry = [](const learnt& l) {
        const edit& e = l.edits.front();
        return e.what == edit_kind::undone ? std::optional(e.entry) : std::nullopt;
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

void take_entered(sync_state& s, const edits_to_enter& e, std::vector<edit_result> results) {
    results.resize(e.edits.size());
    std::size_t i = 0;
    for (const learnt& l : e.objects) {
        calendar_copy next = l.next;
        for (std::size_t n = 0; n < l.edits.size(); ++n, ++i) {
            if (results[i].accepted)
                ++s.report.entered;
            else
                s.note(results[i].why);
            if (next.state == copy_state::deleted)
                next = settle_deletion(std::move(next), results[i], s.in.now);
        }
        s.keep(next);
    }
}

} // namespace intouch::dav
