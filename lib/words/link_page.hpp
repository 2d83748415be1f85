// SPDX-License-Identifier: MIT
// The content of the page behind an action link. Unlike the texts of a feed it may depend on today.
#pragma once

#include "ledger/entry.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/link_targets.hpp"
#include "record/quick_answer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::words {

struct line {
    std::string text;
    std::string link{}; ///< "tel:…", "sms:…" or "mailto:…"; empty: none
    bool operator==(const line&) const = default;
};

struct button {
    std::string label;
    record::answer_choice says;
    bool operator==(const button&) const = default;
};

/// The page as values; daemon/web/page writes the markup.
struct link_page {
    std::string title;
    std::string when; ///< of the touch; empty without a touch
    std::string said; ///< what this page entered last, with its date, and the next touch; empty: none
    std::string undo; ///< the entry that Undo takes back; empty: none
    std::vector<line> lines;
    std::vector<button> buttons; ///< none: no answer is possible
    bool answered = false;       ///< today, here: the buttons for another try stay folded away
    bool takes_notes = false;    ///< a note can be saved without an answer
    int round = 0;
    int attempt = 1;
    bool operator==(const link_page&) const = default;
};

/// "Reached", "No answer", "Later: tomorrow".
[[nodiscard]] std::string answer_label(const record::answer_choice& o, date today);

[[nodiscard]] link_page page_of(const record::link_target& touch, const plan::agenda& a,
                                const plan::plan_input& in);

/// The newest entry about a person or gathering, whoever made it: "Ada Lovelace: Thu 3 Dec 2026 17:52. Logged: no
/// answer. Next: …"; empty: the ledger has no entry about the owner.
[[nodiscard]] std::string newest_news(const std::string& owner, const plan::agenda& a,
                                      const plan::plan_input& in);

inline constexpr const char* how_did_it_go = "How did it go?";
inline constexpr const char* another_try = "Log another try";
inline constexpr const char* to_remember = "Something to remember";
inline constexpr const char* save_note = "Save the note";
inline constexpr const char* no_note = "Nothing was saved: the note is empty. Type it first.";
inline constexpr const char* take_back = "Undo";
inline constexpr const char* answered_already = "This was answered already. Below is what is planned now.";

} // namespace intouch::words
