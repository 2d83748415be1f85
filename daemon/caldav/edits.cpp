// SPDX-License-Identifier: MIT
#include "daemon/caldav/edits.hpp"

#include "feed/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace intouch::daemon::caldav {

namespace {

using entries_made = result<std::vector<ledger::entry>>;

const plan::touch* touch_of(const plan::agenda& a, const std::string& uid) {
    const auto found = std::ranges::find(a.touches, uid, &plan::touch::uid);
    return found == a.touches.end() ? nullptr : &*found;
}

/// Whether it is the touch of somebody's round, and not one beside it.
bool of_round(const plan::touch& t) {
    using enum plan::touch_kind;
    return t.kind == cadence || t.kind == retry || t.kind == intro || t.kind == find;
}

record::origin from_calendar(const dav::edit& e) { return {ledger::entry_source::caldav, e.key}; }

/// The newest entry that closed the round which `uid` stands for and still counts.
std::string closing_entry(const plan::agenda& a, const plan::plan_input& in,
                          std::span<const ledger::entry> entries, const std::string& uid) {
    const auto closed = std::ranges::find(a.closed, uid, &plan::shown_closed::uid);
    if (closed == a.closed.end()) return {};
    for (auto e = entries.rbegin(); e != entries.rend(); ++e)
        if (e->person == closed->person && e->round == closed->round && ledger::closes(e->kind) &&
            !in.state.struck.contains(e->id))
            return e->id;
    return {};
}

entries_made record_outcome(const plan::touch& t, const plan::plan_input& in, const dav::edit& e,
                            const record::new_id& id) {
    record::log_request said;
    said.person = t.person;
    said.outcome =
        e.what == dav::edit_kind::reached ? ledger::entry_kind::reached : ledger::entry_kind::no_answer;
    said.on = e.on;
    said.touch = t.uid;
    if (of_round(t)) said.round = t.round;
    return record::record_outcome(in, said, from_calendar(e), id);
}

entries_made record_for(const plan::touch& t, const plan::plan_input& in, const dav::edit& e,
                        const record::new_id& id) {
    if (e.what == dav::edit_kind::reached || e.what == dav::edit_kind::no_answer) {
        if (t.kind != plan::touch_kind::booking) return record_outcome(t, in, e, id);
        if (e.what == dav::edit_kind::reached)
            return record::record_gathering(in, {.gathering = t.owner, .outcome = ledger::entry_kind::booked},
                                            from_calendar(e), id);
        return fail(errc::invalid, "a booking is done or not: mark it with \"✓\" once it is");
    }
    // A promise and an occasion are named by their uid, a booking by its gathering.
    record::touch_request which{.person = t.owner};
    if (t.kind != plan::touch_kind::booking) which.touch = t.uid;
    if (of_round(t)) which.round = t.round;
    if (e.what == dav::edit_kind::moved && e.to)
        return record::record_move(in, which, *e.to, from_calendar(e), id);
    if (e.what == dav::edit_kind::skipped) return record::record_skip(in, which, from_calendar(e), id);
    return fail(
        errc::invalid,
        fmt::format("\"{}\" belongs to its day and stays there; mark it with \"✓\" when it is done", t.name));
}

entries_made record_occurrence(const plan::plan_input& in, const dav::edit& e, const record::new_id& id) {
    const std::string block =
        e.on ? feed::block_of(e.uid, e.on->day, in.settings, in.state, in.instance) : std::string();
    if (block.empty())
        return fail(errc::conflict,
                    "the block that was changed in the calendar is not in intouch.toml any more");
    const auto to = e.what == dav::edit_kind::block_moved ? e.to : std::nullopt;
    return record::record_block(in, block, *e.on, to, from_calendar(e), id);
}

} // namespace

entries_made record(const plan::agenda& shown, const plan::plan_input& in,
                    std::span<const ledger::entry> entries, const dav::edit& e, const record::new_id& id) {
    switch (e.what) {
    case dav::edit_kind::undone: {
        const std::string which = e.entry.empty() ? closing_entry(shown, in, entries, e.uid) : e.entry;
        if (which.empty())
            return fail(errc::conflict, "there is nothing in the ledger that could be taken back");
        return record::record_undo(in, entries, which, from_calendar(e), id);
    }
    case dav::edit_kind::block_moved:
    case dav::edit_kind::block_skipped:
        return record_occurrence(in, e, id);
    case dav::edit_kind::moved:
    case dav::edit_kind::skipped:
    case dav::edit_kind::reached:
    case dav::edit_kind::no_answer:
        break;
    }
    const plan::touch* const t = touch_of(shown, e.uid);
    if (t == nullptr) return fail(errc::conflict, "what was changed in the calendar is not planned any more");
    return record_for(*t, in, e, id);
}

namespace {

/// What came of several edits, until the last is known.
struct waiting {
    std::vector<dav::edit_result> results;
    std::size_t left = 0;
    std::optional<error> unwritten; ///< the disk refused
    entered then;
};

/// Whether nothing was decided: it can be said again.
bool undecided(errc code) {
    return code == errc::storage || code == errc::storage_full || code == errc::internal ||
           code == errc::unavailable;
}

work work_for(keeper& kept, net::loop& on, const dav::edit& e, std::size_t index,
              const std::shared_ptr<waiting>& all) {    // shared by the works of one call
    const auto known = std::make_shared<std::string>(); // set by `record`, read by what comes after it
    work w;
    w.record = [&kept, e, known](const plan::plan_input& in, std::span<const ledger::entry> entries,
                                 const record::new_id& id) -> entries_made {
        const auto before = std::ranges::find(entries, e.key, &ledger::entry::key);
        if (before != entries.end()) {
            *known = before->id;
            return fail(errc::conflict, {});
        }
        return record(*kept.now().agenda, in, entries, e, id);
    };
    w.accepted = [all, index](const std::vector<ledger::entry>& made, const view&, const plan::plan_input&) {
        all->results[index] = {true, made.empty() ? std::string() : made.front().id, {}};
        return http::response{};
    };
    w.refused = [all, index, known](const error& wrong) {
        if (undecided(wrong.code)) all->unwritten = wrong;
        all->results[index] =
            known->empty() ? dav::edit_result{false, {}, wrong.text} : dav::edit_result{true, *known, {}};
        return http::response{};
    };
    w.reply = [all, &on](const http::response&) {
        if (--all->left > 0) return;
        on.post([all] {
            if (all->unwritten) return all->then(std::unexpected(*all->unwritten));
            all->then(std::move(all->results));
        });
    };
    return w;
}

} // namespace

void enter(keeper& kept, net::loop& on, const std::vector<dav::edit>& edits, entered then) {
    const auto all = std::make_shared<waiting>();
    all->results.resize(edits.size());
    all->left = edits.size();
    all->then = std::move(then);
    std::vector<work> works;
    for (std::size_t i = 0; i < edits.size(); ++i) works.push_back(work_for(kept, on, edits[i], i, all));
    kept.record(std::move(works));
}

} // namespace intouch::daemon::caldav
