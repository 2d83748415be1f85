// SPDX-License-Identifier: MIT
// The action links that live now, by secret.
#pragma once

#include "http/secrets.hpp"
#include "record/link_targets.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intouch::daemon {

/// Immutable once made. Found by the digest of the secret, so that how long a look-up takes tells nothing of
/// the secrets there are.
class action_links {
public:
    void add(const std::string& secret, const std::string& feed, std::size_t touch);
    void touches(std::vector<record::link_target> all) { touches_ = std::move(all); }

    /// The others, once that feed's are revoked.
    [[nodiscard]] action_links without(const std::string& feed) const;
    /// Null: no such link, or not any more.
    [[nodiscard]] const record::link_target* find(std::string_view secret) const;

private:
    struct link {
        std::string feed;
        std::size_t touch = 0;
    };
    std::vector<record::link_target> touches_;
    std::unordered_map<std::string, link> by_digest_;
};

/// Secrets as they were made, because most are needed again for the next plan.
class link_secrets {
public:
    [[nodiscard]] const std::string& of(const std::string& key, const http::feed_generation& feed,
                                        const std::string& uid);
    /// Of this feed, those of other touches are forgotten.
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
