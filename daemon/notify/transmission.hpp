// SPDX-License-Identifier: MIT
// The way of one message to its server or program.
#pragma once

#include "daemon/notify/mail.hpp"
#include "daemon/system/child_process.hpp"
#include "daemon/system/password.hpp"
#include "ledger/message_state.hpp"
#include "net/http_client.hpp"
#include "net/loop.hpp"
#include "roster/settings.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace intouch::daemon {

struct sent_answer {
    result<std::string> said;             ///< what the server answered; else why the message did not arrive
    std::optional<seconds> retry_after{}; ///< that the server asks for
};

class transmission {
public:
    struct parts {
        net::loop& loop;
        std::filesystem::path folder; ///< of intouch.toml
        std::string id;               ///< of the message
        instant now;
    };
    /// `then` is called once, on the loop's thread, never inside this call, and never after the end of this object.
    transmission(parts p, roster::notify_target target, ledger::message_state what,
                 std::move_only_function<void(sent_answer)> then);
    transmission(const transmission&) = delete;
    transmission& operator=(const transmission&) = delete;

private:
    void send(const std::string& secret);
    void post(const std::string& url, http::request r);
    void received(const std::string& host, const net::exchange_result& r);
    void run(const std::vector<std::string>& words);
    void mail(const roster::mail_target& to, const std::string& password);

    parts parts_;
    roster::notify_target target_;
    ledger::message_state what_;
    std::move_only_function<void(sent_answer)> then_;
    std::unique_ptr<password_reader> secret_;
    std::unique_ptr<net::http_client> client_;
    std::unique_ptr<child_process> child_;
    std::unique_ptr<mail_delivery> mail_;
    net::registration soon_;
};

/// "ntfy", "mail", "webhook" or "command".
[[nodiscard]] std::string form_of(const roster::notify_target& target);

} // namespace intouch::daemon
