// SPDX-License-Identifier: MIT
// From what is wanted to what the server keeps.
#include "dav/publishing.hpp"
#include "dav/run_impl.hpp"

#include <utility>

namespace intouch::dav {

namespace {

constexpr int most_rounds = 3; ///< of writing and being told that somebody else was first

} // namespace

/// Decides what is written, and keeps the intents: they are saved before the first request.
void run::impl::write_all() {
    if (listed_as) {
        if (*listed_as != kept.collection) {
            kept.collection = *listed_as;
            pending.collection = *listed_as;
        }
        listed_as.reset();
    }
    std::set<std::string> uids;
    for (const auto& [uid, o] : local) uids.insert(uid);
    for (const auto& [uid, c] : kept.objects) uids.insert(uid);
    std::vector<write> writes;
    for (const std::string& uid : uids) {
        if (held.contains(uid)) continue;
        const auto k = kept.objects.find(uid);
        const auto l = local.find(uid);
        decision d = decide(k == kept.objects.end() ? nullptr : &k->second,
                            l == local.end() ? nullptr : &l->second, collection, s);
        if (!d.note.empty()) note(d.note);
        if (d.what && d.what->what == write_kind::update && contested.contains(uid) && d.next) {
            const date today = day_at(in.zone, in.now);
            d.next->rewrites = d.next->rewritten_on == today ? d.next->rewrites + 1 : 1;
            d.next->rewritten_on = today;
            contested.erase(uid); // once a run
        }
        if (d.forget && k != kept.objects.end()) forget(uid);
        if (d.next && (k == kept.objects.end() || *d.next != k->second)) keep(*d.next);
        if (d.what) writes.push_back(std::move(*d.what));
    }
    if (writes.empty()) return end();
    at = phase::write;
    talk = std::make_unique<publishing>(collection, std::move(writes), in.now);
}

void run::impl::written_all() {
    const auto& p = static_cast<publishing&>(*talk); // NOLINT: of this phase
    bool unsettled = false;
    for (const auto& [uid, w] : p.results()) {
        const calendar_copy before = kept.objects.at(uid);
        ++tried;
        if (w.is == write_result::refused) {
            refusals.push_back(w);
            held.insert(uid); // once a run
        } else if (!w.note.empty()) {
            note(w.note);
        }
        if (w.is == write_result::stored)
            ++(before.state == copy_state::creating ? report.created : report.updated);
        if (w.is == write_result::removed) ++report.deleted;
        if (w.is == write_result::changed || w.is == write_result::gone) {
            calendar_copy c = before;
            if (w.is == write_result::changed) {
                c.href = w.there.href;
                there[key_of(c.href)] = w.there;
            } else {
                gone.insert(uid);
            }
            if (c != before) keep(c);
            unsettled = true;
            continue;
        }
        const kept_after after = keep_written(before, w, in.now);
        if (!after.next)
            forget(uid);
        else if (*after.next != before)
            keep(*after.next);
        unsettled = unsettled || after.again;
    }
    if (p.stopped()) return stop(*p.stopped());
    if (!unsettled) return end();
    if (++rounds >= most_rounds) {
        note("somebody else is changing the same objects; it goes on with the next run");
        there.clear();
        gone.clear();
        return end();
    }
    nothing_listed = false;
    talk.reset();
    learn();
}

/// It has come to its end; whether everything was taken is another matter.
void run::impl::end() {
    at = phase::finish;
    talk.reset();
    if (refusals.empty()) return;
    const written& first = refusals.front();
    if (refusals.size() == tried && first.forbidden)
        return stop({trouble::read_only,
                     fmt::format("nothing may be written to the calendar {}: {}; or name another calendar",
                                 quoted(in.settings.calendar), first.note)});
    stop({trouble::forbidden, fmt::format("{} of {} objects were not taken, the first one: {}",
                                          refusals.size(), tried, first.note)});
}

} // namespace intouch::dav
