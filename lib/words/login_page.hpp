// SPDX-License-Identifier: MIT
// The sentences of the pages that sign a browser in.
#pragma once

namespace intouch::words {

inline constexpr const char* login_title = "intouch";
inline constexpr const char* login_length = "This browser will stay signed in for 30 days.";
inline constexpr const char* login_button = "Sign in";
inline constexpr const char* login_gone = "This link is no longer valid";
inline constexpr const char* login_works_once =
    "It works once, and for ten minutes. ";                         ///< before the command
inline constexpr const char* login_makes_new = " makes a new one."; ///< after the command

inline constexpr const char* sign_in_title = "Sign in";
inline constexpr const char* sign_in_how =
    "This browser is not signed in. On the machine that runs intouch, run";
inline constexpr const char* sign_in_then = "and open the link that it prints, here; it is good once. A "
                                            "browser that is signed in already shows such a link, and a "
                                            "code for the camera, under Set up.";

inline constexpr const char* to_today = "To the page of today";

} // namespace intouch::words
