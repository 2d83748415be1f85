// SPDX-License-Identifier: MIT
#include "daemon/engine/engine.hpp"

#include "daemon/engine/cycle.hpp"
#include "http/secrets.hpp"

#include <iterator>
#include <utility>

namespace intouch::daemon {

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
    go_on();
}

void keeper::use(configuration config) {
    newest_ = next_config_ = std::make_shared<const configuration>(std::move(config));
    go_on();
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
    go_on();
}

void keeper::record(work w) {
    if (answer_again(w)) return;
    waiting_.push_back(std::move(w));
    go_on();
}

void keeper::record(std::vector<work> all) {
    for (work& w : all)
        if (!answer_again(w)) waiting_.push_back(std::move(w));
    go_on();
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
    const auto& feeds = view_.config->settings.feeds;
    const auto feed = feeds.find(r.feed);
    if (feed == feeds.end())
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
    view_.secrets[static_cast<std::size_t>(std::distance(feeds.begin(), feed))] = secret;
    view_.links = std::make_shared<const action_links>(view_.links->without(r.feed));
    r.reply(std::move(answer));
    replan(); // what the feed's events link to is new as well
}

std::string keeper::next_id() {
    return parts_.ids.next(std::chrono::time_point_cast<std::chrono::milliseconds>(parts_.clock()));
}

} // namespace intouch::daemon
