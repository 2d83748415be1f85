// SPDX-License-Identifier: MIT
#include "daemon/engine/rendering.hpp"

#include "daemon/files/feed_addresses.hpp"
#include "feed/objects.hpp"
#include "http/secrets.hpp"
#include "record/link_targets.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>

namespace intouch::daemon {

namespace {

class renderer {
public:
    explicit renderer(const render_input& in)
        : in_(in), snapshot_(*in.of),
          targets_(
              record::link_targets(*snapshot_.agenda, snapshot_.input(snapshot_.agenda->at), *in.ledger)) {}

    rendered_snapshot render() {
        for (const auto& [id, wanted] : snapshot_.config->settings.feeds) render_feed(wanted);
        for (const auto& [id, account] : snapshot_.config->settings.caldav) render_account(id, account);
        links_->targets(std::move(targets_));
        done_.made->links = std::move(links_);
        return std::move(done_);
    }

private:
    using link_maker = std::function<std::string(const std::string& uid)>;

    /// Action links stand in full feeds alone.
    void render_feed(const roster::feed& wanted) {
        const link_maker link_of = wanted.names == roster::naming::full ? links_of(wanted.id) : link_maker();
        auto made = feed::render(input(wanted, in_.memory->stamps[wanted.id], link_of),
                                 in_.memory->components[wanted.id]);
        std::ranges::move(made.warnings, std::back_inserter(done_.made->trimmed));
        if (!made.changed.empty()) done_.changed.emplace(wanted.id, std::move(made.changed));
        done_.made->feeds.push_back({wanted.id, std::make_shared<const std::string>(std::move(made.body)),
                                     std::move(made.etag), made.last_modified});
    }

    /// The links of an account are its own. No feed can have that name, so a new address of a feed leaves
    /// them.
    void render_account(const std::string& id, const roster::caldav_account& account) {
        const std::string name = "caldav." + id;
        const roster::feed wanted{
            .id = name, .shows = account.shows, .file = {}, .at = {}, .circles = account.circles};
        const ledger::stamps none;
        done_.made->calendars[id] = std::make_shared<const std::vector<ledger::calendar_object>>(
            feed::objects(input(wanted, none, links_of(name), id == in_.failing),
                          account.touches == roster::touch_objects::tasks, in_.memory->components[name]));
    }

    [[nodiscard]] feed::feed_input input(const roster::feed& wanted, const ledger::stamps& stamps,
                                         link_maker link_of, bool fails = false) const {
        return {snapshot_.config->settings, snapshot_.config->roster,
                *snapshot_.state,           *snapshot_.agenda,
                snapshot_.config->away,     wanted,
                snapshot_.instance,         stamps,
                std::move(link_of),         fails ? std::string() : in_.trouble,
                &snapshot_.config->buddies};
    }

    link_maker links_of(const std::string& name) {
        const http::feed_generation of = generation_of(in_.generations, name);
        link_secrets& secrets = in_.memory->links;
        for (std::size_t i = 0; i < targets_.size(); ++i)
            links_->add(secrets.of(in_.key, of, targets_[i].uid), name, i);
        secrets.keep(of, targets_);
        return [this, &secrets, of, at = public_url(snapshot_.config->settings.http)](
                   const std::string& uid) { return at + http::link_path(secrets.of(in_.key, of, uid)); };
    }

    const render_input& in_;
    const snapshot& snapshot_;
    std::vector<record::link_target> targets_;
    std::shared_ptr<action_links> links_ = std::make_shared<action_links>();
    rendered_snapshot done_{std::make_shared<rendering>(), {}};
};

} // namespace

rendered_snapshot render(const render_input& in) { return renderer(in).render(); }

} // namespace intouch::daemon
