// SPDX-License-Identifier: MIT
// The browser's session on the control listener: a signed cookie. The daemon stores nothing, so a restart
// ends no session. A new token ends all sessions.
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::http {

inline constexpr std::chrono::days session_length{30};

/// The key that signs sessions, made from the key of the state directory and the token.
[[nodiscard]] std::string session_key(std::string_view key, std::string_view token);
/// Cookies ignore ports: each daemon of a machine has a name of its own, "intouch_8420".
[[nodiscard]] std::string session_name(std::uint16_t port);
/// "UNTIL.NONCE.SIGNATURE"; the nonce is random, of letters and digits.
[[nodiscard]] std::string make_session(std::string_view session_key, instant until, std::string_view nonce);
/// The values of the cookies of that name, in the order of the request (RFC 6265 4.2).
[[nodiscard]] std::vector<std::string_view> cookies_of(const request& r, std::string_view name);
/// The end of a session that was signed with the key, in a cookie of that name; nothing when there is none, or when it
/// has ended.
[[nodiscard]] std::optional<instant> session_end(const request& r, std::string_view name,
                                                 std::string_view session_key, instant now);
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
