// SPDX-License-Identifier: MIT
// The body of a POST as a command. Nothing is decided here: whether a round is still open is known only in
// the cycle that records the command.
#pragma once

#include "json/requests.hpp"
#include "record/record.hpp"

#include <string>
#include <string_view>

namespace intouch::daemon::api {

/// A POST as it came.
struct post {
    std::string id; ///< that its path names: a person, household, gathering or block; empty: none
    std::string_view body;
    wall_clock by; ///< of the user
};

/// Refuses a body that says something wrong.
using command_parser = json::parsed<record::command> (*)(const post&);

[[nodiscard]] json::parsed<record::command> parse_log(const post& p);
[[nodiscard]] json::parsed<record::command> parse_log_of_several(const post& p);
[[nodiscard]] json::parsed<record::command> parse_reschedule(const post& p);
[[nodiscard]] json::parsed<record::command> parse_skip(const post& p);
[[nodiscard]] json::parsed<record::command> parse_pause(const post& p);
[[nodiscard]] json::parsed<record::command> parse_resume(const post& p);
[[nodiscard]] json::parsed<record::command> parse_note(const post& p);
[[nodiscard]] json::parsed<record::command> parse_promise(const post& p);
[[nodiscard]] json::parsed<record::command> parse_kept(const post& p);
[[nodiscard]] json::parsed<record::command> parse_lost(const post& p);
[[nodiscard]] json::parsed<record::command> parse_found(const post& p);
[[nodiscard]] json::parsed<record::command> parse_confirm(const post& p);
[[nodiscard]] json::parsed<record::command> parse_gathering(const post& p);
[[nodiscard]] json::parsed<record::command> parse_block_move(const post& p);
[[nodiscard]] json::parsed<record::command> parse_block_skip(const post& p);
[[nodiscard]] json::parsed<record::command> parse_away(const post& p);
[[nodiscard]] json::parsed<record::command> parse_undo(const post& p);

} // namespace intouch::daemon::api
