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

/// Adds the last copies in the state directory, for a reader without a daemon.
void read_busy_copies(configuration& to, const std::filesystem::path& state);

class busy_urls {
public:
    struct settings {
        net::loop& loop;
        std::filesystem::path state;  ///< copies are kept here
        std::filesystem::path folder; ///< of intouch.toml: password files are relative to it
        std::function<instant()> clock;
        std::function<void()> changed; ///< after `apply` would add something else
    };
    explicit busy_urls(settings s);
    ~busy_urls();
    busy_urls(const busy_urls&) = delete;
    busy_urls& operator=(const busy_urls&) = delete;

    /// Replaces the sources. New and changed ones are fetched at once.
    void use(const configuration& config);
    /// Adds the appointments that are known, and a warning for each source that cannot be reached.
    void apply(configuration& config) const;

private:
    struct source;
    void begin(source& s);
    void ask(source& s);
    void send(source& s, std::optional<dav::pending_request> on_its_way);
    void received(source& s, net::exchange_result r);
    void answered(source& s, const dav::answer& a);
    void take(source& s, const std::shared_ptr<const std::string>& text, instant at, bool keep);
    void succeeded(source& s, bool another = false);
    void failed(source& s, std::string why);
    void again(source& s);

    settings parts_;
    time_zone zone_;
    std::map<std::string, std::unique_ptr<source>> sources_; ///< by NAME
    unsigned next_ = 0;
};

} // namespace intouch::daemon
