// SPDX-License-Identifier: MIT
// One address that is read again and again, at its own interval. Each try follows redirects, logs in where there is
// a user, and names the version that was read last (RFC 9110 13.1), so that an unchanged text costs nothing.
#pragma once

#include "daemon/system/password.hpp"
#include "dav/request_session.hpp"
#include "net/http_client.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace intouch::daemon {

class polled_url {
public:
    struct settings {
        net::loop& loop;
        std::string name; ///< of its table in the settings, for the log: "busy.work"
        std::string url;
        minutes every;
        std::size_t largest; ///< of an answer, in bytes
        struct {
            std::string user; ///< empty: none
            roster::password_source password;
            std::filesystem::path folder; ///< a password file is relative to it
        } login{};
        std::string trouble{}; ///< known from before
    };
    /// The first try is at once. `then` gets each final answer, whatever its status, or why there is none, never from
    /// within the constructor. The owner then calls `report` or `ended`, now or later.
    polled_url(settings s, std::function<void(result<dav::answer>)> then);
    polled_url(const polled_url&) = delete;
    polled_url& operator=(const polled_url&) = delete;

    /// Sends a REPORT in this try: `at` may be a CalDAV collection, of which a GET says nothing.
    void report(const dav::url& at);
    /// Whether the last answer came to a GET.
    [[nodiscard]] bool got() const { return pending_.what.message.method == "GET"; }
    /// The answer was of use. The next try sends the same method, and asks only for another version.
    void keep(const http::response& r);
    /// Ends the try; empty: it can be read. True when this is another trouble than before. The log tells when the
    /// server answers again.
    bool ended(std::string trouble);

    [[nodiscard]] const std::string& host() const { return configured_.host; }
    [[nodiscard]] const std::string& trouble() const { return parts_.trouble; }

private:
    void ask();
    void begin();
    void send();
    void received(net::exchange_result r);

    settings parts_;
    std::function<void(result<dav::answer>)> then_;
    dav::url configured_;
    std::optional<dav::request_session> session_; ///< where there is a user
    std::unique_ptr<password_reader> password_;
    dav::pending_request pending_;
    bool collection_ = false; ///< a CalDAV collection, which is asked with a REPORT
    std::string etag_;
    std::string modified_;
    net::http_client client_;
    net::registration timer_;
};

} // namespace intouch::daemon
