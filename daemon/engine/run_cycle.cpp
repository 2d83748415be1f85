// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"
#include "daemon/system/log.hpp"
#include "http/secrets.hpp"
#include "plan/plan.hpp"
#include "record/displaced_places.hpp"

#include <malloc.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace intouch::daemon {

namespace {

/// After the last turn. Another of many turns comes sooner.
constexpr std::chrono::seconds rest_after{1};

} // namespace

/// The next step, when none is in the making.
void keeper::go_on() {
    if (making_) return;
    if (owed_ && due_) return render();
    if (next_config_ || (view_.config && (replan_ || !waiting_.empty()))) return turn();
    if (idle_ && owed_) return render();
    if (idle_) parts_.loop.post(std::exchange(idle_, {}));
}

void keeper::turn() {
    making_ = true;
    retry_ = {};

    auto j = std::make_shared<job>();
    j->moment = parts_.clock();
    j->config = next_config_ ? next_config_ : view_.config;
    const bool renamed = next_config_ && (!view_.config || view_.config->formerly != next_config_->formerly);
    j->state = renamed ? std::make_shared<ledger::state>(
                             ledger::fold(std::span(entries_).first(view_.entries), next_config_->formerly))
                       : std::make_shared<ledger::state>(*view_.state);
    j->before = view_.published;
    j->held = held_;
    const bool asked = std::exchange(next_config_, nullptr) != nullptr || std::exchange(replan_, false);
    gather(*j);
    if (!asked && entries_.size() == j->first) { // every word was refused: nothing has changed
        making_ = false;
        return go_on();
    }
    j->asked = asked;

    working_ = true;
    auto make_plan = [this, j] {
        const working_until_destroyed done(working_);
        plan(*j);
        return true;
    };
    parts_.loop.compute(make_plan, [this, j](bool) { finish(j); });
}

/// On the worker.
void keeper::plan(job& j) const {
    const auto began = std::chrono::steady_clock::now();
    auto now = plan::plan(j.input(view_.instance));
    j.planned_in =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    auto after = plan::to_publish(now);
    j.displaced = record::displaced_places(*j.before, after);
    j.places = ledger::difference(*view_.published, after);
    j.published = std::make_shared<const ledger::published_plan>(std::move(after));
    if (!j.held.empty()) {
        plan::warning kept{.code = plan::warning_code::people_held, .count = static_cast<int>(j.held.size())};
        for (const auto& name : j.held) kept.text += (kept.text.empty() ? "" : ", ") + name;
        now.warnings.push_back(std::move(kept));
    }
    std::ranges::copy(j.config->warnings, std::back_inserter(now.warnings));
    j.agenda = std::make_shared<const plan::agenda>(std::move(now));
}

/// A turn needs several times the memory that it leaves behind.
void keeper::rest() {
    rest_ = parts_.loop.after(rest_after, [] { malloc_trim(0); });
}

result<void> keeper::commit(job& j) {
    view next = view_;
    ++next.turn;
    next.config = j.config;
    next.state = j.state;
    next.published = j.published;
    next.agenda = j.agenda;
    next.entries = entries_.size();
    next.planned_in = j.planned_in;
    next.secrets.clear();
    for (const auto& [id, feed] : j.config->settings.feeds)
        next.secrets.push_back(
            http::feed_secret(parts_.key, {id, static_cast<std::uint32_t>(generations_[id])}));

    store::change change;
    change.entries.assign(entries_.begin() + static_cast<std::ptrdiff_t>(j.first), entries_.end());
    change.places = j.places;

    const auto in = next.input(j.moment);
    std::vector<http::response> answers;
    for (auto& t : j.answered) {
        answers.push_back(t.asked.accepted(t.entries, next, in));
        if (!t.asked.key.empty())
            change.answers.push_back({t.asked.key, t.asked.request, static_cast<int>(answers.back().status),
                                      std::string(answers.back().text())});
    }

    if (auto done = parts_.store.commit(change); !done) return done;
    view_ = std::move(next);
    rest();
    owe(j); // before anybody can ask for it
    for (std::size_t i = 0; i < answers.size(); ++i) j.answered[i].asked.reply(std::move(answers[i]));
    return {};
}

void keeper::refuse(job& j, const error& why) {
    log_error(why.text);
    entries_.resize(j.first);
    for (auto& t : j.answered) t.asked.reply(t.asked.refused(why));
    for (auto& w : std::exchange(waiting_, {})) w.reply(w.refused(why));
    if (j.config != view_.config && !next_config_) next_config_ = j.config;
    making_ = false;
    try_again_later();
}

void keeper::finish(const std::shared_ptr<job>& j) {
    displace(*j);
    if (auto done = commit(*j); !done) return refuse(*j, done.error());
    making_ = false;
    for (auto& w : std::exchange(waiting_, {}))
        if (!answer_again(w)) waiting_.push_back(std::move(w));
    parts_.turned();
    go_on();
}

} // namespace intouch::daemon
