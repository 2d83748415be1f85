// SPDX-License-Identifier: MIT
// From a listing to what the user did.
#include "dav/merge.hpp"
#include "dav/sync_state.hpp"
#include "dav/write_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::dav {

namespace {

constexpr std::size_t most_strangers = 100; ///< looked at for objects of ours under new names

bool is_there(copy_state s) { return s != copy_state::deleted && s != copy_state::dismissed; }

} // namespace

/// The calendar is there, or the user has been told.
void sync::impl::listed_all() {
    const auto found = static_cast<list_changes&>(*talk).found(); // NOLINT: of this phase
    if (!found) {
        fault f = found.error();
        if (f.what != trouble::not_found) return stop(std::move(f));
        if (in.settings.confirmed) {
            for (const auto& [uid, c] : std::map(kept.objects)) forget(uid);
            kept.collection = {};
            return discover();
        }
        if (const auto usual = f.text.find("; check url"); usual != std::string::npos) f.text.erase(usual);
        f.text +=
            "; the calendar is not there any more: nothing was changed. `intouch sync --confirm` looks for "
            "it anew, and makes one when there is none";
        return stop(std::move(f));
    }
    sort_out(*found);
}

/// What is to be fetched: ours that changed, what may be ours.
void sync::impl::sort_out(const listed_changes& l) {
    listed_as = l.next;
    std::set<std::string> own;
    std::vector<std::string> wanted;
    std::vector<std::string> doubtful; // ours that the listing did not name
    bool elsewhere = false;            // something of ours may lie under a name that we do not know
    std::size_t seen = 0;
    for (const auto& [uid, c] : kept.objects) {
        elsewhere = elsewhere || c.state == copy_state::deleted;
        if (!is_there(c.state)) continue;
        const std::string key = key_of(c.href);
        own.insert(key);
        const auto found = l.members.find(key);
        if (found != l.members.end() && !found->second.gone) {
            ++seen;
            const bool known = !found->second.etag.empty() && found->second.etag == c.etag;
            if (known && c.state == copy_state::agreed) {
                if (!c.fresh) continue;
                calendar_copy settled = c;
                settled.fresh = false;
                keep(settled);
            } else if (c.state != copy_state::released) {
                wanted.push_back(found->second.href);
            }
        } else if (found != l.members.end() || l.everything) {
            gone.insert(uid);
        } else if (c.fresh) {
            // What was written and deleted since the token was given need not be told (RFC 6578 3.5.2:
            // Xandikos compares two states); and Google and calypso put it where they like.
            elsewhere = true;
            unseen.insert(uid);
            if (c.state != copy_state::released) doubtful.push_back(c.href);
        } else if (l.partial && c.etag.empty() && c.state != copy_state::released) {
            doubtful.push_back(c.href); // nothing else would show that the user was there before us
        }
    }
    nothing_listed = l.everything && seen == 0;
    for (const auto& [uid, o] : local)
        if (!kept.objects.contains(uid))
            expected.insert(
                key_of(collection.target + encode_segment(uid.substr(0, uid.find('@'))) + ".ics"));
    for (const auto& [key, m] : l.members) {
        if (m.gone || own.contains(key)) continue;
        if (expected.contains(key) || ((elsewhere || !gone.empty()) && strangers.size() < most_strangers)) {
            strangers.emplace(key, m.href);
            wanted.push_back(m.href);
        }
    }
    asked_for.clear();
    for (const std::string& href : wanted) {
        const std::string key = key_of(href);
        const auto found = l.members.find(key);
        asked_for.emplace(key, found == l.members.end() ? std::string() : found->second.etag);
    }
    std::ranges::move(doubtful, std::back_inserter(wanted));
    if (wanted.empty()) {
        learn();
        return;
    }
    fetch(std::move(wanted));
}

void sync::impl::fetched_all() {
    const auto& f = static_cast<fetch_objects&>(*talk); // NOLINT: of this phase
    for (const std::string& n : f.notes()) note(n);
    if (f.stopped()) return stop(*f.stopped());
    there = f.found();
    for (const auto& [key, etag] : asked_for) {
        const auto found = there.find(key);
        // What was listed and could not be had is to be listed again.
        if (found == there.end() || !found->second.body) {
            listed_as.reset();
            continue;
        }
        // Not every server gives one with the object. Should it be of a version before, the next write is
        // refused, and looks.
        if (found->second.etag.empty()) found->second.etag = etag;
    }
    learn();
}

/// Objects of ours under names that we did not know: moved, back from the trash, or of a state that was lost.
void sync::impl::find_strangers() {
    for (const auto& [key, href] : strangers) {
        const auto found = there.find(key);
        if (found == there.end() || !found->second.body) continue;
        const fetched_object stranger = found->second;
        there.erase(found);
        const auto o = read_object(*stranger.body);
        if (!o) continue;
        const auto known = std::ranges::find_if(
            kept.objects, [&](const auto& k) { return server_uid(k.first, k.second.generation) == o->uid; });
        if (known != kept.objects.end()) {
            const bool missing = gone.contains(known->first) || unseen.contains(known->first) ||
                                 known->second.state == copy_state::deleted;
            if (!missing) continue;
            gone.erase(known->first);
            calendar_copy c = known->second;
            c.href = stranger.href;
            keep(c);
            there[key] = stranger;
        } else if (const auto wanted = local.find(o->uid); wanted != local.end()) {
            calendar_copy c{.uid = o->uid,
                            .href = stranger.href,
                            .etag = stranger.etag,
                            .kind = wanted->second.kind,
                            .written = wanted->second.text,
                            .remote = *stranger.body,
                            .wanted = {},
                            .intended = {}};
            keep(c);
        }
    }
    strangers.clear();
}

void sync::impl::hold_if_too_many() {
    std::size_t ours = 0;
    std::size_t missing = 0;
    for (const auto& [uid, c] : kept.objects) {
        const bool counts = c.state == copy_state::agreed || c.state == copy_state::updating;
        if (counts) ++ours;
        if (counts && gone.contains(uid) && local.contains(uid)) ++missing;
    }
    if (in.settings.confirmed || !too_many_gone(missing, ours, nothing_listed)) return;
    report.held = static_cast<int>(missing);
    held = std::exchange(gone, {});
    listed_as.reset(); // so that the next run is told of them again
    note(fmt::format(
        "{} of {} objects are gone from the calendar at once; if you deleted them, say so: intouch sync "
        "--confirm",
        missing, ours));
}

/// From what lies on the server to what the user said.
void sync::impl::learn() {
    find_strangers();
    std::map<std::string, learnt> all;
    for (const auto& [uid, c] : kept.objects) {
        const auto found = there.find(key_of(c.href));
        if (found == there.end() || c.state == copy_state::dismissed) continue;
        if (!found->second.body) { // listed and not there: the next listing says which
            if (unseen.contains(uid)) gone.insert(uid);
            continue;
        }
        auto l = learn_there(c, found->second, s);
        if (!l && read_object(*found->second.body)) {
            // Another object is there now.
            gone.insert(uid);
        } else if (!l) {
            note(fmt::format("{}: cannot be read as a calendar object; it is left alone",
                             quoted(found->second.href)));
            listed_as.reset(); // it is looked at again
            held.insert(uid);
        } else {
            if (l->changed_by_others) contested.insert(uid);
            all.emplace(uid, std::move(*l));
        }
    }
    hold_if_too_many();
    for (const std::string& uid : gone)
        if (const auto c = kept.objects.find(uid); c != kept.objects.end())
            all.emplace(uid, learn_gone(c->second, local.contains(uid), s));
    there.clear();
    gone.clear();

    being_entered.clear();
    edits.clear();
    for (auto& [uid, l] : all) {
        for (const std::string& n : l.notes) note(n);
        if (l.forget) {
            forget(uid);
        } else if (l.edits.empty()) {
            if (l.next != kept.objects.at(uid)) keep(l.next);
        } else {
            std::ranges::copy(l.edits, std::back_inserter(edits));
            being_entered.push_back(std::move(l));
        }
    }
    at = phase::enter;
    asked_to_enter = false;
    if (edits.empty()) write_all();
}

} // namespace intouch::dav
