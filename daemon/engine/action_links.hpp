// SPDX-License-Identifier: MIT
// The action links that live now, by secret (lib/README.md, "Action links").
#pragma once

#include "http/secrets.hpp"
#include "record/link_targets.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::daemon {

/// The generation of the feed whose addresses count now; by feed, as the store keeps them.
[[nodiscard]] http::feed_generation generation_of(const std::map<std::string, int>& generations,
                                                  const std::string& feed);

/// Immutable once made. A look-up goes by the digest of the secret, so that its duration tells nothing about
/// the secrets that exist.
class action_links {
public:
    void add(const std::string& secret, const std::string& feed, std::size_t target);
    void targets(std::vector<record::link_target> all) { targets_ = std::move(all); }

    /// The same without the links of that feed: they are revoked.
    [[nodiscard]] action_links without(const std::string& feed) const;
    /// Null when there is no such link.
    [[nodiscard]] const record::link_target* find(std::string_view secret) const;

private:
    struct link {
        std::string feed;
        std::size_t target = 0;
    };
    std::vector<record::link_target> targets_;
    std::unordered_map<std::string, link> by_digest_;
};

/// Remembers the secrets that it made: the next plan needs most of them again.
class link_secrets {
public:
    [[nodiscard]] const std::string& of(const std::string& key, const http::feed_generation& feed,
                                        const std::string& uid);
    /// Forgets the secrets of this feed for other touches.
    void keep(const http::feed_generation& feed, const std::vector<record::link_target>& targets);

private:
    struct of_feed {
        http::feed_generation feed;
        std::unordered_map<std::string, std::string> by_uid;
    };
    [[nodiscard]] of_feed& made_for(const http::feed_generation& feed);
    std::vector<of_feed> feeds_;
};

} // namespace intouch::daemon
