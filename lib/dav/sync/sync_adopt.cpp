// SPDX-License-Identifier: MIT
#include "dav/sync/sync_adopt.hpp"

#include "core/text.hpp"
#include "dav/marked_title.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

/// An object that intouch made, or wants: what it is recognised by.
struct candidate {
    std::string title; ///< with the type of the item
    std::optional<point> start;
    std::size_t index = 0;
};

std::optional<candidate> candidate_of(const object& o, std::size_t index, const time_zone& user) {
    const ical::component* c = master(o);
    if (c == nullptr) return std::nullopt;
    const std::string title = read_title(ical::unescape(ical::value_of(*c, "SUMMARY"))).rest;
    return candidate{o.item + "\n" + std::string(without_about(title)), start_of(*c, o, user), index};
}

/// By title, then by time.
bool before(const candidate& a, const candidate& b) {
    const auto key = [](const candidate& c) {
        return std::tuple(std::string_view(c.title), c.start ? print(*c.start) : std::string(), c.index);
    };
    return key(a) < key(b);
}

using index_pairs = std::vector<std::pair<std::size_t, std::size_t>>; ///< wanted, found

/// Pairs those with equal keys, in their order, and takes them out of both lists.
template <class Key>
void pair_equals(std::vector<candidate>& wanted, std::vector<candidate>& found, Key key, index_pairs& to) {
    std::multimap<std::string, std::size_t> open;
    for (const candidate& c : found) open.emplace(key(c), c.index);
    std::set<std::size_t> used;
    std::erase_if(wanted, [&](const candidate& c) {
        const auto at = open.find(key(c));
        if (at == open.end()) return false;
        to.emplace_back(c.index, at->second);
        used.insert(at->second);
        open.erase(at);
        return true;
    });
    std::erase_if(found, [&](const candidate& c) { return used.contains(c.index); });
}

/// Equal title and start first, then equal titles in the order of time.
index_pairs pairs_of(std::vector<candidate> wanted, std::vector<candidate> found) {
    std::ranges::sort(wanted, before);
    std::ranges::sort(found, before);
    index_pairs pairs;
    const auto by_start = [](const candidate& c) {
        return c.title + "\n" + (c.start ? print(*c.start) : std::string());
    };
    pair_equals(wanted, found, by_start, pairs);
    pair_equals(wanted, found, [](const candidate& c) { return c.title; }, pairs);
    return pairs;
}

bool is_over(const object& o, const setting& s) {
    const ical::component* c = master(o);
    if (c == nullptr || ical::find(*c, "RRULE") != nullptr) return false;
    const auto start = start_of(*c, o, s.user);
    return start && start->day < day_at(s.user, s.now);
}

calendar_copy copy_of(const fetched_object& there, std::string uid, copy_state state) {
    return {.uid = std::move(uid),
            .href = there.href,
            .etag = there.etag,
            .state = state,
            .written = *there.body,
            .remote = {},
            .wanted = {},
            .intended = {}};
}

/// Matches what was found with what is wanted. The rest of the past stays as it is; the rest of the future goes.
void adopt(sync_state& s, const std::vector<fetched_object>& found) {
    std::vector<const ledger::calendar_object*> wanted;
    std::vector<candidate> wanted_as;
    for (const auto& [uid, l] : s.local) {
        if (s.kept.objects.contains(uid)) continue;
        if (const auto o = read_object(l.text))
            if (auto c = candidate_of(*o, wanted.size(), s.in.zone)) wanted_as.push_back(std::move(*c));
        wanted.push_back(&l);
    }
    std::vector<object> objects;
    std::vector<candidate> found_as;
    for (const fetched_object& f : found) {
        objects.push_back(*read_object(*f.body));
        if (auto c = candidate_of(objects.back(), objects.size() - 1, s.in.zone))
            found_as.push_back(std::move(*c));
    }
    std::set<std::size_t> matched;
    for (const auto& [w, f] : pairs_of(std::move(wanted_as), std::move(found_as))) {
        matched.insert(f);
        calendar_copy c = copy_of(found[f], wanted[w]->uid, copy_state::agreed);
        c.kind = wanted[w]->kind;
        // What another program wrote holds the user's words: they differ from our rendering, and so stay.
        if (!is_as_written(objects[f])) {
            c.remote = std::exchange(c.written, wanted[w]->text);
        }
        s.keep(c);
    }
    std::size_t stay = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (matched.contains(i)) continue;
        const bool stays = is_over(objects[i], s.rules) || !is_as_written(objects[i]);
        if (stays) ++stay;
        s.keep(copy_of(found[i], objects[i].uid, stays ? copy_state::released : copy_state::agreed));
    }
    std::string told = fmt::format("{} that intouch made before {} taken over",
                                   counted_objects(matched.size()), matched.size() == 1 ? "is" : "are");
    if (const std::size_t others = found.size() - matched.size(); others > 0)
        told += fmt::format("; of {} more not planned now, {} stay: past, or changed by you", others, stay);
    s.note(std::move(told));
}

/// The next sync has to find the same objects, so nothing that this one recognised is kept.
void forget_sync(sync_state& s) {
    s.kept.objects.clear();
    // The store may hold a copy with the same UID, of another calendar that the account had before.
    for (const auto& [uid, c] : s.pending.set) s.pending.forgotten.push_back(uid);
    s.pending.set.clear();
    s.listed_as.reset();
}

} // namespace

bool is_as_written(const object& o) {
    const ical::component* c = master(o);
    return c != nullptr && ical::value_of(o.calendar, "PRODID").find("intouch") != std::string_view::npos &&
           ical::value_of(*c, "DTSTAMP") == ical::value_of(*c, "LAST-MODIFIED");
}

std::optional<fault> settle_own(sync_state& s) {
    const auto found = std::exchange(s.own, {});
    if (!s.unknown.empty()) {
        forget_sync(s);
        return fault{
            trouble::broken,
            fmt::format("{}. Nothing is written before intouch knows all objects that it made before; "
                        "it is tried again later",
                        s.unknown.front())};
    }
    if (found.empty()) return std::nullopt;
    if (s.in.settings.adopt) {
        adopt(s, found);
        return std::nullopt;
    }
    if (s.in.settings.confirmed) {
        for (const fetched_object& f : found)
            s.keep(copy_of(f, read_object(*f.body)->uid, copy_state::deleting));
        return std::nullopt;
    }
    forget_sync(s);
    return fault{
        trouble::undecided,
        fmt::format("the calendar holds {} that intouch made, and of which it knows nothing. Its "
                    "state was lost, or another intouch writes there. Nothing is written until you say "
                    "so: `intouch sync --adopt` takes them over, `intouch sync --confirm` removes them",
                    counted_objects(found.size()))};
}

} // namespace intouch::dav
