// SPDX-License-Identifier: MIT
#include "dav/sync/sync_write.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

void keep_listing(sync_state& s) {
    if (!s.listed_as) return;
    if (*s.listed_as != s.kept.collection) {
        s.kept.collection = *s.listed_as;
        s.pending.collection = *s.listed_as;
    }
    s.listed_as.reset();
}

/// Counts a write that somebody else undid, or that the server ignored, once a sync. `decide` stops a loop by
/// this count.
void count_rewrite(sync_state& s, calendar_copy& next) {
    if (!s.counted.insert(next.uid).second) return;
    const date today = day_at(s.in.zone, s.in.now);
    next.rewrites = next.rewritten_on == today ? next.rewrites + 1 : 1;
    next.rewritten_on = today;
}

/// Whether intouch writes what it wrote before: somebody else undid it. A new wish of intouch undoes nothing.
bool writes_again(const calendar_copy& before, const calendar_copy& next) {
    const bool writes = next.state == copy_state::creating || next.state == copy_state::updating;
    return writes && next.wanted == (before.written.empty() ? before.wanted : before.written);
}

/// Decides for the object with this UID, and keeps the decision.
std::optional<write> decide_write(sync_state& s, const std::string& uid) {
    const auto k = s.kept.objects.find(uid);
    const auto l = s.local.find(uid);
    const bool is_kept = k != s.kept.objects.end();
    const auto older = s.older.find(uid);
    decision d = decide(is_kept ? &k->second : nullptr, l == s.local.end() ? nullptr : &l->second,
                        s.collection, s.rules, older == s.older.end() ? nullptr : &older->second);
    if (d.left_alone) {
        s.left_alone.push_back(d.note);
        s.report.in_vain.insert(uid);
    } else if (!d.note.empty()) {
        s.note(d.note);
    }
    const bool rises = is_kept && d.next && d.next->generation > k->second.generation;
    if (rises && !s.renamed.insert(uid).second) return std::nullopt; // the next sync goes on
    if (d.next && is_kept && s.contested.erase(uid) > 0 && writes_again(k->second, *d.next))
        count_rewrite(s, *d.next);
    if (d.forget && is_kept) s.forget(uid);
    if (d.next && (!is_kept || *d.next != k->second)) s.keep(*d.next);
    return std::move(d.what);
}

} // namespace

std::vector<write> decide_writes(sync_state& s) {
    std::set<std::string> uids;
    for (const auto& [uid, o] : s.local) uids.insert(uid);
    for (const auto& [uid, c] : s.kept.objects) uids.insert(uid);
    std::vector<write> writes;
    std::vector<write> in_vain;
    for (const std::string& uid : uids) {
        if (s.held.contains(uid)) continue;
        if (auto w = decide_write(s, uid))
            (s.in.in_vain.contains(uid) ? in_vain : writes).push_back(std::move(*w));
    }
    s.older.clear();
    keep_listing(s);
    std::ranges::move(in_vain, std::back_inserter(writes));
    return writes;
}

namespace {

void count(sync_state& s, const calendar_copy& before, const written& w) {
    ++s.tried;
    if (w.is == write_result::stored)
        ++(before.state == copy_state::creating ? s.report.created : s.report.updated);
    if (w.is == write_result::removed) ++s.report.deleted;
    const bool again = w.is == write_result::taken && s.renamed.contains(before.uid);
    if (w.is == write_result::refused || w.is == write_result::in_vain || again) {
        s.refusals.push_back(w);
        s.report.in_vain.insert(before.uid);
        s.held.insert(before.uid); // one try a sync
        if (before.state == copy_state::deleting) s.removal_refused = true;
    } else if (!w.note.empty()) {
        s.note(w.note);
    }
}

/// True when the object is to be learnt and decided again.
bool take_result(sync_state& s, const written& w, const calendar_copy& before) {
    // DAViCal takes the token of a calendar that was deleted, and says that nothing changed.
    const bool is_missing =
        w.is == write_result::gone || (w.is == write_result::unknown && w.why == trouble::not_found);
    if (is_missing && before.state == copy_state::updating && !s.listed_whole) {
        s.list_again = true;
        s.kept.collection.token.clear();
        s.kept.collection.ctag.clear();
        s.pending.collection = s.kept.collection;
        return false;
    }
    if (w.is == write_result::gone) {
        s.gone.insert(before.uid);
        return true;
    }
    if (w.is == write_result::changed) {
        calendar_copy c = before;
        c.href = w.there.href;
        s.there[s.key_of(c.href)] = w.there;
        if (c != before) s.keep(c);
        return true;
    }
    if (w.is == write_result::in_vain) {
        calendar_copy c = before;
        // A write that was refused is told, and tried again. Only an answer that is not true counts.
        if (w.why != trouble::conflict) count_rewrite(s, c);
        s.keep(c);
        return false;
    }
    const kept_after after = keep_written(before, w, s.in.now);
    if (!after.next)
        s.forget(before.uid);
    else if (*after.next != before)
        s.keep(*after.next);
    if (w.is == write_result::removed) return s.local.contains(before.uid); // to be written as another item
    return after.again && !s.renamed.contains(before.uid);
}

} // namespace

bool take_results(sync_state& s, const std::map<std::string, written>& results) {
    bool unsettled = false;
    for (const auto& [uid, w] : results) {
        const calendar_copy before = s.kept.objects.at(uid);
        count(s, before, w);
        if (take_result(s, w, before)) unsettled = true;
    }
    return unsettled;
}

std::optional<fault> fault_of_refusals(const sync_state& s) {
    if (s.refusals.empty()) return std::nullopt;
    // A refusal that the user has to end is more useful to know than a refusal that passes.
    const auto passes = [](const written& w) {
        return w.why == trouble::broken || w.why == trouble::conflict;
    };
    const auto lasting = std::ranges::find_if_not(s.refusals, passes);
    const bool all_pass = lasting == s.refusals.end();
    const written& first = all_pass ? s.refusals.front() : *lasting;
    const std::size_t count = s.refusals.size();
    if (count == s.tried && first.why == trouble::forbidden && !s.removal_refused)
        return fault{trouble::read_only,
                     fmt::format("nothing may be written to the calendar {}: {}; or name another calendar",
                                 quoted(s.in.settings.calendar), first.note)};
    return fault{all_pass ? trouble::broken : trouble::forbidden,
                 fmt::format("{} of {} {} not taken{}: {}", count, counted_objects(s.tried),
                             count == 1 ? "was" : "were", count == 1 ? "" : ", the first one", first.note)};
}

std::optional<fault> fault_of_left_alone(const sync_state& s) {
    if (s.left_alone.empty()) return std::nullopt;
    const std::size_t count = s.left_alone.size();
    const std::string& first = s.left_alone.front();
    return fault{trouble::forbidden,
                 count == 1 ? first : fmt::format("{} objects differ, the first one: {}", count, first)};
}

} // namespace intouch::dav
