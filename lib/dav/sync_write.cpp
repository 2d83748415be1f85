// SPDX-License-Identifier: MIT
// From what is wanted to what the server keeps.
#include "dav/sync_state.hpp"
#include "dav/write_objects.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::dav {

namespace {

constexpr int most_rounds = 3; ///< of writing and being told that somebody else was first

} // namespace

/// Decides what is written, and keeps the intents: they are saved before the first request.
void sync::impl::write_all() {
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
    std::vector<write> in_vain; // before, and perhaps again: it keeps nothing else back
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
        if (d.what) (in.in_vain.contains(uid) ? in_vain : writes).push_back(std::move(*d.what));
    }
    std::ranges::move(in_vain, std::back_inserter(writes));
    if (writes.empty()) return end();
    at = phase::write;
    talk = std::make_unique<write_objects>(collection, std::move(writes), in.now);
}

void sync::impl::written_all() {
    const auto& p = static_cast<write_objects&>(*talk); // NOLINT: of this phase
    bool unsettled = false;
    for (const auto& [uid, w] : p.results()) {
        const calendar_copy before = kept.objects.at(uid);
        ++tried;
        if (w.is == write_result::refused) {
            refusals.push_back(w);
            report.in_vain.insert(uid);
            held.insert(uid); // once a run
            if (before.state == copy_state::deleting) removal_refused = true;
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
void sync::impl::end() {
    at = phase::finish;
    talk.reset();
    if (refusals.empty()) return;
    // What the user must mend says more than what passes.
    const auto passes = [](const written& w) {
        return w.why == trouble::broken || w.why == trouble::conflict;
    };
    const auto lasting = std::ranges::find_if_not(refusals, passes);
    const written& first = lasting == refusals.end() ? refusals.front() : *lasting;
    if (refusals.size() == tried && first.why == trouble::forbidden && !removal_refused)
        return stop({trouble::read_only,
                     fmt::format("nothing may be written to the calendar {}: {}; or name another calendar",
                                 quoted(in.settings.calendar), first.note)});
    stop({lasting == refusals.end() ? trouble::broken : trouble::forbidden,
          fmt::format("{} of {} objects {} not taken{}: {}", refusals.size(), tried,
                      refusals.size() == 1 ? "was" : "were", refusals.size() == 1 ? "" : ", the first one",
                      first.note)});
}

} // namespace intouch::dav
