// SPDX-License-Identifier: MIT
// The browser's session on the control listener: a signed cookie. The daemon stores only the sessions that
// were ended by a sign-out, so a restart ends no session. A new token ends all sessions.
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

inline constexpr std::chrono::days session_length{30};

/// The key that signs sessions, made from the key of the state directory and the token.
[[nodiscard]] std::string session_key(std::string_view key, std::string_view token);
/// Cookies ignore ports: each daemon of a machine has a name of its own, "intouch_8420".
[[nodiscard]] std::string session_name(std::uint16_t port);
struct session {
    std::string id; ///< random, of letters and digits; a session that is made longer keeps it
    instant until;
    bool operator==(const session&) const = default;
};
/// "UNTIL.ID.SIGNATURE"
[[nodiscard]] std::string make_session(std::string_view session_key, const session& s);
/// The values of the cookies of that name, in the order of the request (RFC 6265 4.2).
[[nodiscard]] std::vector<std::string_view> cookies_of(const request& r, std::string_view name);
/// The sessions that were signed with the key, in cookies of that name, whose time is not over.
[[nodiscard]] std::vector<session> sessions_of(const request& r, std::string_view name,
                                               std::string_view session_key, instant now);

/// The sessions that a sign-out ended, by id, each with the end of its longest cookie.
using ended_sessions = std::map<std::string, instant, std::less<>>;
/// A file of lines such as "1798761600 ID". Other lines are left out.
[[nodiscard]] ended_sessions parse_ended_sessions(std::string_view text);
[[nodiscard]] std::string print_ended_sessions(const ended_sessions& ended);
/// The value of Set-Cookie (RFC 6265): HttpOnly and SameSite=Strict; `secure` where the browser came by
/// https.
[[nodiscard]] std::string session_cookie(std::string_view name, std::string_view session, bool secure);
/// The same without a session: the browser forgets the one that it has.
[[nodiscard]] std::string no_session_cookie(std::string_view name, bool secure);

/// Where a browser wanted to go before it was signed in: "intouch_back_8420", sent to the sign-in page alone.
[[nodiscard]] std::string back_name(std::uint16_t port);
/// The value of Set-Cookie for an hour. `path` is encoded as one component.
[[nodiscard]] std::string back_cookie(std::string_view name, std::string_view path, bool secure);
[[nodiscard]] std::string no_back_cookie(std::string_view name, bool secure);

} // namespace intouch::http
