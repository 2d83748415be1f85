// SPDX-License-Identifier: MIT
#include "core/suggest.hpp"
#include "core/text.hpp"
#include "daemon/commands/offline.hpp"
#include "feed/feed.hpp"
#include "plan/plan.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <cstdio>

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
    const auto near = nearest(wanted, ids);
    return fail(errc::not_found, fmt::format("found {}, expected a feed: {}{}", intouch::quoted(wanted), all,
                                             near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
}

/// The stamps under which its events are known to subscribers; none without a ledger.
result<ledger::stamps> stamps_of(const std::filesystem::path& state, const std::string& feed) {
    const auto store = store::database::open(state, store::access::read, {});
    if (!store && store.error().code == errc::not_found) return ledger::stamps{};
    if (!store) return std::unexpected(store.error());
    return store->stamps(feed);
}

} // namespace

int run(const common& c, const export_feed& wanted) {
    const auto all = open_offline(c);
    if (!all) return refuse(all.error());
    const auto feed = find_feed(all->config.settings, wanted.feed);
    if (!feed) return refuse(feed.error());
    const auto stamps = stamps_of(find_places(c.where).state, feed->id);
    if (!stamps) return refuse(stamps.error());
    const auto agenda = intouch::plan::plan(all->input());
    feed::component_cache cache;
    const auto rendered = feed::render({all->config.settings,
                                        all->config.roster,
                                        all->state,
                                        agenda,
                                        all->config.away,
                                        *feed,
                                        all->instance,
                                        *stamps,
                                        {},
                                        {}},
                                       cache);
    const bool written =
        std::fwrite(rendered.body.data(), 1, rendered.body.size(), stdout) == rendered.body.size() &&
        std::fflush(stdout) == 0;
    return written ? 0 : refuse({errc::storage, "standard output: could not be written"});
}

} // namespace intouch::daemon::commands
