// SPDX-License-Identifier: MIT
#include "dav/sync_learn.hpp"

#include "core/text.hpp"

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

void sort_named(sync_state& s, const calendar_copy& c, const listed_object& at, sorted_objects& to) {
    ++to.seen;
    const bool known = !at.etag.empty() && at.etag == c.etag;
    if (!known || c.state != copy_state::agreed) {
        if (c.state != copy_state::released) to.fetch.push_back(at.href);
    } else if (c.fresh) {
        calendar_copy settled = c;
        settled.fresh = false;
        s.keep(settled);
    }
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
    } else if (partial && c.etag.empty() && is_ours) {
        // Without an ETag, only the object itself shows an edit of the user.
        to.doubtful.push_back(c.href);
    }
}

void expect_new_objects(sync_state& s) {
    for (const auto& [uid, o] : s.local)
        if (!s.kept.objects.contains(uid))
            s.expected.insert(
                s.key_of(s.collection.target + encode_segment(uid.substr(0, uid.find('@'))) + ".ics"));
}

void add_strangers(sync_state& s, const listed_changes& l, sorted_objects& to) {
    const bool search = to.elsewhere || !s.gone.empty();
    for (const auto& [key, m] : l.members) {
        if (m.gone || to.own.contains(key)) continue;
        if (s.expected.contains(key) || (search && s.strangers.size() < most_strangers)) {
            s.strangers.emplace(key, m.href);
            to.fetch.push_back(m.href);
        }
    }
}

} // namespace

std::vector<std::string> sort_changes(sync_state& s, const listed_changes& l) {
    s.listed_as = l.next;
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
    s.nothing_listed = l.everything && found.seen == 0;
    expect_new_objects(s);
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

void take_fetched(sync_state& s, std::map<std::string, fetched_object> found) {
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
}

void take_unread(sync_state& s, const std::map<std::string, std::string>& why) {
    for (const auto& [uid, c] : s.kept.objects) {
        const auto found = why.find(s.key_of(c.href));
        if (found == why.end() || c.state == copy_state::deleted || c.state == copy_state::dismissed)
            continue;
        s.unread.push_back({trouble::broken, found->second});
        s.report.in_vain.insert(uid);
    }
    for (const auto& [key, text] : why) s.note(text);
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

/// Recognises an object of ours at an unknown address.
void adopt_stranger(sync_state& s, const std::string& key, const fetched_object& stranger) {
    const auto o = read_object(*stranger.body);
    if (!o) return;
    const auto known = std::ranges::find_if(
        s.kept.objects, [&](const auto& k) { return server_uid(k.first, k.second.generation) == o->uid; });
    if (known != s.kept.objects.end()) {
        calendar_copy c = known->second;
        if (!is_missing(s, c)) return;
        c.href = stranger.href;
        s.gone.erase(c.uid);
        s.keep(c);
        s.there[key] = stranger;
    } else if (const auto wanted = s.local.find(o->uid); wanted != s.local.end()) {
        s.keep({.uid = o->uid,
                .href = stranger.href,
                .etag = stranger.etag,
                .kind = wanted->second.kind,
                .written = wanted->second.text,
                .remote = *stranger.body,
                .wanted = {},
                .intended = {}});
    }
}

/// Finds objects of ours that were moved, came back from the trash, or whose state was lost.
void find_strangers(sync_state& s) {
    for (const auto& [key, href] : std::exchange(s.strangers, {})) {
        const auto found = s.there.find(key);
        if (found == s.there.end() || !found->second.body) continue;
        const fetched_object stranger = found->second;
        s.there.erase(found);
        adopt_stranger(s, key, stranger);
    }
}

void hold_if_too_many(sync_state& s) {
    std::size_t ours = 0;
    std::size_t missing = 0;
    for (const auto& [uid, c] : s.kept.objects) {
        const bool counts = c.state == copy_state::agreed || c.state == copy_state::updating;
        if (counts) ++ours;
        if (counts && s.gone.contains(uid) && s.local.contains(uid)) ++missing;
    }
    if (s.in.settings.confirmed || !too_many_gone(missing, ours, s.nothing_listed)) return;
    s.report.held = static_cast<int>(missing);
    s.held = std::exchange(s.gone, {});
    s.listed_as.reset(); // the next sync is told of them again
    s.note(fmt::format(
        "{} of {} objects are gone from the calendar at once; if you deleted them, say so: intouch sync "
        "--confirm",
        missing, ours));
}

/// Learns from one object of ours that was fetched.
void learn_fetched(sync_state& s, const calendar_copy& c, const fetched_object& at,
                   std::map<std::string, learnt>& to) {
    if (!at.body) { // it was listed, but it is not there: the next listing tells
        if (s.unseen.contains(c.uid)) s.gone.insert(c.uid);
        return;
    }
    auto l = learn_there(c, at, s.rules);
    if (l) {
        if (l->changed_by_others) s.contested.insert(c.uid);
        to.emplace(c.uid, std::move(*l));
    } else if (read_object(*at.body)) { // another object has its address now
        s.gone.insert(c.uid);
    } else {
        s.unread.push_back(
            {trouble::unreadable,
             fmt::format("{} cannot be read: {}; it is left alone until you mend or delete it there",
                         quoted(at.href), read_object(*at.body).error().text)});
        s.report.in_vain.insert(c.uid);
        s.listed_as.reset(); // the next sync looks again
        s.held.insert(c.uid);
    }
}

std::map<std::string, learnt> learn_objects(sync_state& s) {
    std::map<std::string, learnt> all;
    for (const auto& [uid, c] : s.kept.objects) {
        const auto found = s.there.find(s.key_of(c.href));
        if (found != s.there.end() && c.state != copy_state::dismissed)
            learn_fetched(s, c, found->second, all);
    }
    hold_if_too_many(s);
    for (const std::string& uid : s.gone)
        if (const auto c = s.kept.objects.find(uid); c != s.kept.objects.end())
            all.emplace(uid, learn_gone(c->second, s.local.contains(uid), s.rules));
    s.there.clear();
    s.gone.clear();
    return all;
}

} // namespace

edits_to_enter learn(sync_state& s) {
    find_strangers(s);
    edits_to_enter found;
    for (auto& [uid, l] : learn_objects(s)) {
        for (const std::string& n : l.notes) s.note(n);
        if (l.forget) {
            s.forget(uid);
        } else if (!l.edits.empty()) {
            std::ranges::copy(l.edits, std::back_inserter(found.edits));
            found.objects.push_back(std::move(l));
        } else if (l.next != s.kept.objects.at(uid)) {
            s.keep(l.next);
        }
    }
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
