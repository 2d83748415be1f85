// SPDX-License-Identifier: MIT
// What there is to know about the daemon itself: feeds, status, token, version.
#include "core/text.hpp"
#include "daemon/commands/offline.hpp"
#include "daemon/commands/remote.hpp"
#include "daemon/public_site.hpp"
#include "http/secrets.hpp"
#include "store/store.hpp"
#include "json/answers.hpp"
#include "json/member.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

/// The addresses, from the files and the key: a daemon need not run.
result<std::vector<json::feed_link>> feed_links(const common& c) {
    const places where = find_places(c.where);
    const loaded files = load(where);
    if (!files.usable) return fail(errc::invalid, "the files have errors (\"intouch check\" shows them)");
    const auto key = store::read_secret_file(where.state, "key");
    if (!key) return std::unexpected(key.error());
    const auto store = store::database::open(where.state, store::access::read, {});
    if (!store) return std::unexpected(store.error());
    auto generations = store->generations();
    if (!generations) return std::unexpected(generations.error());
    std::vector<json::feed_link> links;
    for (const auto& [id, feed] : files.value.settings.feeds) {
        const auto generation = static_cast<std::uint32_t>((*generations)[id]);
        const std::string url = public_url(files.value.settings.http) +
                                http::feed_path(http::feed_secret(*key, {id, generation}));
        links.push_back({id, url, "webcal" + url.substr(url.find("://"))});
    }
    return links;
}

} // namespace

int run(const common& c, const feeds&) {
    const auto links = feed_links(c);
    if (!links) return refuse(links.error());
    if (c.json) {
        fmt::print("{}", json::feeds(*links));
        return 0;
    }
    for (const auto& l : *links) fmt::print("{}\n  {}\n  {}\n", l.id, l.url, l.webcal);
    return 0;
}

int run(const common& c, const status&) {
    const auto answer = get(c, "/api/v1/status");
    if (!answer) return refuse(answer.error());
    if (c.json)
        fmt::print("{}", *answer);
    else
        fmt::print("{}\n", json::text_member(*answer, "text"));
    return 0;
}

int run(const common& c, const token&) {
    const auto token = store::read_secret_file(find_places(c.where).state, "token");
    if (!token) return refuse(token.error());
    fmt::print("{}\n", *token);
    return 0;
}

int run(const common& c, const version&) {
    if (c.json)
        fmt::print("{{\"version\":\"{}\"}}\n", INTOUCH_VERSION);
    else
        fmt::print("intouch {}\n", INTOUCH_VERSION);
    return 0;
}

} // namespace intouch::daemon::commands
