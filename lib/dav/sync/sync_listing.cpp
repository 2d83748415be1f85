// SPDX-License-Identifier: MIT
#include "dav/sync/sync_listing.hpp"

#include "core/text.hpp"
#include "dav/sync/sync_adopt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <tuple>
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
    if (known && is_given_up(s, c)) return;
    // What intouch wrote is read once: not every server keeps what it says that it stored.
    const bool settled = c.state == copy_state::agreed || c.state == copy_state::released;
    if (!known || c.fresh || !settled) to.fetch.push_back(at.href);
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

/// The copy as if its object had never been seen on the server.
calendar_copy doubted(calendar_copy c) {
    c.fresh = false;
    if (c.state == copy_state::creating) return c;
    c.state = copy_state::creating;
    c.wanted = c.written;
    c.intended = c.remote;
    return c;
}

/// A copy that `doubt_objects` left.
bool is_doubted(const calendar_copy& c) { return c.state == copy_state::creating && !c.written.empty(); }

/// After the calendar was gone: if it holds any object of ours, it is the calendar of before.
void trust_objects(sync_state& s, const listed_changes& l) {
    const auto is_listed = [&](const auto& k) {
        const auto at = l.members.find(s.key_of(k.second.href));
        return at != l.members.end() && !at->second.gone;
    };
    if (l.everything && std::ranges::none_of(s.kept.objects, is_listed)) return;
    for (const auto& [uid, c] : std::map(s.kept.objects)) {
        if (!is_doubted(c)) continue;
        calendar_copy same = c;
        abandon(same);
        s.keep(same);
    }
}

} // namespace

void doubt_objects(sync_state& s) {
    for (const auto& [uid, c] : std::map(s.kept.objects))
        if (c.state == copy_state::agreed || c.state == copy_state::updating) s.keep(doubted(c));
    s.kept.collection.token.clear(); // a new calendar may take the token of the old one
    s.kept.collection.ctag.clear();
    s.pending.collection = s.kept.collection;
}

std::vector<std::string> sort_changes(sync_state& s, const listed_changes& l) {
    s.listed_as = l.next;
    trust_objects(s, l);
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
    s.listed_whole = l.everything;
    s.nothing_listed = l.everything && found.seen == 0;
    const bool is_empty = std::ranges::all_of(l.members, [](const auto& m) { return m.second.gone; });
    s.made_anew = s.nothing_listed && (is_empty || l.token_unknown);
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

namespace {

bool is_missing(const sync_state& s, const calendar_copy& c) {
    return s.gone.contains(c.uid) || s.unseen.contains(c.uid) || c.state == copy_state::deleted;
}

constexpr int searched_generations = 5;

/// A UID of ours, and the generation of the object under it.
struct known_uid {
    std::string uid;
    int generation = 0;
};

/// Our UIDs, by the UIDs that the server has for them. After a lost state also by those of objects that were deleted and
/// wanted again, as they lie in a calendar to which the account comes back.
std::map<std::string, known_uid> uids_there(const sync_state& s) {
    std::map<std::string, known_uid> all;
    for (const auto& [uid, c] : s.kept.objects) all.emplace(uid_there(c), known_uid{uid, c.generation});
    if (s.lost)
        for (const auto& [uid, o] : s.local)
            for (int g = 1; g <= searched_generations; ++g)
                all.emplace(server_uid(uid, g), known_uid{uid, g});
    return all;
}

/// Recognises an object of ours at an address that was not known to be its own: by its UID, or because it lies
/// where intouch puts it.
void adopt_stranger(sync_state& s, const std::map<std::string, known_uid>& known, const std::string& key,
                    const fetched_object& stranger) {
    const auto o = read_object(*stranger.body);
    if (!o || o->item.empty()) return;
    std::string uid;
    int generation = 0;
    if (const auto ours = known.find(o->uid); ours != known.end())
        std::tie(uid, generation) = std::tie(ours->second.uid, ours->second.generation);
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
    } else if (const auto before = s.former.find(uid); before != s.former.end() && !is_as_written(*o)) {
        calendar_copy c = before->second; // what differs from it, the user changed
        c.href = stranger.href;
        s.keep(c);
        s.there[key] = stranger;
    } else if (const auto wanted = s.local.find(uid); wanted != s.local.end() && is_as_written(*o)) {
        s.keep({.uid = uid,
                .generation = generation,
                .href = stranger.href,
                .etag = stranger.etag,
                .kind = wanted->second.kind,
                .written = *stranger.body,
                .remote = {},
                .wanted = {},
                .intended = {}});
    } else if (wanted != s.local.end()) {
        s.keep({.uid = uid,
                .generation = generation,
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

namespace {

/// Whether all that intouch wrote is gone, and no listing names an object of it as deleted. The token of an empty calendar
/// may also be that of a new one, and then the listing says nothing.
bool all_vanished(const sync_state& s) {
    const auto there = [&](const calendar_copy& c) {
        const bool written = c.state == copy_state::agreed || c.state == copy_state::updating ||
                             (c.state == copy_state::creating && c.fresh);
        return written && !s.gone.contains(c.uid);
    };
    return !s.nothing_listed && s.deleted.empty() && !s.gone.empty() &&
           std::ranges::none_of(s.kept.objects, [&](const auto& k) { return there(k.second); });
}

/// The calendar is a new one at the same address: all objects are written again, and none counts as deleted by the
/// user. While one object has no clear answer, all wait for the next sync.
void fill_again(sync_state& s) {
    const bool unclear =
        std::ranges::any_of(s.kept.objects, [&](const auto& k) { return s.held.contains(k.first); });
    if (unclear) {
        s.held.merge(std::exchange(s.gone, {}));
        s.listed_as.reset();
        return;
    }
    std::size_t count = 0;
    for (const std::string& uid : s.gone) {
        const calendar_copy& c = s.kept.objects.at(uid);
        if (c.state == copy_state::released || c.state == copy_state::deleting || !s.local.contains(uid))
            continue;
        s.keep(doubted(c));
        ++count;
    }
    if (count > 0)
        s.note(fmt::format(
            "the calendar holds nothing of intouch any more, as a new calendar does; {} are written "
            "again. To leave out a touch, delete its event alone, or say: intouch skip",
            counted_objects(count)));
}

} // namespace

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
    if ((s.nothing_listed && s.made_anew) || all_vanished(s)) fill_again(s);
    for (const auto& [key, href] : s.strangers)
        if (const auto at = found.find(key); at != found.end() && at->second.body) s.there[key] = at->second;
    find_strangers(s);
}

} // namespace intouch::dav
