// SPDX-License-Identifier: MIT
// Titles and texts of calendar items: the table of design 6.
#pragma once

#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <optional>
#include <string>

namespace intouch::words {

/// Empty: the item is left out under that naming.
[[nodiscard]] std::string title(const plan::touch& t, const roster::settings& s, roster::naming names);
/// The same with everybody of a household named: "Call Ada Lovelace, Charles Babbage".
[[nodiscard]] std::string title(const plan::touch& t, const roster::settings& s, const roster::roster& r,
                                roster::naming names);
[[nodiscard]] std::string title(const plan::shown_closed& c, const roster::settings& s, roster::naming names);
/// `o` without people: the recurring block itself.
[[nodiscard]] std::string title(const plan::block_occurrence& o, const roster::settings& s,
                                const roster::roster& r, roster::naming names);
[[nodiscard]] std::string title(const plan::shown_occasion& o, const roster::roster& r, roster::naming names);
[[nodiscard]] std::string title(const plan::shown_gathering& g, roster::naming names);

/// The text of a touch's event, plain, lines ended by LF: why now, last contact and its note, topics, what is
/// known with its date, phone and e-mail as tel: and mailto: links, the action link (empty: none). Nothing
/// depends on today. At most 4,096 bytes: what is told gives way at a word, the links stay.
[[nodiscard]] std::string touch_text(const plan::touch& t, const roster::roster& r, const roster::settings& s,
                                     const ledger::state& state, const std::string& action_link);
/// What a channel's event says about place: the address for visit, letter and gift; empty otherwise.
[[nodiscard]] std::string touch_location(const plan::touch& t, const roster::roster& r);
/// The text of a block occurrence with people: one line each in order, "17:00 Ada Lovelace (call)".
[[nodiscard]] std::string block_text(const plan::block_occurrence& o, const plan::agenda& a,
                                     const roster::settings& s);

/// "Thu 3 Dec 2026 17:25", in the user's zone; without the time when it is all-day.
[[nodiscard]] std::string when_phrase(const plan::touch& t, const time_zone& zone);
/// "Call Ada Lovelace, Thu 3 Dec 2026 17:25", in the user's zone; without the time when it is all-day.
[[nodiscard]] std::string next_phrase(const plan::touch& t, const roster::settings& s,
                                      const roster::roster& r, const time_zone& zone);
/// "tel:+442079460000"; empty when no digit is in it.
[[nodiscard]] std::string tel_link(const std::string& phone);
[[nodiscard]] std::string mail_link(const std::string& email);

} // namespace intouch::words
