// SPDX-License-Identifier: MIT
// The first page of a signed-in browser: what intouch is, the next touches, and links.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>
#include <vector>

namespace intouch::words {

struct home_page {
    std::string planned;             ///< "3 people are planned for, 4 touches in all."
    std::vector<std::string> coming; ///< "Call Ada Lovelace, Thu 3 Dec 2026 17:25", for two weeks
    std::string more;                ///< "… and 12 more"; empty: no more
    bool operator==(const home_page&) const = default;
};

[[nodiscard]] home_page home_of(const plan::agenda& a, const plan::plan_input& in);

/// A path of the API, and its content.
struct place {
    const char* path;
    const char* what;
};
[[nodiscard]] std::vector<place> places_to_look();

inline constexpr const char* home_title = "intouch";
inline constexpr const char* home_what =
    "intouch keeps you in touch with the people who matter to you. Its plan is in your calendar; there is "
    "nothing to check here.";
inline constexpr const char* signed_in = "This browser is signed in; that lasts 30 days.";
inline constexpr const char* coming_up = "The next two weeks";
inline constexpr const char* nothing_coming = "Nothing is planned for the next two weeks.";
inline constexpr const char* feeds_to_subscribe = "Calendars to subscribe to";
inline constexpr const char* what_there_is = "More, as JSON";
inline constexpr const char* sign_in_title = "Sign in";
inline constexpr const char* sign_in_how =
    "This browser is not signed in. On the machine that runs intouch, run";
inline constexpr const char* sign_in_then = "and open the link that it prints; it is good once.";

} // namespace intouch::words
