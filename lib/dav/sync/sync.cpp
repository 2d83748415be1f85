// SPDX-License-Identifier: MIT
#include "dav/sync/sync.hpp"

#include "core/text.hpp"
#include "dav/discovery.hpp"
#include "dav/fetch_objects.hpp"
#include "dav/list_changes.hpp"
#include "dav/request_session.hpp"
#include "dav/sync/sync_adopt.hpp"
#include "dav/sync/sync_learn.hpp"
#include "dav/sync/sync_listing.hpp"
#include "dav/sync/sync_state.hpp"
#include "dav/sync/sync_write.hpp"
#include "dav/url.hpp"
#include "dav/write_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <deque>
#include <type_traits>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::copy_state;

/// How often one sync writes again because somebody else changed the same objects.
constexpr int most_rounds = 3;

/// The phase that waits until the edits are in the ledger.
struct entering {
    edits_to_enter what;
    bool asked = false;
};
/// The phase that reads each object that seems to be gone.
struct confirm_absence : fetch_objects {
    using fetch_objects::fetch_objects;
};
/// The last phase: only the report is left.
struct finishing {};

fault calendar_is_gone(fault f) {
    if (const auto usual = f.text.find("; check url"); usual != std::string::npos) f.text.erase(usual);
    f.text += "; the calendar is not there any more. Nothing was changed. `intouch sync --confirm` looks for "
              "it again, and makes one when there is none";
    return f;
}

} // namespace

struct sync::impl {
    explicit impl(sync_input i)
        : s(std::move(i)), session(s.in.settings.base, s.in.who, s.in.random, s.in.known) {
        if (must_discover(s.in))
            discover();
        else
            list();
    }

    // The beginning of each phase.
    void discover() {
        phase.emplace<discovery>(discovery_input{s.in.settings.base, s.in.settings.calendar,
                                                 s.in.settings.color,
                                                 s.in.settings.tasks ? "VTODO" : "VEVENT",
                                                 s.in.settings.services, s.in.settings.named},
                                 s.in.now);
    }
    void list();
    void take_calendar(ledger::collection_copy found);
    void learn_changes() {
        if (auto undecided = settle_own(s)) return stop(std::move(*undecided));
        edits_to_enter found = learn(s);
        if (found.edits.empty()) return write_changes();
        phase.emplace<entering>(std::move(found));
    }
    void write_changes() {
        std::vector<write> writes = decide_writes(s);
        if (writes.empty()) return end();
        phase.emplace<write_objects>(s.collection, std::move(writes), s.in.now);
    }
    /// The sync has come to its end. The server may still have refused some writes, and some objects may not
    /// have been readable.
    void end() {
        phase.emplace<finishing>();
        if (auto f = fault_of_refusals(s))
            stop(std::move(*f));
        else if (auto unread = fault_of_unread(s))
            stop(std::move(*unread));
        else if (auto differs = fault_of_left_alone(s))
            stop(std::move(*differs));
        else if (s.overtaken > 0)
            stop({trouble::conflict, fmt::format("{} could not be written, because another program changes "
                                                 "the same events; intouch tries "
                                                 "again at the next sync",
                                                 counted_objects(s.overtaken))});
        else
            note_changed_series(s);
    }
    void stop(fault f);

    // The end of each phase. Its argument dies as soon as the next phase begins.
    void ended(const discovery& d);
    void ended(const list_changes& l);
    void ended(const fetch_objects& f);
    void ended(const confirm_absence& f);
    void confirm(std::vector<std::string> absent);
    void ended(const write_objects& w);
    void ended(const entering& /*phase*/) {}
    void ended(const finishing& /*phase*/) {}

    /// The conversation of the phase; null where there is none.
    [[nodiscard]] conversation* talk() {
        return std::visit(
            [](auto& p) -> conversation* {
                if constexpr (std::derived_from<std::remove_reference_t<decltype(p)>, conversation>)
                    return &p;
                else
                    return nullptr;
            },
            phase);
    }

    sync_state s;
    request_session session;
    std::variant<finishing, discovery, list_changes, fetch_objects, confirm_absence, entering, write_objects>
        phase;
    /// By our id: the id of the conversation, and the request.
    std::map<unsigned, std::pair<unsigned, pending_request>> sent;
    /// Requests to be sent, for the first time, or again after a challenge or a redirect.
    std::deque<std::pair<unsigned, pending_request>> to_send;
    unsigned next_id = 0;
    int rounds = 0;
};

void sync::impl::list() {
    const auto where = parse_url(s.kept.collection.url);
    if (!where)
        return stop({trouble::malformed, fmt::format("{} is no address", quoted(s.kept.collection.url))});
    s.collection = *where;
    if (s.kept.collection.found_for.empty()) { // the state of a version that did not keep it
        s.kept.collection.found_for = wanted_by(s.in);
        s.pending.collection = s.kept.collection;
    }
    std::map<std::string, std::string> etags;
    for (const auto& [uid, c] : s.kept.objects)
        if ((c.state == copy_state::agreed || c.state == copy_state::creating) && !c.fresh && !c.etag.empty())
            etags.emplace(s.key_of(c.href), c.etag);
    phase.emplace<list_changes>(s.kept.collection, std::move(etags), s.in.now);
}

void sync::impl::stop(fault f) {
    // What was not tried this time is no better than before.
    for (const std::string& uid : s.in.in_vain)
        if (s.kept.objects.contains(uid) && s.kept.objects.at(uid).state != copy_state::agreed)
            s.report.in_vain.insert(uid);
    if (!s.report.stopped) s.report.stopped = std::move(f);
    note_changed_series(s);
    phase.emplace<finishing>();
}

/// Goes on with the calendar that was found. Objects in the calendar before stay there: it may be on a server
/// that this login does not reach.
void sync::impl::take_calendar(ledger::collection_copy found) {
    ledger::collection_copy& c = s.kept.collection;
    if (c.url == found.url) {
        c.components = found.components;
    } else {
        const auto before = parse_url(c.url);
        const auto now = parse_url(found.url);
        const bool same_path = before && now && before->target == now->target;
        if (same_path) s.former = s.kept.objects;
        if (!same_path && !s.kept.objects.empty())
            s.note(
                fmt::format("the calendar is {} now; {} of intouch stay in {} as they are: delete them there",
                            found.url, counted_objects(s.kept.objects.size()), c.url));
        for (const auto& [uid, copy] : std::map(s.kept.objects)) s.forget(uid);
        c = std::move(found);
    }
    c.found_for = wanted_by(s.in);
    s.pending.collection = c;
}

void sync::impl::ended(const discovery& d) {
    if (!d.found()) return stop(d.found().error());
    take_calendar(*d.found());
    std::vector<ledger::calendar_object> all;
    for (auto& [uid, o] : s.local) all.push_back(std::move(o));
    s.use_local(std::move(all));
    list();
}

void sync::impl::ended(const list_changes& l) {
    if (l.found()) {
        std::vector<std::string> hrefs = sort_changes(s, *l.found());
        if (hrefs.empty()) return confirm(take_fetched(s, {}));
        phase.emplace<fetch_objects>(s.collection, std::move(hrefs), s.in.now);
        return;
    }
    fault f = l.found().error();
    if (f.what != trouble::not_found) return stop(std::move(f));
    if (!s.in.settings.confirmed) {
        doubt_objects(s);
        return stop(calendar_is_gone(std::move(f)));
    }
    for (const auto& [uid, c] : std::map(s.kept.objects)) s.forget(uid);
    s.kept.collection = {};
    s.in.settings.confirmed = false; // the user answered this question, and no other
    discover();
}

void sync::impl::ended(const fetch_objects& f) {
    take_unread(s, f.unread());
    if (f.stopped()) return stop(*f.stopped());
    confirm(take_fetched(s, f.found()));
}

void sync::impl::confirm(std::vector<std::string> absent) {
    if (absent.empty()) return learn_changes();
    phase.emplace<confirm_absence>(s.collection, std::move(absent), s.in.now, true);
}

void sync::impl::ended(const confirm_absence& f) {
    take_unread(s, f.unread());
    if (f.stopped()) return stop(*f.stopped());
    take_absent(s, f.found());
    learn_changes();
}

void sync::impl::ended(const write_objects& w) {
    const bool unsettled = take_results(s, w.results());
    if (w.stopped()) return stop(*w.stopped());
    if (std::exchange(s.list_again, false) && ++rounds < most_rounds) return list();
    if (!unsettled) return end();
    if (++rounds >= most_rounds) {
        s.overtaken = static_cast<std::size_t>(std::ranges::count_if(w.results(), [](const auto& r) {
            return r.second.is == write_result::changed || r.second.is == write_result::gone;
        }));
        return end();
    }
    s.nothing_listed = false;
    learn_changes();
}

sync::sync(sync_input in) : impl_(std::make_unique<impl>(std::move(in))) {}
sync::sync(sync&&) noexcept = default;
sync& sync::operator=(sync&&) noexcept = default;
sync::~sync() = default;

step sync::next() {
    impl& m = *impl_;
    for (;;) {
        if (!m.to_send.empty()) {
            auto [asked, r] = std::move(m.to_send.front());
            m.to_send.pop_front();
            send out{m.next_id++, request_session::plain(r)};
            m.sent.emplace(out.id, std::pair(asked, std::move(r)));
            ++m.s.report.requests;
            return out;
        }
        if (auto* e = std::get_if<entering>(&m.phase)) {
            if (std::exchange(e->asked, true)) return wait{};
            return enter{e->what.edits};
        }
        // Before anything is written, and at the end. A crash before that loses nothing: the next sync learns
        // the same again.
        const bool finishes = std::holds_alternative<finishing>(m.phase);
        const bool barrier = finishes || (std::holds_alternative<write_objects>(m.phase) && m.sent.empty());
        if (barrier && !m.s.pending.empty()) return save{std::exchange(m.s.pending, {})};
        if (finishes) return done{m.s.report};
        if (m.sent.size() < std::max<std::size_t>(m.s.in.settings.in_flight, 1)) {
            if (auto asked = m.talk()->next_request()) {
                m.to_send.emplace_back(asked->id, pending_request{std::move(asked->what)});
                continue;
            }
        }
        if (!m.sent.empty()) return wait{};
        std::visit([&m](const auto& p) { m.ended(p); }, m.phase);
    }
}

std::optional<std::string> sync::authorize(unsigned id, connection_number on) {
    const auto found = impl_->sent.find(id);
    if (found == impl_->sent.end()) return std::nullopt;
    return impl_->session.authorize(found->second.second, on);
}

void sync::arrived(unsigned id, const result<http::response>& r) {
    impl& m = *impl_;
    const auto found = m.sent.find(id);
    if (found == m.sent.end()) return;
    auto [asked, pending] = std::move(found->second);
    m.sent.erase(found);
    conversation* talk = m.talk();
    if (talk == nullptr) return;
    if (!r) {
        talk->feed(asked, std::unexpected(fault{trouble::unreachable, r.error().text}));
        return;
    }
    auto answered = m.session.feed(pending, *r);
    if (!answered) {
        talk->feed(asked, std::unexpected(answered.error()));
    } else if (*answered) {
        talk->feed(asked, **answered);
    } else {
        m.to_send.emplace_back(asked, std::move(pending));
    }
}

void sync::entered(std::vector<edit_result> results, std::vector<ledger::calendar_object> local) {
    impl& m = *impl_;
    auto* e = std::get_if<entering>(&m.phase);
    if (e == nullptr) return;
    m.s.use_local(std::move(local));
    take_entered(m.s, e->what, std::move(results));
    m.write_changes();
}

const login& sync::known() const { return impl_->session.known(); }

} // namespace intouch::dav
