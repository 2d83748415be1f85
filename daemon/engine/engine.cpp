// SPDX-License-Identifier: MIT
#include "daemon/engine/engine.hpp"

#include "core/url_scheme.hpp"
#include "daemon/files/feed_addresses.hpp"
#include "daemon/system/log.hpp"
#include "http/secrets.hpp"
#include "ledger/plausible_clock.hpp"
#include "record/record_day_end.hpp"
#include "roster/address.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>
#include <variant>

namespace intouch::daemon {

namespace {

constexpr std::chrono::seconds retry_after{10};
constexpr std::chrono::milliseconds pause_for{50}; ///< a rendering waits so long for the next command
constexpr std::chrono::seconds longest_owed{1};    ///< however many commands come
constexpr std::chrono::seconds rest_after{1};      ///< after a cycle: another one often follows

error taken_key() {
    return {errc::mismatch, "Idempotency-Key: this key came before with another request; use a new key"};
}

} // namespace

result<std::unique_ptr<engine>> engine::open(parts p) {
    auto made = std::unique_ptr<engine>(
        new engine(std::move(p))); // NOLINT(modernize-make-unique): private constructor
    auto& store = made->parts_.store;
    auto entries = store.entries();
    if (!entries) return std::unexpected(entries.error());
    auto published = store.published();
    if (!published) return std::unexpected(published.error());
    auto pace = store.pace();
    if (!pace) return std::unexpected(pace.error());
    auto generations = store.generations();
    if (!generations) return std::unexpected(generations.error());

    if (!entries->empty()) made->parts_.ids.seen(entries->back().id);
    made->generations_ = std::move(*generations);
    auto first = std::make_shared<snapshot>();
    first->instance = store.instance();
    first->entries = entries->size();
    first->published = std::make_shared<const ledger::published_plan>(std::move(*published));
    first->pace = std::make_shared<const ledger::published_pace>(std::move(*pace));
    first->state = std::make_shared<const ledger::state>();
    made->ledger_ = std::make_shared<std::vector<ledger::entry>>(std::move(*entries));
    made->now_ = std::move(first);
    return made;
}

/// The order of the work: collect what waits, plan, commit, show, answer, render.
void engine::go_on() {
    if (step_ != step::none) return;
    if (feeds_ == feeds_state::due) return render();
    while (something_waits()) {
        step_ = step::collecting; // a door that is answered now may submit again
        std::shared_ptr<cycle> c;
        try {
            c = collect();
        } catch (...) {
            step_ = step::none; // the next command begins a cycle
            throw;
        }
        step_ = c ? step::planning : step::none;
        if (!c) continue; // every command was refused, or answered before
        retry_ = {};
        auto make = [c] {
            make_plan(*c);
            return true;
        };
        return parts_.loop.compute(std::move(make), [this, c](bool) {
            attribute_displaced(*c, *ledger_);
            if (auto done = commit(*c); !done) return refuse(*c, done.error());
            owe_rendering(c->at_once);
            answer(*c);
            step_ = step::none;
            parts_.planned();
            go_on();
        });
    }
    if (!idle_) return;
    if (feeds_ == feeds_state::owed) return render();
    parts_.loop.post(std::exchange(idle_, {}));
}

void engine::use(configuration config) {
    config_ = std::make_shared<const configuration>(std::move(config));
    go_on();
}

void engine::hold(std::vector<std::string> people) {
    held_ = std::move(people);
    replan();
}

void engine::set_trouble(std::string text, std::string account) {
    if (text == trouble_ && account == failing_) return;
    trouble_ = std::move(text);
    failing_ = std::move(account);
    replan();
}

void engine::replan() {
    replan_ = true;
    go_on();
}

void engine::submit(submission one) {
    waiting_.push_back(std::move(one));
    go_on();
}

void engine::submit(std::vector<submission> all) {
    std::ranges::move(all, std::back_inserter(waiting_));
    go_on();
}

void engine::when_rendered(net::task then) {
    if (rendered()) return then();
    awaiting_.push_back(std::move(then));
    if (!ready_) return; // the first plan is rendered anyway
    feeds_ = feeds_state::due;
    go_on();
}

void engine::when_idle(net::task then) {
    idle_ = std::move(then);
    go_on();
}

result<ledger::account_copy> engine::account(const std::string& id) const { return parts_.store.account(id); }

result<void> engine::save(const std::string& account, const ledger::account_change& what) {
    store::change change;
    change.accounts[account] = what;
    return parts_.store.commit(change);
}

result<ledger::message_states> engine::messages() const { return parts_.store.messages(); }

result<void> engine::save(const std::vector<ledger::message_state>& what) {
    store::change change;
    change.messages = what;
    return parts_.store.commit(change);
}

/// The link is that of the first feed in full, else of the first CalDAV account.
std::string engine::open_link(const std::string& uid) const {
    const auto& settings = now_->config->settings;
    const std::string at = public_url(settings.http);
    if (is_loopback(roster::host_of(at))) return {};
    std::string from;
    for (const auto& [id, feed] : settings.feeds)
        if (from.empty() && feed.names == roster::naming::full) from = id;
    if (from.empty() && !settings.caldav.empty()) from = "caldav." + settings.caldav.begin()->first;
    if (from.empty()) return {};
    return at + http::link_path(http::link_secret(parts_.key, generation_of(generations_, from), uid));
}

std::optional<instant> engine::newest_entry() const {
    const auto all = entries();
    return all.empty() ? std::nullopt : std::optional(all.back().at);
}

bool engine::clock_is_plausible() const { return ledger::is_plausible(time(), newest_entry()); }

bool engine::something_waits() const {
    return config_ && (config_ != now_->config || replan_ || !waiting_.empty());
}

/// Null when no command made a change. The daemon's own entries go first and in a cycle of their own, so
/// that undo of a command never takes them back.
std::shared_ptr<cycle> engine::collect() {
    ledger_->resize(now_->entries); // a command that threw may have left some
    auto c = std::make_shared<cycle>(begin_cycle(now_, config_, *ledger_, parts_.clock()));
    c->held = held_;
    if (const auto* again = replaced_.replace(*now_, *config_, c->moment, *ledger_)) {
        c->start = again->published;
        c->pace = again->pace;
    }
    c->at_once = config_ != now_->config || replan_;
    replan_ = false;
    if (!without_room_) collect_own_entries(*c);
    if (ledger_->size() == c->first) collect_commands(*c);
    return c->at_once || ledger_->size() > c->first || !c->commands.empty() ? c : nullptr;
}

/// The people who join, and the days missed.
void engine::collect_own_entries(cycle& c) {
    const auto id = [this] { return next_id(); };
    auto own = record::record_joined(c.input(), id);
    std::ranges::move(record::record_missed(c.input(), id), std::back_inserter(own));
    enter(c, *ledger_, std::move(own));
}

void engine::collect_commands(cycle& c) {
    std::vector<submission> repeated; // a key that this cycle has already: it waits for that answer
    std::set<std::string> keys;
    for (auto& s : std::exchange(waiting_, {})) {
        if (!s.key.empty() && !keys.insert(s.key).second) {
            repeated.push_back(std::move(s));
            continue;
        }
        if (auto before = answered_before(s.key, s.request)) {
            s.done(std::move(*before));
            continue;
        }
        auto made = record(c, s);
        if (made && !made->empty() && key_is_taken(s.from.key)) made = std::unexpected(taken_key());
        if (!made) {
            s.done(std::unexpected(made.error()));
            continue;
        }
        const auto first = ledger_->size();
        enter(c, *ledger_, std::move(*made));
        c.commands.push_back({std::move(s), first, ledger_->size() - first});
    }
    waiting_.insert(waiting_.begin(), std::make_move_iterator(repeated.begin()),
                    std::make_move_iterator(repeated.end()));
}

/// Whether an entry has this key though no answer to it is kept: the store would refuse the whole cycle.
bool engine::key_is_taken(const std::string& key) const {
    return !key.empty() && std::ranges::find(*ledger_, key, &ledger::entry::key) != ledger_->end();
}

/// A command that throws is refused: the commands beside it go on.
result<std::vector<ledger::entry>> engine::record(cycle& c, const submission& s) try {
    if (const auto* what = std::get_if<record::command>(&s.what))
        return record::record(c.input(), *ledger_, *what, s.from, [this] { return next_id(); });
    if (std::holds_alternative<files_changed>(s.what)) return std::vector<ledger::entry>();
    const auto& feed = std::get<rotate_feed>(s.what).feed;
    if (!c.config->settings.feeds.contains(feed))
        return fail(errc::not_found, "feed: \"" + feed + "\" is no feed that is served");
    const auto [generation, first] = c.generations.try_emplace(feed, generations_[feed]);
    ++generation->second;
    c.at_once = true; // the feed's events link to new addresses too
    return std::vector<ledger::entry>();
} catch (const std::exception& e) {
    return fail(errc::internal, e.what());
}

std::optional<result<door_answer>> engine::answered_before(const std::string& key,
                                                           const sha256_value& request) const {
    if (key.empty()) return std::nullopt;
    const auto known = parts_.store.answered(key);
    if (!known) return std::unexpected(known.error());
    if (!*known) return std::nullopt;
    const store::answer& first = **known;
    if (first.request != request) return std::unexpected(taken_key());
    return door_answer{first.status, first.body};
}

/// One transaction. The snapshot is shown only when it is on disk.
result<void> engine::commit(cycle& c) {
    auto next = std::make_shared<snapshot>(*now_);
    ++next->cycle;
    next->config = c.config;
    next->state = c.state;
    next->published = c.published;
    next->pace = std::make_shared<const ledger::published_pace>(c.agenda->pace);
    next->agenda = c.agenda;
    next->entries = ledger_->size();
    next->planned_in = c.planned_in;
    next->secrets.clear();
    for (const auto& [id, feed] : c.config->settings.feeds) next->secrets.push_back(secret_of(id, c));
    for (const auto& [feed, generation] : c.generations) {
        auto shown = std::make_shared<rendering>(*next->shown);
        shown->links = std::make_shared<const action_links>(shown->links->without(feed));
        next->shown = std::move(shown);
    }

    store::change change;
    change.entries.assign(ledger_->begin() + static_cast<std::ptrdiff_t>(c.first), ledger_->end());
    change.places = std::move(c.places);
    if (*next->pace != *now_->pace) change.pace = *next->pace;
    change.generations = c.generations;
    for (auto& command : c.commands) {
        command.answer = command.what.render({std::span(*ledger_).subspan(command.first, command.count),
                                              *ledger_, *now_, *next, next->input(c.moment)});
        if (!command.what.key.empty())
            change.answers.push_back(
                {command.what.key, command.what.request, command.answer.status, command.answer.text});
    }
    if (auto done = parts_.store.commit(change)) {
        unwritten_.clear();
    } else if (without_room_ && c.commands.empty() && done.error().code == errc::storage_full) {
        show_without_room(*next, done.error());
    } else {
        return done;
    }
    now_ = std::move(next);
    for (const auto& [feed, generation] : c.generations) generations_[feed] = generation;
    return {};
}

/// A daemon that starts on a full disk tells what it knows. What it could not write is worked out again when there is
/// room, so the snapshot keeps what is on disk.
void engine::show_without_room(snapshot& next, const error& why) {
    next.published = now_->published;
    next.pace = now_->pace;
    unwritten_ = why.text;
    without_room_ = false;
    try_again_later();
}

std::string engine::secret_of(const std::string& feed, const cycle& c) const {
    const auto& newest = c.generations.contains(feed) ? c.generations : generations_;
    return http::feed_secret(parts_.key, generation_of(newest, feed));
}

void engine::answer(cycle& c) {
    for (auto& command : c.commands) command.what.done(std::move(command.answer));
    rest_ =
        parts_.loop.after(rest_after, [] { malloc_trim(0); }); // a cycle needs a multiple of what it leaves
}

/// Nothing of the cycle happened. What waits would be refused as well.
void engine::refuse(cycle& c, const error& why) {
    log_error(why.text);
    unwritten_ = why.text;
    ledger_->resize(c.first);
    for (auto& command : c.commands) command.what.done(std::unexpected(why));
    for (auto& s : std::exchange(waiting_, {})) {
        auto before = answered_before(s.key, s.request);
        s.done(before ? std::move(*before) : std::unexpected(why));
    }
    step_ = step::none;
    if (!ready_ && why.code == errc::storage_full && !std::exchange(without_room_, true)) return replan();
    if (!ready_ && parts_.no_plan) return std::exchange(parts_.no_plan, {})(); // told once
    try_again_later();
    if (feeds_ == feeds_state::due) render(); // its readers need not wait for the second try
}

/// Everything shows the last committed state until then.
void engine::try_again_later() {
    retry_ = parts_.loop.after(retry_after, [this] { replan(); });
    if (idle_) parts_.loop.post(std::exchange(idle_, {}));
}

/// Changes of the configuration come one by one, so their rendering starts at once.
void engine::owe_rendering(bool at_once) {
    const auto now = std::chrono::steady_clock::now();
    if (feeds_ == feeds_state::current) owed_since_ = now;
    if (at_once || feeds_ == feeds_state::due) {
        feeds_ = feeds_state::due;
        return;
    }
    feeds_ = feeds_state::owed;
    pause_ = parts_.loop.after(
        std::min<std::chrono::nanoseconds>(pause_for, owed_since_ + longest_owed - now), [this] {
            if (feeds_ == feeds_state::owed) feeds_ = feeds_state::due;
            go_on();
        });
}

void engine::render() {
    step_ = step::rendering;
    pause_ = {};
    for (const auto& [id, wanted] : now_->config->settings.feeds) {
        if (memory_->stamps.contains(id)) continue;
        auto kept = parts_.store.stamps(id);
        if (!kept) return put_off_rendering(kept.error());
        memory_->stamps[id] = std::move(*kept);
    }
    auto make = [in = render_input{now_, ledger_, memory_, parts_.key, generations_, trouble_, failing_}] {
        return daemon::render(in);
    };
    parts_.loop.compute(std::move(make), [this](rendered_snapshot made) { show(std::move(made)); });
}

/// Without the stamps that subscribers saw, nothing new is shown.
void engine::put_off_rendering(const error& why) {
    log_error(why.text);
    step_ = step::none;
    feeds_ = feeds_state::current;
    auto awaiting = std::exchange(awaiting_, {});
    try_again_later();
    for (auto& then : awaiting) then();
    go_on();
}

/// Feeds are shown once their stamps are on disk: a stamp that anybody saw is never taken back.
void engine::show(rendered_snapshot made) {
    store::change change;
    change.stamps = std::move(made.changed);
    const auto done = parts_.store.commit(change);
    if (done) {
        for (auto& [id, changed] : change.stamps)
            for (auto& [uid, stamp] : changed) memory_->stamps[id].insert_or_assign(uid, stamp);
    } else {
        made.made->feeds = now_->shown->feeds;
        made.made->trimmed = now_->shown->trimmed;
    }
    auto next = std::make_shared<snapshot>(*now_);
    next->shown = std::move(made.made);
    now_ = std::move(next);
    step_ = step::none;
    feeds_ = feeds_state::current;
    ready_ = true;
    auto awaiting = std::exchange(awaiting_, {});
    if (!done) {
        log_error(done.error().text);
        try_again_later();
    }
    parts_.rendered();
    for (auto& then : awaiting) then();
    go_on();
}

std::string engine::next_id() {
    return parts_.ids.next(std::chrono::time_point_cast<std::chrono::milliseconds>(parts_.clock()));
}

} // namespace intouch::daemon
