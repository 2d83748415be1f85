// SPDX-License-Identifier: MIT
// From `intouch token --login` to a session in a browser: a link that works once, within ten minutes. Links
// exist only in memory, so a restart ends them.
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

class sign_in {
public:
    explicit sign_in(std::string session_key) : session_key_(std::move(session_key)) {}

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
    /// The end of the browser's session; nothing when it has none.
    [[nodiscard]] std::optional<instant> session_end(const http::request& r, std::uint16_t port,
                                                     instant now) const;
    /// The cookie of a longer session, for a session that is used a day after it began; else empty.
    [[nodiscard]] std::string renewed(const http::request& r, std::uint16_t port, instant now) const;
    /// 401, with the way to sign in. A cookie remembers the path, so that the browser comes back to it.
    [[nodiscard]] static http::response not_signed_in(const http::request& r, std::uint16_t port);
    /// To the sign-in page, without a session.
    [[nodiscard]] static http::response sign_out(const http::request& r, std::uint16_t port);

private:
    struct offer {
        std::string code;
        instant until;
    };
    std::string session_key_;
    std::vector<offer> open_;
};

} // namespace intouch::daemon
