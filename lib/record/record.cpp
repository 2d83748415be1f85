// SPDX-License-Identifier: MIT
#include "record/record.hpp"

#include "core/text.hpp"
#include "record/record_entry.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::record {

namespace {

using made_entries = result<std::vector<ledger::entry>>;

/// Hands each command to the function that records it.
class recorder {
public:
    recorder(const plan::plan_input& in, std::span<const ledger::entry> entries, const origin& from,
             const new_id& id)
        : in_(in), entries_(entries), from_(from), id_(id) {}

    made_entries operator()(const log_request& c) const { return record_outcome(in_, c, from_, id_); }
    made_entries operator()(const log_several& c) const {
        std::vector<ledger::entry> all;
        origin from = from_;
        log_request one = c.what;
        for (const auto& person : c.people) {
            one.person = person;
            auto made = record_outcome(in_, one, from, id_);
            if (!made) return made;
            const bool entered =
                std::ranges::find(all, made->front().person, &ledger::entry::person) != all.end();
            if (entered) continue; // two members of one household share a round
            from.key =
                key_beside(made->front().id); // the first entry of the act bears the key of the request
            std::ranges::move(*made, std::back_inserter(all));
        }
        return all;
    }
    made_entries operator()(const move_touch& c) const { return record_move(in_, c.which, c.to, from_, id_); }
    made_entries operator()(const skip_touch& c) const { return record_skip(in_, c.which, from_, id_); }
    made_entries operator()(const pause_person& c) const {
        return record_pause(in_, c.person, c.until, c.note, from_, id_);
    }
    made_entries operator()(const resume_person& c) const {
        return record_resume(in_, c.person, c.note, from_, id_);
    }
    made_entries operator()(const note_on_person& c) const {
        return record_note(in_, c.person, c.note, from_, id_);
    }
    made_entries operator()(const lose_person& c) const {
        return record_lost(in_, c.person, c.note, from_, id_);
    }
    made_entries operator()(const find_person& c) const {
        return record_found(in_, c.person, c.note, from_, id_);
    }
    made_entries operator()(const confirm_person& c) const {
        return record_confirmed(in_, c.person, c.note, from_, id_);
    }
    made_entries operator()(const make_promise& c) const {
        return record_promise(in_, c.person, c.what, from_, id_);
    }
    made_entries operator()(const keep_promise& c) const {
        return record_kept(in_, c.person, c.promise, c.note, from_, id_);
    }
    made_entries operator()(const gathering_request& c) const { return record_gathering(in_, c, from_, id_); }
    made_entries operator()(const change_block& c) const {
        const auto on = which_occurrence(in_, c.block, c.on);
        if (!on) return std::unexpected(on.error());
        auto made = record_block(in_, c.block, *on, c.to, from_, id_);
        if (made) made->front().note = without_control(c.note, true);
        return made;
    }
    made_entries operator()(const away_request& c) const { return record_away(in_, c, from_, id_); }
    made_entries operator()(const undo& c) const { return record_undo(in_, entries_, c.entry, from_, id_); }
    made_entries operator()(const quick_answer& c) const { return record_quick_answer(in_, c, from_, id_); }
    made_entries operator()(const calendar_edit& c) const {
        return record_calendar_edit(in_, entries_, c, from_, id_);
    }

private:
    const plan::plan_input& in_;
    std::span<const ledger::entry> entries_;
    const origin& from_;
    const new_id& id_;
};

} // namespace

result<std::vector<ledger::entry>> record(const plan::plan_input& in, std::span<const ledger::entry> entries,
                                          const command& what, const origin& from, const new_id& id) {
    return std::visit(recorder(in, entries, from, id), what);
}

} // namespace intouch::record
