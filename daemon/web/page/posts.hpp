// SPDX-License-Identifier: MIT
// What a form of the page wants: a command, and the screen to which the browser returns.
#pragma once

#include "core/natural_date.hpp"
#include "core/result.hpp"
#include "http/message.hpp"
#include "record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace intouch::daemon::page {

struct posted {
    record::command what;
    std::string key; ///< two taps on one form have one key: each screen says how many entries it knew
    bool operator==(const posted&) const = default;
};

inline constexpr std::size_t longest_note = 1000; ///< characters that a form takes
/// The message about a form that did not come from a page of intouch.
[[nodiscard]] error strange_form();

using form_fields = std::vector<http::parameter>;

/// "/people/ada?x=1", a path of the page; "/" for anything else, other sites among it.
[[nodiscard]] std::string back_of(const form_fields& form);
/// Of all fields as they came: two taps on one form have one hash.
[[nodiscard]] std::string hash_of(const form_fields& form);
/// `by`: the clock of the user. `entries`: of the ledger, for a form that does not say how many it knew. Errors
/// say what to type.
[[nodiscard]] result<posted> read_form(const form_fields& form, const wall_clock& by, std::size_t entries);

} // namespace intouch::daemon::page
