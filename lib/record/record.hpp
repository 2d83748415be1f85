// SPDX-License-Identifier: MIT
// From a user's word to ledger entries. Every door (API, page, action link, calendar, command line) says what
// the user wants as a command; `record` makes the entries. It stands here, not in the ledger: an entry holds what
// roster and plan knew when it was made. That is the ideal that it closed, the round for which it counts, the detail
// that failed, and whether the ladder is spent. Pure: the clock and new ids are arguments.
#pragma once

#include "record/calendar_edit.hpp"
#include "record/quick_answer.hpp"
#include "record/record_away.hpp"
#include "record/record_block.hpp"
#include "record/record_confirmed.hpp"
#include "record/record_gathering.hpp"
#include "record/record_lost.hpp"
#include "record/record_move.hpp"
#include "record/record_outcome.hpp"
#include "record/record_pause.hpp"
#include "record/record_promise.hpp"
#include "record/record_undo.hpp"

#include <span>
#include <variant>

namespace intouch::record {

/// The same outcome for several people, in one act; one entry for each round. `what.person` says nothing.
struct log_several {
    std::vector<std::string> people;
    log_request what;
    bool operator==(const log_several&) const = default;
};
struct move_touch {
    touch_request which;
    when to;
    bool operator==(const move_touch&) const = default;
};
struct skip_touch {
    touch_request which;
    bool operator==(const skip_touch&) const = default;
};
struct pause_person {
    std::string person;
    std::optional<date> until; ///< absent: until resumed
    std::string note;
    bool operator==(const pause_person&) const = default;
};
/// What is said of a person, without more than a note. It enters `Kind`.
template <ledger::entry_kind Kind> struct remark {
    std::string person;
    std::string note;
    bool operator==(const remark&) const = default;
};
using resume_person = remark<ledger::entry_kind::resumed>;
using note_on_person = remark<ledger::entry_kind::noted>;
using lose_person = remark<ledger::entry_kind::lost>;
using find_person = remark<ledger::entry_kind::found>;
using confirm_person = remark<ledger::entry_kind::confirmed>;
struct make_promise {
    std::string person;
    promise_request what;
    bool operator==(const make_promise&) const = default;
};
struct keep_promise {
    std::string person;
    std::string promise; ///< see `record_kept`
    std::string note;
    bool operator==(const keep_promise&) const = default;
};
/// One occurrence of a block: moved to `to`, or left out.
struct change_block {
    std::string block;
    std::optional<when> on; ///< see `which_occurrence`
    std::optional<when> to; ///< absent: left out
    std::string note;
    bool operator==(const change_block&) const = default;
};
struct undo {
    std::string entry; ///< empty: the newest act that can be undone
    bool operator==(const undo&) const = default;
};

/// What a user can say.
using command =
    std::variant<log_request, log_several, move_touch, skip_touch, pause_person, resume_person,
                 note_on_person, lose_person, find_person, confirm_person, make_promise, keep_promise,
                 gathering_request, change_block, undo, quick_answer, calendar_edit, away_request>;

/// The entries that `what` makes, to be appended together; `entries` are all of the ledger, by id. Errors are
/// those of the function for the command, and say what to tell the user.
[[nodiscard]] result<std::vector<ledger::entry>> record(const plan::plan_input& in,
                                                        std::span<const ledger::entry> entries,
                                                        const command& what, const origin& from,
                                                        const new_id& id);

} // namespace intouch::record
