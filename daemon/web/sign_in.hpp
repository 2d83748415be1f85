// SPDX-License-Identifier: MIT
// From `intouch token --login` to a session in a browser: a link that works once, within ten minutes. Links
// exist only in memory, so a restart ends them. A sign-out ends the session for every copy of its cookie.
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"
#include "http/session.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

class sign_in {
public:
    /// `state`: the state directory, which keeps the ended sessions.
    sign_in(std::string session_key, std::filesystem::path state);

    struct link {
        std::string path; ///< "/login/CODE"
        instant until;
    };
    /// At most 16 links are open: a new one ends the oldest.
    [[nodiscard]] link open(instant now);

    [[nodiscard]] static bool is_about(const http::request& r);
    /// GET shows a button. POST spends the link and sets the session cookie. The caller has checked host and
    /// origin.
    [[nodiscard]] http::response answer(const http::request& r, std::uint16_t port, instant now);
    /// The browser's session; nothing when it has none.
    [[nodiscard]] std::optional<http::session> session_of(const http::request& r, std::uint16_t port,
                                                          instant now) const;
    /// The cookie of a longer session, for a session that is used a day after it began; else empty.
    [[nodiscard]] std::string renewed(const http::request& r, std::uint16_t port, instant now) const;
    /// 401, with the way to sign in. A cookie remembers the path, so that the browser comes back to it.
    [[nodiscard]] static http::response not_signed_in(const http::request& r, std::uint16_t port);
    /// To the sign-in page, without a session. The sessions of the request end.
    [[nodiscard]] http::response sign_out(const http::request& r, std::uint16_t port, instant now);

private:
    struct offer {
        std::string code;
        instant until;
    };
    std::string session_key_;
    std::filesystem::path state_;
    std::vector<offer> open_;
    http::ended_sessions ended_;
};

} // namespace intouch::daemon
