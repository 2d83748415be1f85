// SPDX-License-Identifier: MIT
// What the page of an action link says (design 8). Unlike a feed's texts it may depend on today.
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
    std::string link{}; ///< "tel:…" or "mailto:…"; empty: none
    bool operator==(const line&) const = default;
};

struct button {
    std::string label;
    record::answer_choice says;
    bool operator==(const button&) const = default;
};

/// The page as values, for whoever writes markup.
struct link_page {
    std::string title;
    std::string when; ///< of the touch; empty when there is none
    std::string said; ///< what was logged by this link last, and what comes next; empty: nothing
    std::string undo; ///< the entry that can be taken back; empty: none
    std::vector<line> lines;
    std::vector<button> buttons; ///< none: there is nothing to answer
    int round = 0;
    int attempt = 1;
    bool operator==(const link_page&) const = default;
};

[[nodiscard]] link_page page_of(const record::link_target& touch, const plan::agenda& a,
                                const plan::plan_input& in);

inline constexpr const char* how_did_it_go = "How did it go?";
inline constexpr const char* to_remember = "Something to remember";
inline constexpr const char* take_back = "Undo";
inline constexpr const char* answered_already = "This was answered already. Below is what is planned now.";

} // namespace intouch::words
