// SPDX-License-Identifier: MIT
#include "daemon/keeper.hpp"

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

result<std::unique_ptr<keeper>> keeper::open(parts p) {
    auto made = std::unique_ptr<keeper>(
        new keeper(std::move(p))); // NOLINT(modernize-make-unique): private constructor
    auto& store = made->parts_.store;
    auto entries = store.entries();
    if (!entries) return std::unexpected(entries.error());
    auto published = store.published();
    if (!published) return std::unexpected(published.error());
    auto generations = store.generations();
    if (!generations) return std::unexpected(generations.error());

    made->entries_ = std::move(*entries);
    if (!made->entries_.empty()) made->parts_.ids.seen(made->entries_.back().id);
    made->generations_ = std::move(*generations);
    made->view_.instance = store.instance();
    made->view_.entries = made->entries_.size();
    made->view_.published = std::make_shared<const ledger::published_plan>(std::move(*published));
    made->view_.state = std::make_shared<const ledger::state>();
    return made;
}

keeper::~keeper() { working_.wait(true); }

void keeper::when_idle(net::task then) {
    idle_ = std::move(then);
    if (!turning_) parts_.loop.post(std::exchange(idle_, {}));
}

void keeper::use(configuration config) {
    newest_ = next_config_ = std::make_shared<const configuration>(std::move(config));
    turn();
}

void keeper::held(std::vector<std::string> names) {
    held_ = std::move(names);
    replan();
}

void keeper::trouble(std::string text) {
    if (text == trouble_) return;
    trouble_ = std::move(text);
    replan();
}

void keeper::replan() {
    replan_ = true;
    turn();
}

void keeper::record(work w) {
    if (answer_again(w)) return;
    waiting_.push_back(std::move(w));
    turn();
}

void keeper::record(std::vector<work> all) {
    for (work& w : all)
        if (!answer_again(w)) waiting_.push_back(std::move(w));
    turn();
}

result<ledger::account_copy> keeper::account(const std::string& id) const { return parts_.store.account(id); }

result<void> keeper::save(const std::string& account, const ledger::account_change& what) {
    store::change change;
    change.accounts[account] = what;
    return parts_.store.commit(change);
}

std::optional<result<http::response>> keeper::answered_before(const std::string& key,
                                                              const sha256_value& request) {
    if (key.empty()) return std::nullopt;
    const auto known = parts_.store.answered(key);
    if (!known) return std::unexpected(known.error());
    if (!*known) return std::nullopt;
    const store::answer& first = **known;
    if (first.request != request)
        return fail(errc::mismatch,
                    "Idempotency-Key: this key came before with another request; use a new key");
    return http::text_response(static_cast<unsigned>(first.status), "application/json", first.body);
}

bool keeper::answer_again(work& w) {
    const auto before = answered_before(w.key, w.request);
    if (before) w.reply(*before ? **before : w.refused(before->error()));
    return before.has_value();
}

void keeper::rotate(rotation r) {
    if (const auto before = answered_before(r.key, r.request))
        return r.reply(*before ? **before : r.refused(before->error()));
    const auto feed = std::ranges::find(view_.feeds, r.feed, &served_feed::id);
    if (feed == view_.feeds.end())
        return r.reply(r.refused({errc::not_found, "feed: \"" + r.feed + "\" is no feed that is served"}));
    const int generation = generations_[r.feed] + 1;
    const std::string secret =
        http::feed_secret(parts_.key, {r.feed, static_cast<std::uint32_t>(generation)});
    auto answer = r.accepted(secret);
    store::change change;
    change.generations[r.feed] = generation;
    if (!r.key.empty())
        change.answers.push_back(
            {r.key, r.request, static_cast<int>(answer.status), std::string(answer.text())});
    if (auto done = parts_.store.commit(change); !done) return r.reply(r.refused(done.error()));
    generations_[r.feed] = generation;
    view_.secrets[static_cast<std::size_t>(feed - view_.feeds.begin())] = secret;
    view_.links = std::make_shared<const action_links>(view_.links->without(r.feed));
    r.reply(std::move(answer));
    replan(); // what the feed's events link to is new as well
}

std::string keeper::next_id() {
    return parts_.ids.next(std::chrono::time_point_cast<std::chrono::milliseconds>(parts_.clock()));
}

void keeper::turn() {
    if (turning_ || !(next_config_ || (view_.config && (replan_ || !waiting_.empty())))) return;
    turning_ = true;
    retry_ = {};

    auto j = std::make_shared<job>();
    j->moment = parts_.clock();
    j->config = next_config_ ? next_config_ : view_.config;
    const bool renamed = next_config_ && (!view_.config || view_.config->formerly != next_config_->formerly);
    j->state = std::make_shared<ledger::state>(
        renamed ? ledger::fold(std::span(entries_).first(view_.entries), next_config_->formerly)
                : *view_.state);
    j->before = std::make_shared<ledger::published_plan>(*view_.published);
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
        const plan::input in{
            j->config->settings, j->config->roster, *j->state,      *j->before, j->config->away,
            j->config->zone,     j->moment,         view_.instance, true,       j->config->busy};
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

result<void> keeper::commit(job& j) {
    view next = view_;
    ++next.turn;
    next.config = j.config;
    next.state = j.state;
    next.published = std::make_shared<const ledger::published_plan>(plan::to_publish(j.agenda));
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
    change.published = *next.published;
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
    view_ = std::move(next);
    for (std::size_t i = 0; i < answers.size(); ++i) j.answered[i].asked.reply(std::move(answers[i]));
    return {};
}

void keeper::finish(const std::shared_ptr<job>& j) {
    displace(*j);
    if (auto done = commit(*j); !done) {
        log_error(done.error().text);
        planner_.forget(); // it is ahead of what is kept
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
