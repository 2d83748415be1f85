// SPDX-License-Identifier: MIT
// The valid action links, by secret.
#pragma once

#include "http/secrets.hpp"
#include "record/link_targets.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::daemon {

/// Immutable once made. Looked up by the digest of the secret, so that the time of a look-up reveals nothing
/// about the existing secrets.
class action_links {
public:
    void add(const std::string& secret, const std::string& feed, std::size_t touch);
    void touches(std::vector<record::link_target> all) { touches_ = std::move(all); }

    /// A copy without the links of that feed.
    [[nodiscard]] action_links without(const std::string& feed) const;
    /// Null: no such link, or it has ended.
    [[nodiscard]] const record::link_target* find(std::string_view secret) const;

private:
    struct link {
        std::string feed;
        std::size_t touch = 0;
    };
    std::vector<record::link_target> touches_;
    std::unordered_map<std::string, link> by_digest_;
};

/// A cache of made secrets: the next plan needs most of them again.
class link_secrets {
public:
    [[nodiscard]] const std::string& of(const std::string& key, const http::feed_generation& feed,
                                        const std::string& uid);
    /// Drops the secrets of this feed for all other touches.
    void keep(const http::feed_generation& feed, const std::vector<record::link_target>& touches);

private:
    struct of_feed {
        http::feed_generation feed;
        std::unordered_map<std::string, std::string> by_uid;
    };
    [[nodiscard]] of_feed& made_for(const http::feed_generation& feed);
    std::vector<of_feed> feeds_;
};

} // namespace intouch::daemon
