// SPDX-License-Identifier: MIT
#include "daemon/keeper_job.hpp"
#include "daemon/log.hpp"
#include "daemon/public_site.hpp"
#include "http/secrets.hpp"
#include "plan/linked.hpp"
#include "plan/plan.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::chrono::seconds retry_after{10};
/// After the last turn: the next one of many comes sooner.
constexpr std::chrono::seconds spare_for{1};

/// Tells `working` that it is over, also when planning throws.
class working_until_destroyed {
public:
    explicit working_until_destroyed(std::atomic<bool>& working) : working_(working) {}
    ~working_until_destroyed() {
        working_ = false;
        working_.notify_all();
    }
    working_until_destroyed(const working_until_destroyed&) = delete;
    working_until_destroyed& operator=(const working_until_destroyed&) = delete;

private:
    std::atomic<bool>& working_;
};

/// What another configuration means for the plan; absent: it may mean anything.
std::optional<plan::news> difference(const configuration* before, const configuration& after) {
    if (before == nullptr) return std::nullopt;
    auto people = plan::difference(before->roster, after.roster);
    if (!people) return std::nullopt;
    return plan::news{.concerned = std::move(*people), .roster_changed = true};
}

} // namespace

void keeper::turn() {
    if (turning_ || !(next_config_ || (view_.config && (replan_ || !waiting_.empty())))) return;
    turning_ = true;
    retry_ = {};

    auto j = std::make_shared<job>();
    j->moment = parts_.clock();
    j->config = next_config_ ? next_config_ : view_.config;
    const bool renamed = next_config_ && (!view_.config || view_.config->formerly != next_config_->formerly);
    j->state = renamed ? std::make_shared<ledger::state>(
                             ledger::fold(std::span(entries_).first(view_.entries), next_config_->formerly))
                       : next_state();
    j->before = view_.published;
    j->held = held_;
    j->trouble = trouble_;
    j->generations = generations_;
    j->since = next_config_ && !renamed ? difference(view_.config.get(), *next_config_)
                                        : std::optional<plan::news>(std::in_place);
    if (renamed) j->since.reset();
    const bool asked = std::exchange(next_config_, nullptr) != nullptr || std::exchange(replan_, false);
    gather(*j);
    if (!asked && entries_.size() == j->first) { // every word was refused: nothing has changed
        turning_ = false;
        return;
    }

    working_ = true;
    auto plan_and_render = [this, j] {
        const working_until_destroyed done(working_);
        const plan::input in = j->input(view_.instance);
        const auto began = std::chrono::steady_clock::now();
        j->agenda = j->since ? planner_.replan(in, *j->since) : planner_.plan(in);
        j->report = planner_.report();
        j->planned_in =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        if (!j->held.empty()) {
            plan::warning kept{.code = plan::warning_code::people_held,
                               .count = static_cast<int>(j->held.size())};
            for (const auto& name : j->held) kept.text += (kept.text.empty() ? "" : ", ") + name;
            j->agenda.warnings.push_back(std::move(kept));
        }
        std::ranges::copy(j->config->warnings, std::back_inserter(j->agenda.warnings));
        find_places(*j);
        auto touches = plan::linked_touches(j->agenda, in, entries_);
        make_feeds(*j, touches);
        make_calendars(*j, touches);
        j->links->touches(std::move(touches));
        return true;
    };
    for (const auto& [id, wanted] : j->config->settings.feeds) {
        if (stamps_.contains(id)) continue;
        if (auto kept = parts_.store.stamps(id)) stamps_[id] = std::move(*kept);
    }
    parts_.loop.compute(plan_and_render, [this, j](bool) { finish(j); });
}

/// Equal to the view's, and the turn's own.
std::shared_ptr<ledger::state> keeper::next_state() {
    auto next = std::exchange(spare_state_, nullptr);
    if (!next || next.use_count() > 1) return std::make_shared<ledger::state>(*view_.state);
    for (std::size_t i = spare_entries_; i < view_.entries; ++i)
        ledger::apply(*next, std::span(entries_).first(i), entries_[i], view_.config->formerly);
    return next;
}

std::shared_ptr<ledger::published_plan> keeper::next_published(const job& j) {
    if (!j.places) return std::make_shared<ledger::published_plan>(plan::to_publish(j.agenda));
    auto next = std::exchange(spare_published_, nullptr);
    if (!next || next.use_count() > 1) {
        next = std::make_shared<ledger::published_plan>(*view_.published);
    } else {
        ledger::apply(*next, last_places_);
    }
    ledger::apply(*next, *j.places);
    return next;
}

/// On the worker: what is published elsewhere than before, and where that was.
void keeper::find_places(job& j) {
    const auto* told = planner_.told();
    if (told == nullptr || j.before != view_.published) {
        j.displaced = plan::displaced(*j.before, plan::to_publish(j.agenda));
        return;
    }
    auto& places = j.places.emplace();
    places.gone = *told;
    for (const plan::touch& t : j.agenda.touches) {
        if (!told->contains(t.uid)) continue;
        places.gone.erase(t.uid);
        auto now = plan::published_as(t);
        const auto was = j.before->find(t.uid);
        if (was == j.before->end() || was->second != now) places.placed.emplace(t.uid, std::move(now));
    }
    for (const std::string& uid : *told) {
        const auto was = j.before->find(uid);
        if (was != j.before->end() && (places.gone.contains(uid) || places.placed.contains(uid)))
            j.displaced.push_back(was->second);
    }
}

result<void> keeper::commit(job& j) {
    view next = view_;
    ++next.turn;
    next.config = j.config;
    next.state = j.state;
    const auto published = next_published(j);
    next.published = published;
    next.agenda = std::make_shared<const plan::agenda>(std::move(j.agenda));
    next.entries = entries_.size();
    next.planned_in = j.planned_in;
    next.calendars = std::move(j.calendars);
    next.links = j.links;
    next.report = j.report;
    next.feeds.clear();
    next.secrets.clear();

    store::change change;
    change.entries.assign(entries_.begin() + static_cast<std::ptrdiff_t>(j.first), entries_.end());
    if (j.places)
        change.places = *j.places;
    else
        change.published = *published;
    for (auto& made : j.feeds) {
        // One that was rotated while this was in the making has no links until the next turn.
        const auto generation = static_cast<std::uint32_t>(generations_[made.feed.id]);
        if (generations_[made.feed.id] != j.generations[made.feed.id])
            *j.links = j.links->without(made.feed.id);
        if (!made.rendered.changed.empty()) change.stamps[made.feed.id] = made.rendered.changed;
        next.feeds.push_back(serve_feed(made.feed, std::move(made.rendered)));
        next.secrets.push_back(http::feed_secret(parts_.key, {made.feed.id, generation}));
    }

    const auto in = next.input(j.moment);
    std::vector<http::response> answers;
    for (auto& t : j.answered) {
        answers.push_back(t.asked.accepted(t.entries, next, in));
        if (!t.asked.key.empty())
            change.answers.push_back({t.asked.key, t.asked.request, static_cast<int>(answers.back().status),
                                      std::string(answers.back().text())});
    }

    if (auto done = parts_.store.commit(change); !done) return done;
    for (auto& [id, changed] : change.stamps)
        for (auto& [uid, stamp] : changed) stamps_[id][uid] = stamp;
    const bool alike = view_.config && view_.config->formerly == j.config->formerly;
    spare_state_ = alike ? std::exchange(state_, j.state) : nullptr;
    state_ = j.state;
    spare_entries_ = view_.entries;
    spare_published_ = j.places ? std::exchange(published_, published) : nullptr;
    published_ = published;
    last_places_ = j.places.value_or(ledger::published_change());
    view_ = std::move(next);
    rest_ = parts_.loop.after(spare_for, [this] {
        spare_state_.reset();
        spare_published_.reset();
    });
    for (std::size_t i = 0; i < answers.size(); ++i) j.answered[i].asked.reply(std::move(answers[i]));
    return {};
}

void keeper::finish(const std::shared_ptr<job>& j) {
    displace(*j);
    if (auto done = commit(*j); !done) {
        log_error(done.error().text);
        planner_.forget(); // it is ahead of what is kept
        rendered_.reset();
        entries_.resize(j->first);
        for (auto& t : j->answered) t.asked.reply(t.asked.refused(done.error()));
        for (auto& w : std::exchange(waiting_, {})) w.reply(w.refused(done.error()));
        if (j->config != view_.config && !next_config_) next_config_ = j->config;
        // Everything else is tried again by itself; until then reads and feeds show the last state kept.
        turning_ = false;
        retry_ = parts_.loop.after(retry_after, [this] { replan(); });
        if (idle_) parts_.loop.post(std::exchange(idle_, {}));
        return;
    }
    turning_ = false;
    const bool more = !waiting_.empty();
    for (auto& w : std::exchange(waiting_, {}))
        if (!answer_again(w)) waiting_.push_back(std::move(w));
    parts_.turned();
    if (more || next_config_ || replan_) turn();
    if (!turning_ && idle_) parts_.loop.post(std::exchange(idle_, {}));
}

} // namespace intouch::daemon
