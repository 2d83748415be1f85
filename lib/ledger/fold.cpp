// SPDX-License-Identifier: MIT
// Folding applies one step for each entry and person, in the order of entry ids. A step depends only on the
// state of that person and on the entry. So a new entry costs one step, and an undo costs the history of the
// people of the undone entry.
#include "ledger/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace intouch::ledger {
namespace {

/// For present and former ids of renamed people: the number of the round that is open under the id.
using open_rounds = std::map<std::string, int>;

struct concerned {
    std::string person; ///< present id
    std::string as;     ///< id in the entry
};

const std::string& called_now(const renames& formerly, const std::string& id) {
    const auto found = formerly.find(id);
    return found == formerly.end() ? id : found->second;
}

/// The people of an entry without duplicates, its own person first.
std::vector<concerned> concerns(const entry& e, const renames& formerly) {
    std::vector<concerned> all;
    const auto add = [&](const std::string& id) {
        const auto& person = called_now(formerly, id);
        if (id.empty() || std::ranges::find(all, person, &concerned::person) != all.end()) return;
        all.push_back({person, id});
    };
    add(e.person);
    for (const auto& id : e.with) add(id);
    return all;
}

bool renamed(const renames& formerly, const std::string& person) {
    return std::ranges::any_of(formerly, [&](const auto& r) { return r.second == person; });
}

bool newer(const entry& e, const person_state& p) {
    return !p.last_contact || is_after(e.on, p.last_contact->on);
}

bool counts(const person_state& p, const entry& e, const concerned& who, open_rounds* under_ids) {
    if (who.as != e.person) {
        const bool yes = (is_contact(e) || is_attempt(e.kind)) && newer(e, p);
        if (yes && closes(e) && under_ids != nullptr) ++under_ids->try_emplace(who.as, 1).first->second;
        return yes;
    }
    if (e.round == 0) return false;
    if (e.round == p.round && under_ids == nullptr) return true;
    if (under_ids == nullptr) return false;
    int& open = under_ids->try_emplace(who.as, 1).first->second;
    const bool open_then = e.round == open;
    if (open_then && closes(e)) ++open;
    return e.round == p.round || (open_then && newer(e, p));
}

// `to` is a person_state, a promise or an occasion_mark.

template <class T> void add_missed(T& to, date day) {
    ++to.missed;
    to.last_missed = to.last_missed ? std::max(*to.last_missed, day) : day;
}

template <class T> void forget_missed(T& to) {
    to.missed = 0;
    to.last_missed.reset();
}

/// Inserts so that `to` stays sorted by `on`, then entry.
void add_attempt(std::vector<attempt>& to, const entry& e) {
    const auto later = std::ranges::find_if(to, [&](const attempt& a) { return e.on < a.on; });
    to.insert(later, {e.kind, e.on, e.channel, e.note, e.id});
}

void step_promise(person_state& p, std::map<std::string, promise>::iterator named, const entry& e) {
    promise& given = named->second;
    if (e.kind == entry_kind::kept || closes(e.kind)) {
        p.promises.erase(named);
    } else if (is_attempt(e.kind)) {
        add_attempt(given.attempts, e);
        given.moved = false;
        forget_missed(given);
        if (e.kind == entry_kind::unreachable && !e.detail.empty()) p.unusable.insert(e.detail);
    } else if (e.kind == entry_kind::moved && e.to) {
        given.to = *e.to;
        given.moved = true;
        forget_missed(given);
    } else if (e.kind == entry_kind::missed) {
        add_missed(given, e.on.day);
    }
}

void step_occasion(occasion_mark& mark, const entry& e) {
    if (closes(e.kind) || (is_attempt(e.kind) && e.round != 0)) mark.closed = true;
    if (e.kind == entry_kind::moved && e.to) {
        mark.moved = e.to;
        forget_missed(mark);
    }
    const bool tried =
        is_attempt(e.kind) && e.round == 0 && (!mark.last_missed || *mark.last_missed < e.on.day);
    if (e.kind != entry_kind::missed && !tried) return;
    add_missed(mark, e.on.day); // a day on which nobody answered is over for it, too
    mark.moved.reset();
}

/// The effect of an entry on promises and occasions.
void step_beside(person_state& p, const entry& e, const concerned& who) {
    if (e.kind == entry_kind::promised && e.to)
        p.promises.try_emplace(
            e.id, promise{.entry = e.id, .on = e.on, .to = *e.to, .note = e.note, .attempts = {}});
    if (e.names.empty()) return;
    if (const auto named = p.promises.find(e.names); named != p.promises.end())
        step_promise(p, named, e);
    else if (e.names.starts_with(who.as + ' ')) // an id never holds a space
        step_occasion(p.occasions[e.names.substr(who.as.size() + 1)], e);
}

void close_round(person_state& p, const entry& e, bool own) {
    // The ideal date in a group's entry is the date of its own person.
    p.closed.push_back(
        {p.round, e.kind, e.on, e.channel, e.note, own ? e.ideal : std::nullopt, e.id, e.contact});
    ++p.round;
    p.attempts.clear();
    p.pin.reset();
    p.booked.reset();
    forget_missed(p);
    p.lost_since.reset();
    if (!is_contact(e)) return;
    p.lost = false;
    ++p.contacts;
    if (!p.last_contact || !is_after(p.last_contact->on, e.on))
        p.last_contact = contact{e.on, e.kind, e.channel, e.note};
}

void add_attempt(person_state& p, const entry& e) {
    add_attempt(p.attempts, e);
    p.pin.reset();
    forget_missed(p);
}

/// What is dead stays dead, whether the try counts or not, unless a later contact went over the same channel.
void note_dead_detail(person_state& p, const entry& e) {
    if (e.kind != entry_kind::unreachable || e.detail.empty()) return;
    const bool worked_later =
        p.last_contact && p.last_contact->channel == e.channel && is_after(p.last_contact->on, e.on);
    if (!worked_later) p.unusable.insert(e.detail);
}

void step(person_state& p, const entry& e, const concerned& who, open_rounds* under_ids) {
    p.history.push_back(e);
    const bool own = who.as == e.person;
    step_beside(p, e, who);
    switch (e.kind) {
    case entry_kind::joined:
        p.joined = p.joined ? std::min(*p.joined, e.on.day) : e.on.day;
        break;
    case entry_kind::reached:
    case entry_kind::they_reached_out:
    case entry_kind::sent:
    case entry_kind::held:
    case entry_kind::skipped:
        if (!counts(p, e, who, under_ids)) break;
        if (closes(e))
            close_round(p, e, own);
        else
            add_attempt(p, e); // a gift: the next channel follows
        break;
    case entry_kind::left_message:
    case entry_kind::no_answer:
    case entry_kind::unreachable:
        if (counts(p, e, who, under_ids)) add_attempt(p, e);
        note_dead_detail(p, e);
        break;
    case entry_kind::missed:
        if (!counts(p, e, who, under_ids)) break;
        add_missed(p, e.on.day);
        p.pin.reset();
        break;
    case entry_kind::moved:
        if (!e.to || !counts(p, e, who, under_ids)) break;
        p.pin = e.to;
        forget_missed(p);
        break;
    case entry_kind::paused:
        if (e.to)
            p.pause = e.to->day;
        else
            p.pause = std::true_type{};
        break;
    case entry_kind::resumed:
        p.pause = std::monostate{};
        break;
    case entry_kind::lost:
        p.lost = true;
        p.lost_since = loss{e.on.day, e.id};
        break;
    case entry_kind::found:
        p.lost = false;
        p.lost_since.reset();
        p.unusable.clear();
        break;
    case entry_kind::booked:
        if (!counts(p, e, who, under_ids)) break;
        p.booked = booking{e.on, e.to ? std::optional(e.to->day) : std::nullopt, e.note};
        forget_missed(p);
        p.pin.reset();
        break;
    case entry_kind::confirmed:
        if (!p.confirmed || p.confirmed->on <= e.on.day) p.confirmed = confirmation{e.on.day, e.detail};
        break;
    case entry_kind::promised:
    case entry_kind::kept:
    case entry_kind::excused:
    case entry_kind::block_moved:
    case entry_kind::block_skipped:
    case entry_kind::noted:
    case entry_kind::away:
    case entry_kind::undone:
        break;
    }
}

/// The state of one person from `history`, which is sorted and holds no undone entry.
person_state refold(const std::string& person, const std::vector<entry>& history, const renames& formerly) {
    person_state p;
    open_rounds under_ids;
    const bool merged = renamed(formerly, person);
    for (const auto& e : history)
        for (const auto& who : concerns(e, formerly))
            if (who.person == person) step(p, e, who, merged ? &under_ids : nullptr);
    return p;
}

/// It is about the user, and so about no person.
void add_away(state& s, const entry& e) {
    if (e.kind == entry_kind::away) s.aways[e.id] = {e.on.day, e.to ? e.to->day : e.on.day, e.note};
}

void strike(state& s, const entry& e, const renames& formerly) {
    s.aways.erase(e.id);
    for (const auto& who : concerns(e, formerly)) {
        const auto found = s.people.find(who.person);
        if (found == s.people.end()) continue;
        auto history = std::move(found->second.history);
        std::erase_if(history, [&](const entry& h) { return h.id == e.id; });
        if (history.empty())
            s.people.erase(found);
        else
            found->second = refold(who.person, history, formerly);
    }
}

} // namespace

bool is_after(const when& a, const when& b) {
    if (a.day != b.day) return a.day > b.day;
    return a.time && b.time && *a.time > *b.time;
}

state fold(std::span<const entry> entries, const renames& formerly) {
    state s;
    std::vector<const entry*> ordered;
    ordered.reserve(entries.size());
    for (const auto& e : entries) {
        if (e.kind == entry_kind::undone)
            s.struck.insert(e.names);
        else
            ordered.push_back(&e);
    }
    if (!std::ranges::is_sorted(ordered, {}, &entry::id)) std::ranges::sort(ordered, {}, &entry::id);

    open_rounds under_ids;
    std::set<std::string> merged;
    for (const auto& [before, now] : formerly) merged.insert(now);
    for (const entry* e : ordered) {
        if (!s.struck.empty() && s.struck.contains(e->id)) continue;
        add_away(s, *e);
        for (const auto& who : concerns(*e, formerly))
            step(s.people[who.person], *e, who, merged.contains(who.person) ? &under_ids : nullptr);
    }
    return s;
}

void apply(state& s, std::span<const entry> before, const entry& next, const renames& formerly) {
    if (next.kind == entry_kind::undone) {
        s.struck.insert(next.names);
        // From the end, because the undone entry is usually recent.
        for (auto e = before.rbegin(); e != before.rend(); ++e)
            if (e->id == next.names) return strike(s, *e, formerly);
        return;
    }
    if (s.struck.contains(next.id)) return;
    add_away(s, next);
    for (const auto& who : concerns(next, formerly)) {
        auto& p = s.people[who.person];
        const bool newest = p.history.empty() || p.history.back().id < next.id;
        if (newest && !renamed(formerly, who.person)) {
            step(p, next, who, nullptr);
            continue;
        }
        auto history = std::move(p.history);
        history.insert(std::ranges::upper_bound(history, next.id, {}, &entry::id), next);
        p = refold(who.person, history, formerly);
    }
}

} // namespace intouch::ledger
