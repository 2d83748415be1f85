// SPDX-License-Identifier: MIT
// [buddy.ID] url = …: the feed of a buddy, fetched at its own interval. A copy in the state directory counts until the
// first answer after a start, so that nothing in the feeds changes to and fro. No plan depends on it.
#pragma once

#include "daemon/files/configuration.hpp"
#include "dav/requests.hpp"
#include "feed/buddy_hour.hpp"
#include "net/loop.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace intouch::daemon {

/// The name of the copy in the state directory; another address has another.
[[nodiscard]] std::string copy_name(const roster::buddy& b);
/// What the copies say, or `before` of the same address.
[[nodiscard]] feed::buddy_hours read_buddies(const roster::settings& s, const std::filesystem::path& state,
                                             const configuration* before);

class buddy_feeds {
public:
    struct settings {
        net::loop& loop;
        std::filesystem::path state; ///< copies are kept here
        std::function<instant()> clock;
        std::function<void()> changed; ///< after `apply` would change something
    };
    explicit buddy_feeds(settings s);
    ~buddy_feeds();
    buddy_feeds(const buddy_feeds&) = delete;
    buddy_feeds& operator=(const buddy_feeds&) = delete;

    /// Replaces the buddies. New and changed ones are asked at once.
    void use(const configuration& config);
    /// Brings the buddies of `config` up to date.
    void apply(configuration& config) const;

private:
    struct source;
    [[nodiscard]] std::shared_ptr<source> begun(const roster::buddy& setting);
    void received(source& s, const result<dav::answer>& r);
    void take(source& s, const http::response& r);
    void ended(source& s, const std::string& trouble);

    settings parts_;
    /// By the name of their copy. A reading aside may end after its source: it holds it weakly.
    std::map<std::string, std::shared_ptr<source>> sources_;
};

} // namespace intouch::daemon
