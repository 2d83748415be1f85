// SPDX-License-Identifier: MIT
// [busy.NAME] url = …: fetched at its own interval, and kept in the state directory for the next start. While
// the server cannot be reached, the last copy stands, with its age.
#pragma once

#include "daemon/files/configuration.hpp"
#include "daemon/system/password.hpp"
#include "dav/request_session.hpp"
#include "net/http_client.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace intouch::daemon {

class busy_urls {
public:
    struct answer_contents;
    struct settings {
        net::loop& loop;
        std::filesystem::path state;  ///< copies are kept here
        std::filesystem::path folder; ///< of intouch.toml: password files are relative to it
        std::function<instant()> clock;
        std::function<void()> changed; ///< after `apply` would change something
    };
    explicit busy_urls(settings s);
    ~busy_urls();
    busy_urls(const busy_urls&) = delete;
    busy_urls& operator=(const busy_urls&) = delete;

    /// Replaces the sources. New and changed ones are fetched at once.
    void use(const configuration& config);
    /// Brings the calendars of `config` up to date.
    void apply(configuration& config) const;

private:
    struct source;
    void begin(source& s);
    void ask(source& s);
    void send(source& s, std::optional<dav::pending_request> on_its_way);
    void received(source& s, net::exchange_result r);
    void answered(source& s, const dav::answer& a);
    void take(source& s, const dav::answer& a);
    void taken(source& s, const dav::answer& a, const answer_contents& made);
    void refused(source& s, const dav::answer& a, std::string why);
    void succeeded(source& s, bool another);
    void failed(source& s, std::string why);
    void again(source& s);

    settings parts_;
    time_zone zone_;
    std::map<std::string, std::unique_ptr<source>> sources_; ///< by the key of their calendar
    unsigned next_ = 0;
};

} // namespace intouch::daemon
