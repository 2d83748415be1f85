// SPDX-License-Identifier: MIT
// Bodies of the API's POSTs as values. Unknown keys, wrong types and unreadable dates are errors that name
// the field.
#pragma once

#include "core/date.hpp"
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

/// {"to": date or date-time, "note": what}.
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
    std::string touch; ///< the touch it is about, by UID or by text; empty: the round's
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
    std::string note; ///< may be empty where it is only a remark
    bool operator==(const note_body&) const = default;
};
struct kept_body {
    std::string promise; ///< its entry, the UID of its touch, or part of its text; empty: the only one
    std::string note;
    bool operator==(const kept_body&) const = default;
};
struct gathering_body {
    ledger::entry_kind outcome = ledger::entry_kind::held; ///< booked, held or skipped
    std::optional<when> on;
    std::optional<date> to; ///< the first day that was booked
    std::vector<std::string> excused;
    std::string note;
    std::optional<int> round;
    bool operator==(const gathering_body&) const = default;
};
/// An occurrence of a block.
struct block_body {
    std::optional<when> on; ///< when it begins; a day alone, or nothing for the next one
    std::optional<when> to; ///< there unless it is left out; a day alone keeps its time
    std::string note;
    bool operator==(const block_body&) const = default;
};
struct undo_body {
    std::string entry; ///< empty: the newest that can be
    bool operator==(const undo_body&) const = default;
};

/// `now` is the wall time in the user's zone: "yesterday", "friday" (back in `on`, ahead elsewhere). An empty
/// body is {} where nothing is required. Depth at most 16 (design 15).
[[nodiscard]] parsed<log_body> parse_log(std::string_view body, local_minute now, bool several);
[[nodiscard]] parsed<reschedule_body> parse_reschedule(std::string_view body, local_minute now);
[[nodiscard]] parsed<skip_body> parse_skip(std::string_view body);
[[nodiscard]] parsed<pause_body> parse_pause(std::string_view body, local_minute now);
[[nodiscard]] parsed<note_body> parse_note(std::string_view body);
/// The same where nothing need be said: of resume, lost, found.
[[nodiscard]] parsed<note_body> parse_remark(std::string_view body);
[[nodiscard]] parsed<promise_body> parse_promise(std::string_view body, local_minute now);
[[nodiscard]] parsed<kept_body> parse_kept(std::string_view body);
[[nodiscard]] parsed<gathering_body> parse_gathering(std::string_view body, local_minute now);
[[nodiscard]] parsed<block_body> parse_block_move(std::string_view body, local_minute now);
[[nodiscard]] parsed<block_body> parse_block_skip(std::string_view body, local_minute now);
[[nodiscard]] parsed<undo_body> parse_undo(std::string_view body);
/// Of a call that needs to be told nothing: {} or no body at all.
[[nodiscard]] parsed<std::monostate> parse_nothing(std::string_view body);

} // namespace intouch::json
