// SPDX-License-Identifier: MIT
#include "dav/sync/sync_guards.hpp"

#include "dav/canonical_object.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::dav {

namespace {

using ledger::calendar_copy;
using ledger::copy_state;

/// Whether the server said that it has the object.
bool counts(const calendar_copy& c) {
    return c.state == copy_state::agreed || c.state == copy_state::updating ||
           (c.state == copy_state::creating && c.fresh);
}

std::size_t count_ours(const sync_state& s) {
    return static_cast<std::size_t>(
        std::ranges::count_if(s.kept.objects, [](const auto& k) { return counts(k.second); }));
}

/// Whether changes wait for a confirmation: more than 3 objects and more than 30 % at once, or any number when a
/// full listing held none of our objects.
bool too_many_gone(std::size_t gone, std::size_t ours, bool nothing_listed) {
    if (gone == 0) return false;
    return nothing_listed || (gone > 3 && gone * 10 > ours * 3);
}

/// UIDs of objects that a restored backup of the server changed.
struct restored {
    std::vector<std::string> older;
    std::vector<std::string> missing; ///< written after the backup
    std::vector<std::string> back;    ///< deleted after it
};

restored find_restored(const sync_state& s, const std::map<std::string, learnt>& all) {
    restored found;
    std::optional<instant> made; // the backup, at the earliest
    for (const auto& [uid, l] : all) {
        if (!l.older) continue;
        found.older.push_back(uid);
        if (const auto o = read_object(*l.older->body))
            made = std::max(made, version_of(*o, s.in.zone).modified);
    }
    if (found.older.empty()) return found;
    for (const std::string& uid : s.gone) {
        const auto c = s.kept.objects.find(uid);
        if (c != s.kept.objects.end() && counts(c->second) && s.local.contains(uid) &&
            version_of(c->second, s.in.zone).modified > made)
            found.missing.push_back(uid);
    }
    for (const auto& [uid, l] : all)
        if (const auto& before = s.kept.objects.at(uid);
            before.state == copy_state::deleted && before.deleted_at > made && !l.edits.empty())
            found.back.push_back(uid);
    return found;
}

} // namespace

void hold_if_too_many(sync_state& s) {
    const std::size_t ours = count_ours(s);
    const auto missing = static_cast<std::size_t>(std::ranges::count_if(s.gone, [&](const std::string& uid) {
        const auto c = s.kept.objects.find(uid);
        return c != s.kept.objects.end() && counts(c->second) && s.local.contains(uid);
    }));
    if (s.in.settings.confirmed || !too_many_gone(missing, ours, s.nothing_listed)) return;
    s.report.held += static_cast<int>(missing);
    s.held.merge(std::exchange(s.gone, {}));
    s.listed_as.reset(); // the next sync is told of them again
    const std::string_view them = missing == 1 ? "it" : "them";
    s.note(
        fmt::format("{} of {} {} gone from the calendar at once. ", missing, counted_objects(ours),
                    missing == 1 ? "is" : "are") +
        (s.rules.restore
             ? fmt::format("intouch puts {} back once you say so: intouch sync --confirm", them)
             : fmt::format("If you deleted {0}, say so: intouch sync --confirm. To have {0} back, first set "
                           "deleted = \"restore\" for this account",
                           them)));
}

void settle_older(sync_state& s, std::map<std::string, learnt>& all) {
    const restored found = find_restored(s, all);
    if (found.older.empty()) return;
    const std::size_t count = found.older.size() + found.missing.size() + found.back.size();
    const std::size_t ours = count_ours(s);
    if (!s.in.settings.confirmed && too_many_gone(count, ours, false)) {
        for (const auto* uids : {&found.older, &found.missing, &found.back})
            for (const std::string& uid : *uids) {
                all.erase(uid);
                s.gone.erase(uid);
                s.held.insert(uid);
            }
        s.report.held += static_cast<int>(count);
        s.listed_as.reset();
        s.note(fmt::format(
            "{} of {} {} before intouch last wrote {}, as after a restored backup. intouch puts {} back once "
            "you say so: intouch sync --confirm",
            count, counted_objects(ours), count == 1 ? "is as it was" : "are as they were",
            count == 1 ? "it" : "them", count == 1 ? "it" : "them"));
        return;
    }
    // A write that has not arrived undid nothing.
    for (const std::string& uid : found.older)
        if (s.kept.objects.at(uid).state == copy_state::agreed) s.contested.insert(uid);
    for (const std::string& uid : found.missing) {
        const calendar_copy& c = s.kept.objects.at(uid);
        s.gone.erase(uid);
        setting restores = s.rules;
        restores.restore = true;
        learnt l = learn_gone(c, true, restores);
        l.notes.push_back(
            fmt::format("{} is gone, while other objects are older versions, as after a restored "
                        "backup; it is put back",
                        title_of(c)));
        all.insert_or_assign(uid, std::move(l));
    }
    for (const std::string& uid : found.back) all.at(uid).edits.clear();
}

} // namespace intouch::dav
