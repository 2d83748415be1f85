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
#include "json/member.hpp"
#include "plan/plan.hpp"
#include "store/database.hpp"
#include "store/secret_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>

namespace intouch::daemon::commands {

namespace {

/// The feed that is wanted by this name; without a name the only one, else "mine".
result<std::string> find_feed(const std::vector<std::string>& ids, const std::string& name) {
    std::string wanted = !name.empty() ? name : ids.size() == 1 ? ids.front() : "mine";
    if (std::ranges::find(ids, wanted) != ids.end()) return wanted;
    std::string all;
    for (const auto& one : ids) all += (all.empty() ? "" : ", ") + one;
    return fail(errc::not_found, fmt::format("found {}, expected a feed: {}{}", intouch::quoted(wanted), all,
                                             did_you_mean(wanted, ids)));
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

result<std::string> from_daemon(const global_options& c, const std::string& name) {
    const auto links = get(c, "/api/v1/feeds");
    if (!links) return std::unexpected(links.error());
    std::vector<std::string> ids;
    for (const auto& link : json::feed_links(*links)) ids.push_back(link.id);
    const auto id = find_feed(ids, name);
    if (!id) return id;
    return get(c, "/api/v1/feeds/" + *id);
}

int write(const std::string& calendar) {
    const bool written = std::fwrite(calendar.data(), 1, calendar.size(), stdout) == calendar.size() &&
                         std::fflush(stdout) == 0;
    return written ? 0 : refuse({errc::storage, "standard output: could not be written"});
}

} // namespace

int run(const global_options& c, const export_feed& wanted) {
    if (const auto status = own_daemon(c)) {
        const auto calendar = from_daemon(c, wanted.feed);
        if (!calendar) return refuse(calendar.error());
        tell_of_mistakes(*status);
        return write(*calendar);
    }
    const auto all = open_local_plan(c);
    if (!all) return refuse(all.error());
    std::vector<std::string> ids;
    for (const auto& [id, feed] : all->config.settings.feeds) ids.push_back(id);
    const auto id = find_feed(ids, wanted.feed);
    if (!id) return refuse(id.error());
    const auto* const feed = &all->config.settings.feeds.at(*id);
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
    return write(rendered.body);
}

} // namespace intouch::daemon::commands
