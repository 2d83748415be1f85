// SPDX-License-Identifier: MIT
#include "daemon/keeper_job.hpp"
#include "daemon/public_site.hpp"
#include "http/secrets.hpp"
#include "plan/linked.hpp"

#include <cstdint>
#include <functional>

namespace intouch::daemon {

/// On the worker. Action links stand in full feeds alone.
void keeper::make_feeds(job& j, const plan::input& in) {
    const auto touches = plan::linked_touches(j.agenda, in, entries_);
    const std::string at = public_url(j.config->settings.http);
    for (const auto& [id, wanted] : j.config->settings.feeds) {
        const http::feed_generation of{id, static_cast<std::uint32_t>(j.generations[id])};
        const bool linked = wanted.names == roster::naming::full;
        if (linked) {
            for (std::size_t i = 0; i < touches.size(); ++i)
                j.links->add(links_.of(parts_.key, of, touches[i].uid), id, i);
            links_.keep(of, touches);
        }
        std::function<std::string(const std::string&)> link_of;
        if (linked)
            link_of = [&](const std::string& uid) {
                return at + http::link_path(links_.of(parts_.key, of, uid));
            };
        const feed::feed_input shown{
            j.config->settings, j.config->roster, *j.state, j.agenda, j.config->away, wanted,
            view_.instance,     stamps_[id],      link_of,  j.trouble};
        j.feeds.push_back({wanted, feed::render(shown, components_[id])});
    }
    j.links->touches(touches);
}

/// On the worker: what each CalDAV account should hold.
void keeper::make_calendars(job& j) {
    for (const auto& [id, account] : j.config->settings.caldav) {
        const std::string name = "caldav." + id;
        const roster::feed wanted{.id = name, .shows = account.shows, .file = {}, .at = {}};
        const ledger::stamps none;
        const feed::feed_input shown{j.config->settings,
                                     j.config->roster,
                                     *j.state,
                                     j.agenda,
                                     j.config->away,
                                     wanted,
                                     view_.instance,
                                     none,
                                     {},
                                     j.trouble};
        j.calendars[id] = std::make_shared<const std::vector<feed::calendar_object>>(
            feed::objects(shown, account.touches == roster::touch_objects::tasks, components_[name]));
    }
}

} // namespace intouch::daemon
