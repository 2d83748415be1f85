// SPDX-License-Identifier: MIT
#include "daemon/notify/messengers.hpp"

#include "daemon/notify/mail_page.hpp"
#include "daemon/notify/transmission.hpp"
#include "daemon/system/log.hpp"
#include "notify/payload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace intouch::daemon {

namespace {

using ledger::message_state;
using ledger::message_step;

constexpr days dropped_lately{7};
constexpr minutes write_again_after{1};
constexpr std::string_view trouble_begin = "trouble ";
constexpr std::chrono::hours longest_wait{3};

/// The message as the store keeps it until it is sent.
message_state waiting(const notify::message& m, const roster::notify_target& target,
                      const plan::plan_input& in) {
    message_state s{.target = m.target, .key = m.key, .due = m.due, .stale = m.stale};
    if (m.lines.empty()) return s;
    s.step = message_step::waiting;
    s.form = form_of(target);
    s.title = m.title;
    s.text = notify::plain_text(m);
    if (const auto* topic = std::get_if<roster::ntfy_target>(&target.to))
        s.payload =
            notify::ntfy_json(m, notify::split_topic(topic->url).topic, notify::id_of(m, in.instance));
    else
        s.payload = s.form == "mail" ? mail_page(m) : notify::document(m, in);
    return s;
}

message_state ended(message_state s, message_step how) {
    s.step = how;
    s.title.clear();
    s.text.clear();
    s.payload.clear();
    return s;
}

} // namespace

/// Sends the messages of one target, one after the other.
struct messengers::sender {
    std::unique_ptr<transmission> on_its_way;
    std::unique_ptr<transmission> test; ///< that the user asked for
    std::optional<instant> not_before;  ///< after a try that failed
    bool fails = false;                 ///< the log knows
};

namespace {

/// An action link is a secret: the store has this beginning and the UID in its place.
constexpr std::string_view link_place = "https://intouch.invalid/t/";

} // namespace

std::string messengers::stored_link(const std::string& uid) const {
    return parts_.engine.open_link(uid).empty() ? std::string() : std::string(link_place) + uid;
}

/// The message with its links, as it is sent.
message_state messengers::with_links(message_state s) const {
    for (std::size_t at = s.payload.find(link_place); at != std::string::npos;
         at = s.payload.find(link_place, at)) {
        const std::size_t begin = at + link_place.size();
        const std::size_t end = std::min(s.payload.find_first_of("\"<& ", begin), s.payload.size());
        const std::string link = parts_.engine.open_link(s.payload.substr(begin, end - begin));
        s.payload.replace(at, end - at, link);
        at += link.size();
    }
    return s;
}

messengers::messengers(parts p)
    : parts_(std::move(p)), timer_(parts_.loop, [this] { parts_.engine.replan(); }) {}
messengers::~messengers() = default;

notify::due_input messengers::input(const snapshot& v, const plan::plan_input& in) const {
    return {.in = in,
            .agenda = *v.agenda,
            .known = states_,
            .action_link = [this](const std::string& uid) { return stored_link(uid); },
            .page = v.config->settings.http.hosts.empty()
                        ? ""
                        : "https://" + v.config->settings.http.hosts.front() + "/",
            .troubles = {}};
}

void messengers::consider() {
    if (stopped_ || !parts_.engine.ready()) return;
    const snapshot& v = parts_.engine.now();
    if (v.config->settings.notify.empty()) return;
    // After a night's sleep the plan comes first; its rendering leads here.
    if (day_at(v.config->zone, v.agenda->at) != day_at(v.config->zone, parts_.engine.time()))
        return parts_.engine.replan();
    if (!read_) {
        auto stored = parts_.engine.messages();
        if (!stored) return log_error(stored.error().text);
        states_ = std::move(*stored);
        read_ = true;
    }
    const instant now = parts_.engine.time();
    const auto in = v.input(now);
    auto d = input(v, in);
    d.troubles = since_when(now);
    enter_due(d);
    drop_stale(now);
    for (const auto& [id, target] : v.config->settings.notify) send_next(id);
    wake_at(notify::next_due(d));
}

/// A clock that was set back does not make it wait for days.
bool messengers::waits(const sender& s) const {
    const instant now = parts_.engine.time();
    return s.not_before && *s.not_before > now && *s.not_before < now + longest_wait;
}

void messengers::wake_at(std::optional<instant> next) {
    for (const auto& [id, s] : senders_)
        if (waits(*s)) next = next ? std::min(*next, *s->not_before) : *s->not_before;
    if (next) timer_.set(*next);
}

void messengers::enter_due(const notify::due_input& d) {
    const auto due = notify::due_now(d);
    std::vector<message_state> rows;
    for (const auto& id : due.fresh_targets)
        rows.push_back({.target = id, .key = notify::since_key, .due = d.in.moment, .stale = d.in.moment});
    for (const auto& m : due.messages) rows.push_back(waiting(m, d.in.settings.notify.at(m.target), d.in));
    put(std::move(rows));
}

/// The store remembers when each trouble began, through restarts: a row without a target.
std::vector<notify::trouble> messengers::since_when(instant now) {
    std::vector<notify::trouble> all;
    std::vector<message_state> rows;
    std::set<std::string> current;
    for (auto& t : parts_.troubles()) {
        const std::string key = std::string(trouble_begin) + t.what;
        current.insert(key);
        const auto known = states_.find({"", key});
        const bool began = known != states_.end() && known->second.step == message_step::silent;
        if (t.text.empty()) continue;
        t.since = began ? known->second.due : now;
        if (!began) rows.push_back({.target = "", .key = key, .due = now, .stale = now});
        all.push_back(std::move(t));
    }
    for (const auto& [key, s] : states_)
        if (s.target.empty() && s.step == message_step::silent && !current.contains(s.key))
            rows.push_back(ended(s, message_step::dropped));
    put(std::move(rows));
    return all;
}

/// Drops messages that are stale, and messages that were made for a target of another kind.
void messengers::drop_stale(instant now) {
    const auto& targets = parts_.engine.now().config->settings.notify;
    std::vector<message_state> rows;
    for (const auto& [key, s] : states_) {
        if (s.step != message_step::waiting) continue;
        const auto target = targets.find(s.target);
        const bool gone = target == targets.end() || form_of(target->second) != s.form;
        if (!gone && s.stale > now) continue;
        if (!gone)
            log_warning(fmt::format("[notify.{}]: \"{}\" was not sent in time{}", s.target, s.title,
                                    s.trouble.empty() ? "" : ": " + s.trouble));
        rows.push_back(ended(s, message_step::dropped));
    }
    put(std::move(rows));
}

/// A state that the disk refuses counts nevertheless: nothing is sent twice while this process lives.
void messengers::put(std::vector<message_state> rows) {
    if (rows.empty() && unwritten_.empty()) return;
    for (auto& s : rows) {
        states_[{s.target, s.key}] = s;
        std::erase_if(unwritten_,
                      [&](const message_state& u) { return u.target == s.target && u.key == s.key; });
        unwritten_.push_back(std::move(s));
    }
    if (const auto done = parts_.engine.save(unwritten_); !done) {
        log_error(done.error().text);
        again_ = parts_.loop.after(write_again_after, [this] { consider(); });
        return;
    }
    unwritten_.clear();
    again_ = {};
}

const message_state* messengers::first_waiting(const std::string& target) const {
    const message_state* first = nullptr;
    for (const auto& [key, s] : states_)
        if (s.target == target && s.step == message_step::waiting && (first == nullptr || s.due < first->due))
            first = &s;
    return first;
}

messengers::sender& messengers::sender_of(const roster::notify_target& target) {
    auto& one = senders_[target.id];
    if (!one) one = std::make_unique<sender>();
    return *one;
}

void messengers::send_next(const std::string& id) {
    const auto& settings = parts_.engine.now().config->settings.notify;
    const auto target = settings.find(id);
    if (stopped_ || target == settings.end() || !unwritten_.empty()) return; // remembered first, then sent
    sender& s = sender_of(target->second);
    const message_state* next = first_waiting(id);
    if (next == nullptr || s.on_its_way || waits(s)) return;
    const notify::message known{
        .target = next->target, .key = next->key, .due = {}, .stale = {}, .title = {}, .lines = {}};
    s.on_its_way = std::make_unique<transmission>(
        transmission::parts{parts_.loop, parts_.folder, notify::id_of(known, parts_.engine.now().instance),
                            parts_.engine.time()},
        target->second, with_links(*next), [this, id, key = next->key](sent_answer answered) {
            sender& of = *senders_.at(id);
            const auto finished = std::move(of.on_its_way); // it lives until this ends
            if (!answered.said) {
                const int tries = states_[{id, key}].tries + 1;
                of.not_before =
                    parts_.engine.time() +
                    std::max<seconds>(notify::wait_after(tries), answered.retry_after.value_or(seconds(0)));
            }
            sent(id, key, std::move(answered.said));
            consider();
        });
}

void messengers::sent(const std::string& id, const std::string& key, result<std::string> how) {
    message_state s = states_[{id, key}];
    sender& of = *senders_.at(id);
    if (how) {
        if (std::exchange(of.fails, false)) log_info(fmt::format("[notify.{}]: messages arrive again", id));
        s.trouble.clear();
        return put({ended(std::move(s), message_step::sent)});
    }
    if (!std::exchange(of.fails, true)) log_warning(fmt::format("[notify.{}]: {}", id, how.error().text));
    ++s.tries;
    s.trouble = how.error().text;
    put({std::move(s)});
}

void messengers::test(const std::string& id, std::move_only_function<void(result<std::string>)> then) {
    const snapshot& v = parts_.engine.now();
    const auto& target = v.config->settings.notify.at(id);
    const auto in = v.input(parts_.engine.time());
    notify::message m{.target = id,
                      .key = "test",
                      .kind = notify::message_kind::test,
                      .due = in.moment,
                      .stale = in.moment,
                      .title = "intouch can reach you here",
                      .lines = {{"This is a test. Nothing else was sent."}},
                      .page = input(v, in).page};
    m.click = m.page;
    auto& s = sender_of(target);
    if (s.test) return then(fail(errc::conflict, "a test of this target is on its way"));
    s.test = std::make_unique<transmission>(
        transmission::parts{parts_.loop, parts_.folder,
                            notify::id_of(m, v.instance + intouch::print(in.moment)), in.moment},
        target, waiting(m, target, in), [this, id, told = std::move(then)](sent_answer answered) mutable {
            const auto finished = std::move(senders_.at(id)->test); // it lives until this ends
            told(std::move(answered.said));
        });
}

void messengers::stop() {
    stopped_ = true;
    senders_.clear();
}

std::vector<words::message_facts> messengers::facts() const {
    std::vector<words::message_facts> all;
    if (!parts_.engine.newest()) return all;
    const instant lately = parts_.engine.time() - dropped_lately;
    for (const auto& [id, target] : parts_.engine.newest()->settings.notify) {
        words::message_facts f{.id = id, .form = form_of(target), .sent = {}};
        for (const auto& [key, s] : states_) {
            if (s.target != id) continue;
            if (s.step == message_step::sent) f.sent = std::max(f.sent.value_or(s.due), s.due);
            if (s.step == message_step::waiting) ++f.waiting;
            if (s.step == message_step::waiting && !s.trouble.empty()) f.trouble = s.trouble;
            if (s.step == message_step::dropped && s.due > lately) ++f.dropped;
        }
        all.push_back(std::move(f));
    }
    return all;
}

std::string messengers::trouble() const {
    for (const auto& f : facts())
        if (const auto problem = words::message_problem(f); !problem.empty()) return problem;
    return {};
}

} // namespace intouch::daemon
