// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"
#include "record/displaced_places.hpp"
#include "record/record.hpp"
#include "record/record_day_end.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace intouch::daemon {

/// Everything that is to be entered in this turn. What the daemon itself enters (people seen first, days gone
/// by) goes before anybody's word and in a turn of its own, so that undoing a word never takes it back.
void keeper::gather(job& j) {
    j.first = entries_.size();
    if (nothing_of_its_own(j)) return gather_work(j);
    const plan::plan_input in = j.input(view_.instance);
    const auto id = [this] { return next_id(); };
    auto own = record::record_joined(in, id);
    std::ranges::move(record::record_missed(in, id), std::back_inserter(own));
    for (auto& e : own) {
        ledger::apply(*j.state, entries_, e, j.config->formerly);
        entries_.push_back(std::move(e));
    }
    if (entries_.size() != j.first) return;
    nothing_own_ = {j.config, day_at(j.config->zone, j.moment)};
    gather_work(j);
}

/// Who joins and what was missed hangs on the files and the day alone, but for a ramp, which lets somebody in
/// at once who is logged, and for what an undo brings back.
bool keeper::nothing_of_its_own(const job& j) const {
    return !j.config->settings.ramp &&
           nothing_own_ == own_entries_looked_for{j.config, day_at(j.config->zone, j.moment)};
}

void keeper::gather_work(job& j) {
    const auto id = [this] { return next_id(); };
    std::vector<work>
        repeated; // the same key again while the first is in the making: it waits for that answer
    std::map<std::string, bool> keys;
    for (auto& w : std::exchange(waiting_, {})) {
        if (!w.key.empty() && !keys.emplace(w.key, true).second) {
            repeated.push_back(std::move(w));
            continue;
        }
        auto made = w.record(j.input(view_.instance), entries_, id);
        if (!made) {
            w.reply(w.refused(made.error()));
            continue;
        }
        for (const auto& e : *made) {
            if (e.kind == ledger::entry_kind::undone) {
                const auto struck = std::ranges::find(entries_, e.names, &ledger::entry::id);
                if (struck != entries_.end()) {
                    j.before = std::make_shared<const ledger::published_plan>(
                        record::put_back(*j.before, struck->displaced));
                    nothing_own_.reset();
                }
            }
            ledger::apply(*j.state, entries_, e, j.config->formerly);
            entries_.push_back(e);
        }
        j.answered.push_back({std::move(w), std::move(*made)});
    }
    waiting_ = std::move(repeated);
}

/// Whose entry displaced what: a touch of one's own goes with one's own entry, the rest with the newest.
void keeper::displace(job& j) {
    if (j.answered.empty() || j.answered.back().entries.empty()) return;
    for (auto& moved : j.displaced) {
        auto* to = &j.answered.back().entries.front();
        for (auto& t : j.answered)
            for (auto& e : t.entries)
                if (e.person == moved.owner && e.kind != ledger::entry_kind::undone) {
                    to = &e;
                    break;
                }
        to->displaced.push_back(std::move(moved));
    }
    auto at = entries_.begin() + static_cast<std::ptrdiff_t>(j.first);
    for (const auto& t : j.answered)
        for (const auto& e : t.entries) *at++ = e;
}

} // namespace intouch::daemon
