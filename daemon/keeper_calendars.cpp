// SPDX-License-Identifier: MIT
#include "daemon/keeper_job.hpp"
#include "daemon/public_site.hpp"
#include "http/secrets.hpp"
#include "plan/linked.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::daemon {

/// The links to what `touches` are, of a feed or account; they live with the view that `j` becomes.
std::function<std::string(const std::string&)>
keeper::links_of(job& j, const std::string& name, const std::vector<plan::linked_touch>& touches) {
    const http::feed_generation of{name, static_cast<std::uint32_t>(j.generations[name])};
    for (std::size_t i = 0; i < touches.size(); ++i)
        j.links->add(links_.of(parts_.key, of, touches[i].uid), name, i);
    links_.keep(of, touches);
    return [this, of, at = public_url(j.config->settings.http)](const std::string& uid) {
        return at + http::link_path(links_.of(parts_.key, of, uid));
    };
}

/// On the worker. Action links stand in full feeds alone.
void keeper::make_feeds(job& j, const std::vector<plan::linked_touch>& touches) {
    rendered_with now{j.config, day_at(j.config->zone, j.moment), j.trouble, j.generations};
    std::optional<feed::news> since;
    if (j.since && planner_.told() != nullptr && rendered_ == now)
        since = {.touches = *planner_.told(), .people = j.since->concerned};
    rendered_ = std::move(now);
    for (const auto& [id, wanted] : j.config->settings.feeds) {
        std::function<std::string(const std::string&)> link_of;
        if (wanted.names == roster::naming::full) link_of = links_of(j, id, touches);
        const feed::feed_input shown{
            j.config->settings, j.config->roster, *j.state, j.agenda,  j.config->away,           wanted,
            view_.instance,     stamps_[id],      link_of,  j.trouble, since ? &*since : nullptr};
        j.feeds.push_back({wanted, feed::render(shown, components_[id])});
    }
}

/// On the worker: what each CalDAV account should hold. Its links are its own: no feed can have that name, so
/// that a new address of a feed leaves them, and they end with the account.
void keeper::make_calendars(job& j, const std::vector<plan::linked_touch>& touches) {
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
                                     links_of(j, name, touches),
                                     j.trouble};
        j.calendars[id] = std::make_shared<const std::vector<feed::calendar_object>>(
            feed::objects(shown, account.touches == roster::touch_objects::tasks, components_[name]));
    }
}

} // namespace intouch::daemon
