// SPDX-License-Identifier: MIT
// The way from `intouch token --login` to a session in a browser: a link that is good once and for ten
// minutes. Links are kept in memory alone; a restart ends them.
#pragma once

#include "core/date.hpp"
#include "http/message.hpp"

#include <cstdint>
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
    /// At most 16 are open at once: the oldest gives way.
    [[nodiscard]] link open(instant now);

    [[nodiscard]] static bool is_about(const http::request& r);
    /// GET shows a button, POST uses the link up and sets the session's cookie. Host and origin are checked
    /// before.
    [[nodiscard]] http::response answer(const http::request& r, std::uint16_t port, instant now);
    [[nodiscard]] bool signed_in(const http::request& r, std::uint16_t port, instant now) const;

private:
    struct offer {
        std::string code;
        instant until;
    };
    std::string session_key_;
    std::vector<offer> open_;
};

} // namespace intouch::daemon
