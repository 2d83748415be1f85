// SPDX-License-Identifier: MIT
#include "daemon/caldav/edits.hpp"

#include "feed/blocks.hpp"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

namespace intouch::daemon::caldav {

namespace {

/// What came of several edits, until the last is known.
struct outstanding {
    std::vector<dav::edit_result> results;
    std::size_t left = 0;
    std::optional<error> unwritten; ///< the disk refused
    entered then;
};

/// Whether nothing was decided, so that the same edit can be submitted again.
bool undecided(errc code) {
    return code == errc::storage || code == errc::storage_full || code == errc::internal ||
           code == errc::unavailable;
}

/// The id of the edit's first entry, also when a run before has made it. On the next line: what to tell the user
/// of it.
door_answer entry_of(const std::string& key, const recorded& done) {
    const auto found = std::ranges::find(done.ledger, key, &ledger::entry::key);
    if (found == done.ledger.end()) return {};
    return {0, found->id + "\n" + record::note_on_history(done.input, *found)};
}

dav::edit_result accepted(const std::string& text) {
    const auto end = std::min(text.find('\n'), text.size());
    return {true, text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
}

submission submission_for(const snapshot& shown, net::loop& on, const dav::edit& e, std::size_t index,
                          const std::shared_ptr<outstanding>& all) { // shared by the submissions of one call
    submission s;
    s.what = command_of(shown, e);
    s.from = {ledger::entry_source::caldav, e.key};
    s.render = [key = e.key](const recorded& done) { return entry_of(key, done); };
    s.done = [all, index, &on](result<door_answer> answered) {
        if (answered)
            all->results[index] = accepted(answered->text);
        else {
            if (undecided(answered.error().code)) all->unwritten = answered.error();
            all->results[index] = {false, {}, answered.error().text};
        }
        if (--all->left > 0) return;
        on.post([all] {
            if (all->unwritten) return all->then(std::unexpected(*all->unwritten));
            all->then(std::move(all->results));
        });
    };
    return s;
}

/// Of completions that are taken back, the newest round comes first: the older one rests under it.
std::vector<std::size_t> in_order(const snapshot& shown, const std::vector<dav::edit>& edits) {
    std::vector<std::tuple<bool, int, std::size_t>> keys;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const bool back = edits[i].what == ledger::calendar_change::undone;
        const auto closed =
            back && edits[i].entry.empty() ? command_of(shown, edits[i]).closed : std::nullopt;
        keys.emplace_back(!back, closed ? -closed->round : 0, i);
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& key : keys) order.push_back(std::get<2>(key));
    return order;
}

} // namespace

record::calendar_edit command_of(const snapshot& shown, const dav::edit& e) {
    const plan::agenda& a = *shown.agenda;
    record::calendar_edit edit{
        .what = e.what, .uid = e.uid, .on = e.on, .to = e.to, .entry = e.entry, .made = e.made};
    if (const auto t = std::ranges::find(a.touches, e.uid, &plan::touch::uid); t != a.touches.end())
        edit.touch = *t;
    if (const auto c = std::ranges::find(a.closed, e.uid, &plan::shown_closed::uid); c != a.closed.end())
        edit.closed = *c;
    if (e.on)
        edit.block = feed::block_of(e.uid, e.on->day, shown.config->settings, *shown.state, shown.instance);
    return edit;
}

void enter(engine& to, net::loop& on, const std::vector<dav::edit>& edits, entered then) {
    const auto all = std::make_shared<outstanding>();
    all->results.resize(edits.size());
    all->left = edits.size();
    all->then = std::move(then);
    std::vector<submission> submissions;
    for (const std::size_t i : in_order(to.now(), edits))
        submissions.push_back(submission_for(to.now(), on, edits[i], i, all));
    to.submit(std::move(submissions));
}

} // namespace intouch::daemon::caldav
