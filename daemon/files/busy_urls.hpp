// SPDX-License-Identifier: MIT
// [busy.NAME] url = …: fetched at its own interval, and kept in the state directory for the next start. While
// the server cannot be reached, the last copy stands, with its age.
#pragma once

#include "daemon/files/configuration.hpp"
#include "dav/requests.hpp"
#include "net/loop.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace intouch::daemon {

class busy_urls {
public:
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
    [[nodiscard]] std::shared_ptr<source> begun(const roster::busy_source& setting,
                                                const foreign_calendar& calendar);
    void received(source& s, const result<dav::answer>& r);
    void take(source& s, const dav::answer& a);
    void refused(source& s, const dav::answer& a, std::string why);
    void ended(source& s, std::string trouble, bool another = false);

    settings parts_;
    time_zone zone_;
    /// By the key of their calendar. A reading aside may end after its source: it holds it weakly.
    std::map<std::string, std::shared_ptr<source>> sources_;
};

} // namespace intouch::daemon
