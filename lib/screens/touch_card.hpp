// SPDX-License-Identifier: MIT
// One touch as a card: what to know before, and what can be said of it after.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "record/quick_answer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::screens {

struct contact_link {
    std::string word;     ///< "Call"
    std::string detail{}; ///< "+44 20 7946 0000"; empty: it is not told
    std::string address{};
    bool operator==(const contact_link&) const = default;
};
/// "Call +44 20 7946 0000"
[[nodiscard]] std::string label_of(const contact_link& link);

struct answer_button {
    std::string label;
    record::answer_choice says;
    bool operator==(const answer_button&) const = default;
};

/// Names the touch and the try that a form answers.
struct answer_form {
    std::string uid, owner;
    int round = 0, attempt = 1;
    bool operator==(const answer_form&) const = default;
};

struct touch_card {
    std::string person;                   ///< whose page has more; empty: a gathering
    std::string title;                    ///< "Call Ada Lovelace"
    std::string when;                     ///< "today 17:25", "about 12 January"
    std::string known;                    ///< "Last spoke 12 August, 16 weeks ago · 19:05 there"
    std::string address;                  ///< for a letter, a gift or a visit; empty: the channel needs none
    std::vector<std::string> lines;       ///< what one could say, promises, topics, the last note, facts
    std::vector<contact_link> links;      ///< the one of its channel first
    std::vector<answer_button> main;      ///< two at most
    std::vector<answer_button> more;      ///< later days among them
    std::string still_right;              ///< "Still at 12 St James's Square?"; empty: nothing to ask
    std::optional<answer_button> confirm; ///< answers it
    std::vector<answer_button> past;      ///< what can have come of it on another day
    date today;
    bool takes_notes = true;
    answer_form form;
    bool operator==(const touch_card&) const = default;
};

[[nodiscard]] touch_card card_of(const plan::touch& t, const plan::agenda& a, const plan::plan_input& in);
/// The link of the channel's own, then the phone number, text and mail links of a person.
[[nodiscard]] std::vector<contact_link> links_of(const roster::person& p, const roster::channel& first);
/// "To talk about: her book; the move"; empty: nothing.
[[nodiscard]] std::string topics_of(const roster::person& p);
/// "Last spoke 12 August, 16 weeks ago"; empty: never.
[[nodiscard]] std::string last_spoke(const roster::person& p, const plan::plan_input& in);
[[nodiscard]] answer_form form_of(const plan::touch& t);

} // namespace intouch::screens
