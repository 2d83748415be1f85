// SPDX-License-Identifier: MIT
// The bodies of POST requests as commands. Unknown keys, wrong types and unreadable dates are errors that name the
// field.
#pragma once

#include "core/natural_date.hpp"
#include "core/result.hpp"
#include "record/record.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <variant>

namespace intouch::json {

struct field_error {
    std::string field; ///< empty: the body as a whole
    error what;
    bool operator==(const field_error&) const = default;
};
template <class T> using parsed = std::expected<T, field_error>;

/// A POST as it came.
struct post {
    std::string id; ///< that its path names: a person, household, gathering or block; empty: none
    std::string_view body;
    wall_clock
        by; ///< of the user, for "yesterday" and "friday": in the past in `on`, in the future in other members
};
using parsed_command = parsed<record::command>;

/// An empty body is {} where no member is required. Nothing is decided here: whether a round is still open is known
/// only in the cycle that records the command.
[[nodiscard]] parsed_command parse_log(const post& p);
[[nodiscard]] parsed_command parse_log_of_several(const post& p);
[[nodiscard]] parsed_command parse_reschedule(const post& p);
[[nodiscard]] parsed_command parse_skip(const post& p);
[[nodiscard]] parsed_command parse_pause(const post& p);
[[nodiscard]] parsed_command parse_resume(const post& p);
[[nodiscard]] parsed_command parse_note(const post& p);
[[nodiscard]] parsed_command parse_promise(const post& p);
[[nodiscard]] parsed_command parse_kept(const post& p);
[[nodiscard]] parsed_command parse_lost(const post& p);
[[nodiscard]] parsed_command parse_found(const post& p);
[[nodiscard]] parsed_command parse_confirm(const post& p);
[[nodiscard]] parsed_command parse_gathering(const post& p);
[[nodiscard]] parsed_command parse_block_move(const post& p);
[[nodiscard]] parsed_command parse_block_skip(const post& p);
[[nodiscard]] parsed_command parse_away(const post& p);
[[nodiscard]] parsed_command parse_undo(const post& p);

/// {"text": …, "circle": id, "again": true}.
struct new_person_body {
    std::string text;
    std::string circle; ///< empty: none
    bool again = false;
    bool operator==(const new_person_body&) const = default;
};

[[nodiscard]] parsed<new_person_body> parse_new_person(std::string_view body);
/// For a call without members: {} or no body.
[[nodiscard]] parsed<std::monostate> parse_nothing(std::string_view body);

} // namespace intouch::json
