// SPDX-License-Identifier: MIT
// The bodies of POST requests as values. Unknown keys, wrong types and unreadable dates are errors that name
// the field.
#pragma once

#include "core/natural_date.hpp"
#include "core/result.hpp"
#include "ledger/kind.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intouch::json {

struct field_error {
    std::string field; ///< empty: the body as a whole
    error what;
    bool operator==(const field_error&) const = default;
};
template <class T> using parsed = std::expected<T, field_error>;

/// {"to": date or date-time, "note": text}.
struct promise_body {
    when to;
    std::string note;
    bool operator==(const promise_body&) const = default;
};
struct log_body {
    std::vector<std::string> people; ///< only for POST /api/v1/log
    ledger::entry_kind outcome = ledger::entry_kind::reached;
    std::optional<when> on;
    std::string channel;
    std::string note;
    std::optional<when> next;
    std::optional<int> round;
    std::string touch; ///< the touch, by UID or by text; empty: the touch of the round
    std::optional<promise_body> promise;
    bool operator==(const log_body&) const = default;
};
/// {"to": date or date-time} or {"in": span}.
struct reschedule_body {
    when to;
    std::optional<int> round;
    std::string touch;
    std::string note;
    bool operator==(const reschedule_body&) const = default;
};
struct skip_body {
    std::optional<int> round;
    std::string touch;
    std::string note;
    bool operator==(const skip_body&) const = default;
};
struct pause_body {
    std::optional<date> until; ///< written "to"
    std::string note;
    bool operator==(const pause_body&) const = default;
};
struct note_body {
    std::string note; ///< may be empty in a remark
    bool operator==(const note_body&) const = default;
};
struct kept_body {
    std::string promise; ///< the entry, the UID of the touch, or part of the text; empty: the only promise
    std::string note;
    bool operator==(const kept_body&) const = default;
};
struct gathering_body {
    ledger::entry_kind outcome = ledger::entry_kind::held; ///< booked, held or skipped
    std::optional<when> on;
    std::optional<date> to; ///< the first booked day
    std::vector<std::string> excused;
    std::string note;
    std::optional<int> round;
    bool operator==(const gathering_body&) const = default;
};
/// An occurrence of a block.
struct block_body {
    std::optional<when> on; ///< the beginning, or its day; absent: the next occurrence
    std::optional<when> to; ///< absent: the occurrence is skipped; a day alone keeps the time
    std::string note;
    bool operator==(const block_body&) const = default;
};
struct away_body {
    date from;
    std::optional<date> to; ///< inclusive; absent: `from` alone
    std::string note;
    bool operator==(const away_body&) const = default;
};
struct undo_body {
    std::string entry; ///< empty: the newest entry that can be undone
    bool operator==(const undo_body&) const = default;
};
/// {"text": …, "circle": id, "again": true}.
struct new_person_body {
    std::string text;
    std::string circle; ///< empty: none
    bool again = false;
    bool operator==(const new_person_body&) const = default;
};

/// `by` is the clock of the user, for "yesterday" and "friday": in the past in `on`, in the future in other
/// members. An empty body is {} where no member is required.
[[nodiscard]] parsed<log_body> parse_log(std::string_view body, const wall_clock& by, bool several);
[[nodiscard]] parsed<reschedule_body> parse_reschedule(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<skip_body> parse_skip(std::string_view body);
[[nodiscard]] parsed<pause_body> parse_pause(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<note_body> parse_note(std::string_view body);
/// The same without a required member, for resume, lost and found.
[[nodiscard]] parsed<note_body> parse_remark(std::string_view body);
[[nodiscard]] parsed<promise_body> parse_promise(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<kept_body> parse_kept(std::string_view body);
[[nodiscard]] parsed<gathering_body> parse_gathering(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<block_body> parse_block_move(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<block_body> parse_block_skip(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<away_body> parse_away(std::string_view body, const wall_clock& by);
[[nodiscard]] parsed<undo_body> parse_undo(std::string_view body);
[[nodiscard]] parsed<new_person_body> parse_new_person(std::string_view body);
/// For a call without members: {} or no body.
[[nodiscard]] parsed<std::monostate> parse_nothing(std::string_view body);

} // namespace intouch::json
