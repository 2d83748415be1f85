// SPDX-License-Identifier: MIT
// The sentences of the page behind the link of `intouch token --login`.
#pragma once

namespace intouch::words {

inline constexpr const char* login_title = "intouch";
inline constexpr const char* login_length = "This browser will stay signed in for 30 days.";
inline constexpr const char* login_button = "Sign in";
inline constexpr const char* login_gone = "This link is no longer valid";
inline constexpr const char* login_works_once =
    "It works once, and for ten minutes. ";                         ///< before the command
inline constexpr const char* login_makes_new = " makes a new one."; ///< after the command

} // namespace intouch::words
