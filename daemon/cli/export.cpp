// SPDX-License-Identifier: MIT
#include "daemon/cli/export.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/files/feed_addresses.hpp"
#include "feed/render.hpp"
#include "http/secrets.hpp"
#include "plan/plan.hpp"
#include "store/database.hpp"
#include "store/secret_file.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <functional>

namespace intouch::daemon::commands {

namespace {

result<roster::feed> find_feed(const roster::settings& settings, const std::string& id) {
    const std::string wanted = !id.empty()                  ? id
                               : settings.feeds.size() == 1 ? settings.feeds.begin()->first
                                                            : "mine";
    const auto found = settings.feeds.find(wanted);
    if (found != settings.feeds.end()) return found->second;
    std::vector<std::string> ids;
    for (const auto& [one, feed] : settings.feeds) ids.push_back(one);
    std::string all;
    for (const auto& one : ids) all += (all.empty() ? "" : ", ") + one;
    const auto near = nearest_name(wanted, ids);
    return fail(errc::not_found, fmt::format("found {}, expected a feed: {}{}", intouch::quoted(wanted), all,
                                             near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
}

/// The data about a feed in the state directory; empty without a ledger.
struct kept_of_feed {
    ledger::stamps stamps; ///< of its events, as subscribers have them
    std::string key;       ///< of its links
    std::uint32_t generation = 0;
};

result<kept_of_feed> kept_for(const std::filesystem::path& state, const std::string& feed) {
    const auto store = store::database::open(state, store::access::read, {});
    if (!store && store.error().code == errc::not_found) return kept_of_feed{};
    if (!store) return std::unexpected(store.error());
    auto stamps = store->stamps(feed);
    if (!stamps) return std::unexpected(stamps.error());
    auto generations = store->generations();
    if (!generations) return std::unexpected(generations.error());
    auto key = store::read_secret_file(state, "key");
    if (!key) return std::unexpected(key.error());
    return kept_of_feed{std::move(*stamps), std::move(*key),
                        static_cast<std::uint32_t>((*generations)[feed])};
}

} // namespace

int run(const global_options& c, const export_feed& wanted) {
    // A running daemon has stored its stamps once it answers; without a daemon they are stored already.
    if (const auto rendered = get(c, "/api/v1/feeds");
        !rendered && rendered.error().code != errc::unavailable)
        return refuse(rendered.error());
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    const auto feed = find_feed(all->config.settings, wanted.feed);
    if (!feed) return refuse(feed.error());
    const auto kept = kept_for(find_paths(c.where).state, feed->id);
    if (!kept) return refuse(kept.error());
    std::function<std::string(const std::string&)> link_of; // like the daemon: only in full feeds
    if (!kept->key.empty() && feed->names == roster::naming::full)
        link_of = [&, at = public_url(all->config.settings.http)](const std::string& uid) {
            return at + http::link_path(http::link_secret(kept->key, {feed->id, kept->generation}, uid));
        };
    const auto agenda = intouch::plan::plan(all->input());
    feed::component_cache cache;
    const auto rendered = feed::render({all->config.settings,
                                        all->config.roster,
                                        all->state,
                                        agenda,
                                        all->config.away,
                                        *feed,
                                        all->instance,
                                        kept->stamps,
                                        link_of,
                                        {}},
                                       cache);
    const bool written =
        std::fwrite(rendered.body.data(), 1, rendered.body.size(), stdout) == rendered.body.size() &&
        std::fflush(stdout) == 0;
    return written ? 0 : refuse({errc::storage, "standard output: could not be written"});
}

} // namespace intouch::daemon::commands
