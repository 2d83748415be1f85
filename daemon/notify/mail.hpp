// SPDX-License-Identifier: MIT
// Sends one mail with libcurl, on a thread of its own: libcurl waits for the server.
#pragma once

#include "core/result.hpp"
#include "net/loop.hpp"

#include <functional>
#include <memory>
#include <string>

namespace intouch::daemon {

struct letter {
    std::string server; ///< "smtps://mail.example.org", or "smtp://…" with STARTTLS
    std::string user;   ///< empty: the server takes mail without a login
    std::string password;
    std::string ca_file;   ///< empty: the authorities of the system
    bool insecure = false; ///< true allows smtp:// without TLS
    std::string from;
    std::string to;
    std::string id;      ///< the same for the same message: "…@intouch"
    std::string subject; ///< a header field (notify::mail_header)
    std::string date;    ///< likewise
    std::string text;    ///< plain
    std::string html;
};

class mail_delivery {
public:
    /// `then` is called once, on the loop's thread, never inside this call, and never after the end of this object.
    /// It gets the server's last line, or a sentence that begins with the server's address.
    mail_delivery(net::loop& on, letter what, std::move_only_function<void(result<std::string>)> then);
    ~mail_delivery(); ///< breaks the delivery off, and waits for nothing
    mail_delivery(const mail_delivery&) = delete;
    mail_delivery& operator=(const mail_delivery&) = delete;

    /// Whether a thread is still at work. A program that ends meanwhile must not destroy static objects: `std::_Exit`.
    [[nodiscard]] static bool any_under_way();

private:
    struct shared;
    std::shared_ptr<shared> state_;
};

} // namespace intouch::daemon
