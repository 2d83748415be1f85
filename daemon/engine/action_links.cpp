// SPDX-License-Identifier: MIT
#include "daemon/engine/action_links.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace intouch::daemon {

namespace {

std::string digest(std::string_view secret) {
    const auto hash = sha256(secret);
    return {hash.begin(), hash.end()};
}

} // namespace

http::feed_generation generation_of(const std::map<std::string, int>& generations, const std::string& feed) {
    const auto known = generations.find(feed);
    return {feed, known == generations.end() ? 0 : static_cast<std::uint32_t>(known->second)};
}

void action_links::add(const std::string& secret, const std::string& feed, std::size_t target) {
    by_digest_[digest(secret)] = {feed, target};
}

action_links action_links::without(const std::string& feed) const {
    auto others = *this;
    std::erase_if(others.by_digest_, [&](const auto& each) { return each.second.feed == feed; });
    return others;
}

const record::link_target* action_links::find(std::string_view secret) const {
    const auto found = by_digest_.find(digest(secret));
    return found == by_digest_.end() ? nullptr : &targets_.at(found->second.target);
}

link_secrets::of_feed& link_secrets::made_for(const http::feed_generation& feed) {
    const auto found = std::ranges::find(feeds_, feed.feed, [](const of_feed& f) { return f.feed.feed; });
    if (found == feeds_.end()) return feeds_.emplace_back(of_feed{feed, {}});
    if (found->feed != feed) *found = {feed, {}}; // revoked
    return *found;
}

const std::string& link_secrets::of(const std::string& key, const http::feed_generation& feed,
                                    const std::string& uid) {
    auto& secret = made_for(feed).by_uid[uid];
    if (secret.empty()) secret = http::link_secret(key, feed, uid);
    return secret;
}

void link_secrets::keep(const http::feed_generation& feed, const std::vector<record::link_target>& targets) {
    auto& kept = made_for(feed).by_uid;
    if (kept.size() <= 2 * targets.size()) return; // too few to drop
    std::unordered_map<std::string, std::string> left;
    for (const auto& t : targets)
        if (const auto found = kept.find(t.uid); found != kept.end()) left.insert(std::move(*found));
    kept = std::move(left);
}

} // namespace intouch::daemon
