// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"
#include "daemon/system/log.hpp"
#include "daemon/web/public_site.hpp"
#include "http/secrets.hpp"
#include "record/link_targets.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::daemon {

namespace {

constexpr std::chrono::seconds retry_after{10};
constexpr std::chrono::milliseconds pause_for{50}; ///< without a word: then nobody is waited for
constexpr std::chrono::seconds longest_owed{1};    ///< and however much is said

} // namespace

void keeper::when_rendered(net::task then) {
    if (!owed_) return then();
    awaiting_.push_back(std::move(then));
    due_ = true;
    go_on();
}

/// What else happened than words is rendered at once: it comes alone.
void keeper::owe(const job& j) {
    const auto now = std::chrono::steady_clock::now();
    if (!std::exchange(owed_, true)) owed_since_ = now;
    due_ = due_ || j.asked;
    if (due_) return;
    pause_ = parts_.loop.after(
        std::min<std::chrono::nanoseconds>(pause_for, owed_since_ + longest_owed - now), [this] {
            due_ = owed_;
            go_on();
        });
}

void keeper::render() {
    making_ = true;
    pause_ = {};
    auto r = std::make_shared<rendering>();
    r->config = view_.config;
    r->state = view_.state;
    r->agenda = view_.agenda;
    r->trouble = trouble_;
    r->generations = generations_;
    for (const auto& [id, wanted] : r->config->settings.feeds) {
        if (stamps_.contains(id)) continue;
        if (auto kept = parts_.store.stamps(id)) stamps_[id] = std::move(*kept);
    }
    working_ = true;
    parts_.loop.compute(
        [this, r] {
            const working_until_destroyed done(working_);
            auto touches = record::link_targets(*r->agenda, view_.input(r->agenda->at), entries_);
            make_feeds(*r, touches);
            make_calendars(*r, touches);
            r->links->touches(std::move(touches));
            return true;
        },
        [this, r](bool) { show(*r); });
}

/// The links to what `touches` are, of a feed or account; they live as long as what `r` makes is shown.
std::function<std::string(const std::string&)> keeper::links_of(
    rendering& r, const std::string& name, const std::vector<record::link_target>& touches) {
    const http::feed_generation of{name, static_cast<std::uint32_t>(r.generations[name])};
    for (std::size_t i = 0; i < touches.size(); ++i)
        r.links->add(links_.of(parts_.key, of, touches[i].uid), name, i);
    links_.keep(of, touches);
    return [this, of, at = public_url(r.config->settings.http)](const std::string& uid) {
        return at + http::link_path(links_.of(parts_.key, of, uid));
    };
}

/// On the worker. Action links stand in full feeds alone.
void keeper::make_feeds(rendering& r, const std::vector<record::link_target>& touches) {
    for (const auto& [id, wanted] : r.config->settings.feeds) {
        std::function<std::string(const std::string&)> link_of;
        if (wanted.names == roster::naming::full) link_of = links_of(r, id, touches);
        const feed::feed_input shown{
            r.config->settings, r.config->roster, *r.state, *r.agenda, r.config->away, wanted,
            view_.instance,     stamps_[id],      link_of,  r.trouble};
        r.feeds.push_back({wanted, feed::render(shown, components_[id])});
    }
}

/// On the worker: what each CalDAV account should hold. Its links are its own: no feed can have that name, so
/// that a new address of a feed leaves them, and they end with the account.
void keeper::make_calendars(rendering& r, const std::vector<record::link_target>& touches) {
    for (const auto& [id, account] : r.config->settings.caldav) {
        const std::string name = "caldav." + id;
        const roster::feed wanted{.id = name, .shows = account.shows, .file = {}, .at = {}};
        const ledger::stamps none;
        const auto link_of = links_of(r, name, touches);
        const feed::feed_input shown{r.config->settings,
                                     r.config->roster,
                                     *r.state,
                                     *r.agenda,
                                     r.config->away,
                                     wanted,
                                     view_.instance,
                                     none,
                                     link_of,
                                     r.trouble};
        r.calendars[id] = std::make_shared<const std::vector<ledger::calendar_object>>(
            feed::objects(shown, account.touches == roster::touch_objects::tasks, components_[name]));
    }
}

result<void> keeper::commit(rendering& r) {
    store::change change;
    for (const auto& made : r.feeds)
        if (!made.rendered.changed.empty()) change.stamps[made.feed.id] = made.rendered.changed;
    if (auto done = parts_.store.commit(change); !done) return done;
    for (auto& [id, changed] : change.stamps)
        for (auto& [uid, stamp] : changed) stamps_[id].insert_or_assign(uid, stamp);
    return {};
}

void keeper::show(rendering& r) {
    making_ = owed_ = due_ = false;
    ready_ = true;
    auto awaiting = std::exchange(awaiting_, {});
    // One that was rotated while this was in the making has no links until the next rendering.
    for (const auto& made : r.feeds)
        if (generations_[made.feed.id] != r.generations[made.feed.id])
            *r.links = r.links->without(made.feed.id);
    view_.links = r.links;
    view_.calendars = std::move(r.calendars);
    if (auto done = commit(r); done) {
        view_.feeds.clear();
        view_.trimmed.clear();
        for (auto& made : r.feeds) {
            std::ranges::move(made.rendered.warnings, std::back_inserter(view_.trimmed));
            view_.feeds.push_back(serve_feed(made.feed, std::move(made.rendered)));
        }
    } else {
        log_error(done.error().text);
        try_again_later();
    }
    parts_.rendered();
    for (auto& then : awaiting) then();
    go_on();
}

/// Until then everything shows the last state that was kept.
void keeper::try_again_later() {
    retry_ = parts_.loop.after(retry_after, [this] { replan(); });
    if (idle_) parts_.loop.post(std::exchange(idle_, {}));
}

} // namespace intouch::daemon
