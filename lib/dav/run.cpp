// SPDX-License-Identifier: MIT
#include "dav/run.hpp"

#include "core/text.hpp"
#include "dav/discovery.hpp"
#include "dav/fetching.hpp"
#include "dav/listing.hpp"
#include "dav/merge.hpp"
#include "dav/publishing.hpp"
#include "dav/reconcile.hpp"
#include "dav/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <set>
#include <utility>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

constexpr int most_rounds = 3;              ///< of writing and being told that somebody else was first
constexpr std::size_t most_strangers = 100; ///< looked at for objects of ours under new names

bool is_there(copy_state s) { return s != copy_state::deleted && s != copy_state::dismissed; }

} // namespace

struct run::impl {
    enum class phase : std::uint8_t { discover, list, fetch, enter, write, finish, over };

    explicit impl(run_input i)
        : in(std::move(i)), who(in.settings.base, in.who, in.random), kept(in.kept),
          s{in.zone, in.now, in.settings.restore} {
        use_local(std::move(in.local));
        if (kept.collection.url.empty())
            discover();
        else
            list();
    }

    run_input in;
    session who;
    ledger::account_copy kept; ///< as it is on disk, once what is pending is
    setting s;
    std::map<std::string, local_object> local;
    url collection;
    run_report report;

    phase at = phase::discover;
    std::unique_ptr<conversation> talk;
    std::map<unsigned, std::pair<unsigned, journey>>
        sent;                                       ///< by our id: the conversation's, and the way it went
    std::deque<std::pair<unsigned, journey>> again; ///< challenged or redirected
    unsigned next_id = 0;

    ledger::account_change pending; ///< to be saved
    std::vector<learnt> heard_now;  ///< whose edits are being entered
    std::vector<edit> edits;
    bool asked_to_enter = false;
    int rounds = 0;
    std::optional<ledger::collection_copy> listed_as;
    std::map<std::string, fetched> there;         ///< what became known of objects, by key
    std::set<std::string> asked_for;              ///< keys of what is being fetched
    std::set<std::string> unseen;                 ///< uids that we wrote and the listing did not name
    std::set<std::string> gone;                   ///< uids
    std::map<std::string, std::string> strangers; ///< href by key: perhaps ours under a new name
    std::set<std::string> held;                   ///< uids that are not to be touched
    std::set<std::string> expected;               ///< keys that our objects would have
    bool nothing_listed = false;                  ///< a full listing, and none of ours in it
    std::set<std::string> contested;              ///< uids that others rewrote in this run

    // What there is.
    [[nodiscard]] std::string key_of(const std::string& href) const {
        return href_key(collection, href).value_or("");
    }
    void use_local(std::vector<local_object> all) {
        local.clear();
        std::size_t left_out = 0;
        for (local_object& o : all) {
            const bool todo = o.text.find("BEGIN:VTODO") != std::string::npos;
            const std::string_view item = todo ? " VTODO " : " VEVENT ";
            const std::string& takes = kept.collection.components;
            if (!takes.empty() && (" " + takes + " ").find(item) == std::string::npos) {
                ++left_out;
                continue;
            }
            std::string uid = o.uid;
            local.emplace(std::move(uid), std::move(o));
        }
        if (left_out > 0 && !said_left_out) {
            said_left_out = true;
            note(fmt::format("{} items are left out, because the calendar takes {} only", left_out,
                             kept.collection.components));
        }
    }
    bool said_left_out = false;
    void note(std::string text) {
        if (std::ranges::find(report.notes, text) == report.notes.end())
            report.notes.push_back(std::move(text));
    }
    void keep(const calendar_copy& c) {
        kept.objects[c.uid] = c;
        pending.set[c.uid] = c;
        std::erase(pending.forgotten, c.uid);
    }
    void forget(const std::string& uid) {
        kept.objects.erase(uid);
        pending.set.erase(uid);
        pending.forgotten.push_back(uid);
    }
    void stop(fault f) {
        if (!report.stopped) report.stopped = std::move(f);
        at = phase::finish;
        talk.reset();
    }

    // The phases.
    void discover() {
        at = phase::discover;
        talk = std::make_unique<discovery>(
            discovery_input{in.settings.base, in.settings.calendar, in.settings.color,
                            in.settings.tasks ? "VTODO" : "VEVENT", in.settings.services},
            in.now);
    }
    void discovered() {
        const auto& found = static_cast<discovery&>(*talk).found(); // NOLINT: of this phase
        if (!found) return stop(found.error());
        kept.collection = *found;
        pending.collection = *found;
        std::vector<local_object> all;
        for (auto& [uid, o] : local) all.push_back(std::move(o));
        use_local(std::move(all));
        list();
    }
    void list() {
        at = phase::list;
        const auto where = parse_url(kept.collection.url);
        if (!where)
            return stop({trouble::malformed, fmt::format("{} is no address", quoted(kept.collection.url))});
        collection = *where;
        std::map<std::string, std::string> etags;
        for (const auto& [uid, c] : kept.objects)
            if (c.state == copy_state::agreed && !c.fresh && !c.etag.empty())
                etags.emplace(key_of(c.href), c.etag);
        talk = std::make_unique<listing>(kept.collection, std::move(etags), in.now);
    }
    void listed_all();
    void sort_out(const listing_result& l);
    void fetch(std::vector<std::string> hrefs) {
        at = phase::fetch;
        talk = std::make_unique<fetching>(collection, std::move(hrefs), in.now);
    }
    void fetched_all();
    void learn();
    void find_strangers();
    void hold_if_too_many();
    void enter_or_go_on();
    void write_all();
    void written_all();
    void advance();
};

/// The calendar is there, or the user has been told.
void run::impl::listed_all() {
    const auto found = static_cast<listing&>(*talk).found(); // NOLINT: of this phase
    if (!found) {
        fault f = found.error();
        if (f.what != trouble::not_found) return stop(std::move(f));
        if (in.settings.confirmed) {
            for (const auto& [uid, c] : std::map(kept.objects)) forget(uid);
            kept.collection = {};
            return discover();
        }
        f.text +=
            fmt::format("; the calendar is not there any more: nothing was changed. `intouch sync --confirm` "
                        "looks for it anew, and makes one when there is none");
        return stop(std::move(f));
    }
    sort_out(*found);
}

/// What is to be fetched: ours that changed, what may be ours.
void run::impl::sort_out(const listing_result& l) {
    listed_as = l.next;
    std::set<std::string> own;
    std::vector<std::string> wanted;
    std::vector<std::string> doubtful; // ours that the listing did not name
    bool elsewhere = false;            // something of ours may lie under a name that we do not know
    std::size_t seen = 0;
    for (const auto& [uid, c] : kept.objects) {
        elsewhere = elsewhere || c.state == copy_state::deleted;
        if (!is_there(c.state)) continue;
        const std::string key = key_of(c.href);
        own.insert(key);
        const auto found = l.members.find(key);
        if (found != l.members.end() && !found->second.gone) {
            ++seen;
            const bool known = !found->second.etag.empty() && found->second.etag == c.etag;
            if (known && c.state == copy_state::agreed) {
                if (!c.fresh) continue;
                calendar_copy settled = c;
                settled.fresh = false;
                keep(settled);
            } else if (c.state != copy_state::released) {
                wanted.push_back(found->second.href);
            }
        } else if (found != l.members.end() || l.everything) {
            gone.insert(uid);
        } else if (c.fresh) {
            // What was written and deleted since the token was given need not be told (RFC 6578 3.5.2:
            // Xandikos compares two states); and Google and calypso put it where they like.
            elsewhere = true;
            unseen.insert(uid);
            if (c.state != copy_state::released) doubtful.push_back(c.href);
        }
    }
    nothing_listed = l.everything && seen == 0;
    for (const auto& [uid, o] : local)
        if (!kept.objects.contains(uid))
            expected.insert(
                key_of(collection.target + encode_segment(uid.substr(0, uid.find('@'))) + ".ics"));
    for (const auto& [key, m] : l.members) {
        if (m.gone || own.contains(key)) continue;
        if (expected.contains(key) || ((elsewhere || !gone.empty()) && strangers.size() < most_strangers)) {
            strangers.emplace(key, m.href);
            wanted.push_back(m.href);
        }
    }
    asked_for.clear();
    for (const std::string& href : wanted) asked_for.insert(key_of(href));
    std::ranges::move(doubtful, std::back_inserter(wanted));
    if (wanted.empty()) {
        learn();
        return;
    }
    fetch(std::move(wanted));
}

void run::impl::fetched_all() {
    const auto& f = static_cast<fetching&>(*talk); // NOLINT: of this phase
    for (const std::string& n : f.notes()) note(n);
    if (f.stopped()) return stop(*f.stopped());
    there = f.found();
    // What was listed and could not be had is to be listed again.
    const auto missing = [&](const std::string& key) {
        const auto found = there.find(key);
        return found == there.end() || !found->second.body;
    };
    if (std::ranges::any_of(asked_for, missing)) listed_as.reset();
    learn();
}

/// Objects of ours under names that we did not know: moved, back from the trash, or of a state that was lost.
void run::impl::find_strangers() {
    for (const auto& [key, href] : strangers) {
        const auto found = there.find(key);
        if (found == there.end() || !found->second.body) continue;
        const fetched stranger = found->second;
        there.erase(found);
        const auto o = read_object(*stranger.body);
        if (!o) continue;
        const auto known = std::ranges::find_if(
            kept.objects, [&](const auto& k) { return server_uid(k.first, k.second.generation) == o->uid; });
        if (known != kept.objects.end()) {
            const bool missing = gone.contains(known->first) || unseen.contains(known->first) ||
                                 known->second.state == copy_state::deleted;
            if (!missing) continue;
            gone.erase(known->first);
            calendar_copy c = known->second;
            c.href = stranger.href;
            keep(c);
            there[key] = stranger;
        } else if (const auto wanted = local.find(o->uid); wanted != local.end()) {
            calendar_copy c{.uid = o->uid,
                            .href = stranger.href,
                            .etag = stranger.etag,
                            .kind = wanted->second.kind,
                            .written = wanted->second.text,
                            .remote = *stranger.body,
                            .wanted = {},
                            .intended = {}};
            keep(c);
        }
    }
    strangers.clear();
}

void run::impl::hold_if_too_many() {
    std::size_t ours = 0;
    std::size_t missing = 0;
    for (const auto& [uid, c] : kept.objects) {
        const bool counts = c.state == copy_state::agreed || c.state == copy_state::updating;
        if (counts) ++ours;
        if (counts && gone.contains(uid) && local.contains(uid)) ++missing;
    }
    if (in.settings.confirmed || !too_many_gone(missing, ours, nothing_listed)) return;
    report.held = static_cast<int>(missing);
    held = std::exchange(gone, {});
    listed_as.reset(); // so that the next run is told of them again
    note(fmt::format(
        "{} of {} objects are gone from the calendar at once; if you deleted them, say so: intouch sync "
        "--confirm",
        missing, ours));
}

/// From what lies on the server to what the user said.
void run::impl::learn() {
    find_strangers();
    std::map<std::string, learnt> all;
    for (const auto& [uid, c] : kept.objects) {
        const auto found = there.find(key_of(c.href));
        if (found == there.end() || c.state == copy_state::dismissed) continue;
        if (!found->second.body) { // listed and not there: the next listing says which
            if (unseen.contains(uid)) gone.insert(uid);
            continue;
        }
        auto l = learn_there(c, found->second, s);
        if (!l && read_object(*found->second.body))
            gone.insert(uid); // something else lies there now
        else if (!l) {
            note(fmt::format("{}: cannot be read as a calendar object; it is left alone",
                             quoted(found->second.href)));
            listed_as.reset(); // it is looked at again
            held.insert(uid);
        } else {
            if (l->changed_by_others) contested.insert(uid);
            all.emplace(uid, std::move(*l));
        }
    }
    hold_if_too_many();
    for (const std::string& uid : gone)
        if (const auto c = kept.objects.find(uid); c != kept.objects.end())
            all.emplace(uid, learn_gone(c->second, local.contains(uid), s));
    there.clear();
    gone.clear();

    heard_now.clear();
    edits.clear();
    for (auto& [uid, l] : all) {
        for (const std::string& n : l.notes) note(n);
        if (l.forget) {
            forget(uid);
        } else if (l.edits.empty()) {
            if (l.next != kept.objects.at(uid)) keep(l.next);
        } else {
            std::ranges::copy(l.edits, std::back_inserter(edits));
            heard_now.push_back(std::move(l));
        }
    }
    at = phase::enter;
    asked_to_enter = false;
    if (edits.empty()) write_all();
}

/// Decides what is written, and keeps the intents: they are saved before the first request.
void run::impl::write_all() {
    if (listed_as) {
        if (*listed_as != kept.collection) {
            kept.collection = *listed_as;
            pending.collection = *listed_as;
        }
        listed_as.reset();
    }
    std::set<std::string> uids;
    for (const auto& [uid, o] : local) uids.insert(uid);
    for (const auto& [uid, c] : kept.objects) uids.insert(uid);
    std::vector<write> writes;
    for (const std::string& uid : uids) {
        if (held.contains(uid)) continue;
        const auto k = kept.objects.find(uid);
        const auto l = local.find(uid);
        decision d = decide(k == kept.objects.end() ? nullptr : &k->second,
                            l == local.end() ? nullptr : &l->second, collection, s);
        if (!d.note.empty()) note(d.note);
        if (d.what && d.what->what == write_kind::update && contested.contains(uid) && d.next) {
            const date today = day_at(in.zone, in.now);
            d.next->rewrites = d.next->rewritten_on == today ? d.next->rewrites + 1 : 1;
            d.next->rewritten_on = today;
            contested.erase(uid); // once a run
        }
        if (d.forget && k != kept.objects.end()) forget(uid);
        if (d.next && (k == kept.objects.end() || *d.next != k->second)) keep(*d.next);
        if (d.what) writes.push_back(std::move(*d.what));
    }
    at = phase::write;
    if (writes.empty()) {
        at = phase::finish;
        talk.reset();
        return;
    }
    talk = std::make_unique<publishing>(collection, std::move(writes), in.now);
}

void run::impl::written_all() {
    const auto& p = static_cast<publishing&>(*talk); // NOLINT: of this phase
    bool unsettled = false;
    for (const auto& [uid, w] : p.results()) {
        const calendar_copy before = kept.objects.at(uid);
        if (!w.note.empty()) note(w.note);
        if (w.is == write_result::stored)
            ++(before.state == copy_state::creating ? report.created : report.updated);
        if (w.is == write_result::removed) ++report.deleted;
        if (w.is == write_result::changed || w.is == write_result::gone) {
            calendar_copy c = before;
            if (w.is == write_result::changed) {
                c.href = w.there.href;
                there[key_of(c.href)] = w.there;
            } else {
                gone.insert(uid);
            }
            if (c != before) keep(c);
            unsettled = true;
            continue;
        }
        const kept_after after = keep_written(before, w, in.now);
        if (!after.next)
            forget(uid);
        else if (*after.next != before)
            keep(*after.next);
        unsettled = unsettled || after.again;
    }
    if (p.stopped()) return stop(*p.stopped());
    if (!unsettled) {
        at = phase::finish;
        talk.reset();
        return;
    }
    if (++rounds >= most_rounds) {
        note("somebody else is changing the same objects; it goes on with the next run");
        there.clear();
        gone.clear();
        at = phase::finish;
        talk.reset();
        return;
    }
    nothing_listed = false;
    talk.reset();
    learn();
}

void run::impl::advance() {
    switch (at) {
    case phase::discover:
        return discovered();
    case phase::list:
        return listed_all();
    case phase::fetch:
        return fetched_all();
    case phase::write:
        return written_all();
    case phase::enter:
    case phase::finish:
    case phase::over:
        return;
    }
}

run::run(run_input in) : impl_(std::make_unique<impl>(std::move(in))) {}
run::run(run&&) noexcept = default;
run& run::operator=(run&&) noexcept = default;
run::~run() = default;

step run::next() {
    impl& m = *impl_;
    for (;;) {
        if (!m.again.empty()) {
            auto [asked, j] = std::move(m.again.front());
            m.again.pop_front();
            send out{m.next_id++, m.who.dress(j)};
            m.sent.emplace(out.id, std::pair(asked, std::move(j)));
            ++m.report.requests;
            return out;
        }
        if (m.at == impl::phase::enter) {
            if (m.asked_to_enter) return wait{};
            m.asked_to_enter = true;
            return enter{m.edits};
        }
        // Before anything is written, and at the end. What was learnt before is learnt again after a crash.
        const bool barrier = (m.at == impl::phase::write && m.sent.empty()) || m.at == impl::phase::finish;
        if (barrier && !m.pending.empty()) return save{std::exchange(m.pending, {})};
        if (m.at == impl::phase::finish || m.at == impl::phase::over) {
            m.at = impl::phase::over;
            return done{m.report};
        }
        if (m.sent.size() < std::max<std::size_t>(m.in.settings.in_flight, 1)) {
            if (auto asked = m.talk->next_request()) {
                m.again.emplace_back(asked->id, journey{std::move(asked->what)});
                continue;
            }
        }
        if (!m.sent.empty()) return wait{};
        m.advance();
    }
}

void run::arrived(unsigned id, const result<http::response>& r) {
    impl& m = *impl_;
    const auto found = m.sent.find(id);
    if (found == m.sent.end()) return;
    auto [asked, j] = std::move(found->second);
    m.sent.erase(found);
    if (!m.talk) return;
    if (!r) {
        m.talk->feed(asked, std::unexpected(fault{trouble::unreachable, r.error().text}));
        return;
    }
    auto answered = m.who.feed(j, *r);
    if (!answered) {
        m.talk->feed(asked, std::unexpected(answered.error()));
    } else if (*answered) {
        m.talk->feed(asked, **answered);
    } else {
        m.again.emplace_back(asked, std::move(j));
    }
}

void run::entered(std::vector<edit_result> results, std::vector<local_object> local) {
    impl& m = *impl_;
    results.resize(m.edits.size());
    std::size_t i = 0;
    for (const learnt& l : m.heard_now) {
        calendar_copy next = l.next;
        for (std::size_t n = 0; n < l.edits.size(); ++n, ++i) {
            if (results[i].accepted)
                ++m.report.entered;
            else
                m.note(results[i].why);
            if (next.state == copy_state::deleted)
                next = settle_deletion(std::move(next), results[i], m.in.now);
        }
        m.keep(next);
    }
    m.heard_now.clear();
    m.edits.clear();
    m.use_local(std::move(local));
    m.write_all();
}

} // namespace intouch::dav
