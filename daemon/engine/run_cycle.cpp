// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"
#include "daemon/system/log.hpp"
#include "http/secrets.hpp"
#include "plan/follow.hpp"
#include "plan/plan.hpp"

#include <malloc.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace intouch::daemon {

namespace {

/// After the last turn: the next one of many comes sooner.
constexpr std::chrono::seconds spare_for{1};

/// What another configuration means for the plan; absent: it may mean anything.
std::optional<plan::news> difference(const configuration* before, const configuration& after) {
    if (before == nullptr) return std::nullopt;
    auto people = plan::difference(before->roster, after.roster);
    if (!people) return std::nullopt;
    return plan::news{.concerned = std::move(*people), .roster_changed = true};
}

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
                       : next_state();
    j->before = view_.published;
    j->held = held_;
    j->since = next_config_ && !renamed ? difference(view_.config.get(), *next_config_)
                                        : std::optional<plan::news>(std::in_place);
    if (renamed) j->since.reset();
    j->agenda = std::exchange(spare_agenda_, nullptr);
    if (j->agenda.use_count() > 1) j->agenda = nullptr; // somebody reads it
    j->lacks = std::exchange(last_told_, {});
    const bool asked = std::exchange(next_config_, nullptr) != nullptr || std::exchange(replan_, false);
    gather(*j);
    if (!asked && entries_.size() == j->first) { // every word was refused: nothing has changed
        spare_state_ = j->state;
        spare_entries_ = view_.entries;
        spare_agenda_ = j->agenda;
        last_told_ = std::move(j->lacks);
        keep_spares();
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
void keeper::plan(job& j) {
    const plan::plan_input in = j.input(view_.instance);
    const auto began = std::chrono::steady_clock::now();
    const plan::agenda& now = j.since ? planner_.replan(in, *j.since) : planner_.plan(in);
    j.report = planner_.report();
    j.planned_in =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    const plan::retold* const told = planner_.told();
    if (told != nullptr) j.told = *told;
    std::vector<const plan::touch*> anew;
    if (told != nullptr && j.agenda) {
        j.lacks.touches.insert(told->touches.begin(), told->touches.end());
        j.lacks.people.insert(told->people.begin(), told->people.end());
        anew = plan::follow(*j.agenda, now, j.lacks);
    } else {
        j.agenda = std::make_shared<plan::agenda>(now);
        for (const plan::touch& t : now.touches)
            if (told != nullptr && told->touches.contains(t.uid)) anew.push_back(&t);
    }
    find_places(j, anew);
    if (!j.held.empty()) {
        plan::warning kept{.code = plan::warning_code::people_held, .count = static_cast<int>(j.held.size())};
        for (const auto& name : j.held) kept.text += (kept.text.empty() ? "" : ", ") + name;
        j.agenda->warnings.push_back(std::move(kept));
    }
    std::ranges::copy(j.config->warnings, std::back_inserter(j.agenda->warnings));
}

/// Equal to the view's, and the turn's own.
std::shared_ptr<ledger::state> keeper::next_state() {
    auto next = std::exchange(spare_state_, nullptr);
    if (!next || next.use_count() > 1) return std::make_shared<ledger::state>(*view_.state);
    for (std::size_t i = spare_entries_; i < view_.entries; ++i)
        ledger::apply(*next, std::span(entries_).first(i), entries_[i], view_.config->formerly);
    return next;
}

/// The view's, with what the turn publishes elsewhere.
std::shared_ptr<ledger::published_plan> keeper::next_published(const job& j) {
    auto next = std::exchange(spare_published_, nullptr);
    if (!next || next.use_count() > 1) {
        next = std::make_shared<ledger::published_plan>(*view_.published);
    } else {
        ledger::apply(*next, last_places_);
    }
    ledger::apply(*next, j.places);
    return next;
}

/// On the worker: what is published elsewhere than before, and where that was. All that is told anew is among
/// `anew`.
void keeper::find_places(job& j, const std::vector<const plan::touch*>& anew) {
    if (!j.told || j.before != view_.published) {
        const auto after = plan::to_publish(*j.agenda);
        j.displaced = plan::displaced(*j.before, after);
        j.places = ledger::difference(*view_.published, after);
        return;
    }
    j.places.gone = j.told->touches;
    for (const plan::touch* t : anew) {
        j.places.gone.erase(t->uid);
        auto now = plan::published_as(*t);
        const auto was = j.before->find(t->uid);
        if (was == j.before->end() || was->second != now) j.places.placed.emplace(t->uid, std::move(now));
    }
    for (const std::string& uid : j.told->touches) {
        const auto was = j.before->find(uid);
        if (was != j.before->end() && (j.places.gone.contains(uid) || j.places.placed.contains(uid)))
            j.displaced.push_back(was->second);
    }
}

/// For the next turn, if it comes soon.
void keeper::keep_spares() {
    rest_ = parts_.loop.after(spare_for, [this] {
        spare_state_.reset();
        spare_published_.reset();
        spare_agenda_.reset();
        malloc_trim(0); // what a turn needs beside what it leaves is a multiple of it
    });
}

result<void> keeper::commit(job& j) {
    view next = view_;
    ++next.turn;
    next.config = j.config;
    next.state = j.state;
    const auto published = next_published(j);
    next.published = published;
    next.agenda = j.agenda;
    next.entries = entries_.size();
    next.planned_in = j.planned_in;
    next.report = j.report;
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
    const bool alike = view_.config && view_.config->formerly == j.config->formerly;
    spare_state_ = alike ? std::exchange(state_, j.state) : nullptr;
    state_ = j.state;
    spare_entries_ = view_.entries;
    spare_published_ = std::exchange(published_, published);
    published_ = published;
    last_places_ = j.places;
    spare_agenda_ = j.told ? std::exchange(agenda_, j.agenda) : nullptr;
    agenda_ = j.agenda;
    last_told_ = j.told.value_or(plan::retold());
    view_ = std::move(next);
    keep_spares();
    owe(j); // before anybody can ask for it
    for (std::size_t i = 0; i < answers.size(); ++i) j.answered[i].asked.reply(std::move(answers[i]));
    return {};
}

void keeper::refuse(job& j, const error& why) {
    log_error(why.text);
    planner_.forget(); // it is ahead of what is kept
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
