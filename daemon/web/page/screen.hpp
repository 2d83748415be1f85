// SPDX-License-Identifier: MIT
// What all screens of the page share: the frame with its four words at the thumb, rows, cards and forms. Every form
// is a POST to /act, which names in `back` the screen to which the browser returns.
#pragma once

#include "daemon/web/page/html_writer.hpp"
#include "http/message.hpp"
#include "screens/news.hpp"
#include "screens/today.hpp"
#include "screens/touch_card.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon::page {

enum class tab : std::uint8_t { today, people, ahead, setup, none };

/// What a screen says beside its content.
struct frame {
    tab at = tab::today;
    std::string title;
    std::string path;                     ///< of this screen, with its query: forms come back to it
    screens::news said;                   ///< what a form just did
    std::string refused;                  ///< why a form did nothing
    std::string fault;                    ///< of a file that does not run; empty: none
    std::vector<http::parameter> typed{}; ///< the fields of a form that was refused
    std::string seen{};      ///< the newest entry and the moment of the plan, as the event stream tells them
    std::size_t entries = 0; ///< of the ledger
    seconds until_change{};  ///< until the screen is another although nothing happened
};

/// Head, heading, news and faults; <main> is open.
[[nodiscard]] html_writer begin_screen(const frame& f);
/// Closes <main>, and adds the four words.
[[nodiscard]] http::response end_screen(unsigned status, html_writer w, const frame& f);

void put_rows(html_writer& w, const std::vector<screens::row>& rows, const frame& f);
/// Nothing for no rows.
void put_rows_under(html_writer& w, std::string_view heading, const std::vector<screens::row>& rows,
                    const frame& f);
void put_lines(html_writer& w, const std::vector<std::string>& lines);
void put_card(html_writer& w, const screens::touch_card& card, const frame& f);
/// Opens a form that does `what`. It says how many entries this screen knew: a second tap on the same form
/// does nothing.
html_writer& open_act(html_writer& w, std::string_view what, const frame& f);
void put_hidden(html_writer& w, std::string_view name, std::string_view value);
/// A choice of a <select>; the one that was `chosen` before is selected.
void put_option(html_writer& w, std::string_view value, std::string_view label, std::string_view chosen);
/// What stands in the fields of an outcome: empty, or what was typed before.
struct outcome_typed {
    std::string outcome;
    std::string day;
    std::string note;
};
/// The fields that tell what came of it, and on which day up to `today`.
void put_outcome_fields(html_writer& w, const std::vector<screens::answer_button>& choices, date today,
                        const outcome_typed& typed);
/// What the user typed into a field of the form that does `what`, when that form was refused.
[[nodiscard]] std::string typed_before(const frame& f, std::string_view what, std::string_view name);
/// The same of a form about a touch.
[[nodiscard]] std::string typed_before(const frame& f, std::string_view what, std::string_view name,
                                       const screens::answer_form& form);
/// Opens <details> under these words; the user sees what is in it when it is `open`.
html_writer& open_folded(html_writer& w, bool open, std::string_view summary);
/// The hidden fields that name a touch and its try.
void put_answered(html_writer& w, const screens::answer_form& form);
void put_answer(html_writer& w, const screens::answer_button& b);
/// Opens what holds the buttons of an answer. Right after an answer they are folded away: a double tap that finds the
/// next touch under the finger must not answer that one. Close it with one `close`.
html_writer& open_buttons(html_writer& w, const frame& f);
void put_undo(html_writer& w, const std::string& entry, const frame& f);

/// The headers of every screen.
[[nodiscard]] http::response screen_response(unsigned status, std::string html);

} // namespace intouch::daemon::page
