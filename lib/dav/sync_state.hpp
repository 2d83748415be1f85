// SPDX-License-Identifier: MIT
// What a run knows between two steps. The phases are in run_learn.cpp and run_write.cpp, what its owner calls
// in run.cpp.
#pragma once

#include "core/text.hpp"
#include "dav/discovery.hpp"
#include "dav/fetch_objects.hpp"
#include "dav/list_changes.hpp"
#include "dav/reconcile.hpp"
#include "dav/request_session.hpp"
#include "dav/sync.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intouch::dav {

using ledger::calendar_copy;
using ledger::copy_state;

struct sync::impl {
    enum class phase : std::uint8_t { discover, list, fetch, enter, write, finish, over };

    explicit impl(sync_input i)
        : in(std::move(i)), who(in.settings.base, in.who, in.random, in.known), kept(in.kept),
          s{in.zone, in.now, in.settings.restore} {
        use_local(std::move(in.local));
        if (kept.collection.url.empty())
            discover();
        else
            list();
    }

    sync_input in;
    request_session who;
    ledger::account_copy kept; ///< as it is on disk, once what is pending is
    setting s;
    std::map<std::string, local_object> local;
    url collection;
    sync_report report;

    phase at = phase::discover;
    std::unique_ptr<conversation> talk;
    /// By our id: the id of the conversation, and the way of the call so far.
    std::map<unsigned, std::pair<unsigned, pending_request>> sent;
    /// Calls to be sent again after a challenge or a redirect.
    std::deque<std::pair<unsigned, pending_request>> again;
    unsigned next_id = 0;

    ledger::account_change pending;    ///< to be saved
    std::vector<learnt> being_entered; ///< whose edits are being entered
    std::vector<edit> edits;
    bool asked_to_enter = false;
    int rounds = 0;
    std::optional<ledger::collection_copy> listed_as;
    std::map<std::string, fetched_object> there;  ///< what became known of objects, by key
    std::map<std::string, std::string> asked_for; ///< what is being fetched: key, ETag as listed
    std::set<std::string> unseen;                 ///< uids that we wrote and the listing did not name
    std::set<std::string> gone;                   ///< uids
    std::map<std::string, std::string> strangers; ///< href by key: perhaps ours under a new name
    std::set<std::string> held;                   ///< uids that are not to be touched
    std::set<std::string> expected;               ///< keys that our objects would have
    bool nothing_listed = false;                  ///< a full listing, and none of ours in it
    bool removal_refused = false;                 ///< by the server, in this run
    std::vector<written> refusals;                ///< of what was to be written
    std::size_t tried = 0;                        ///< writes of this run
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
        // What was not tried this time is no better than it was.
        for (const std::string& uid : in.in_vain)
            if (kept.objects.contains(uid) && kept.objects.at(uid).state != copy_state::agreed)
                report.in_vain.insert(uid);
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
        talk = std::make_unique<list_changes>(kept.collection, std::move(etags), in.now);
    }
    void listed_all();
    void sort_out(const listed_changes& l);
    void fetch(std::vector<std::string> hrefs) {
        at = phase::fetch;
        talk = std::make_unique<fetch_objects>(collection, std::move(hrefs), in.now);
    }
    void fetched_all();
    void learn();
    void find_strangers();
    void hold_if_too_many();
    void write_all();
    void written_all();
    void end();
    void advance();
};

} // namespace intouch::dav
