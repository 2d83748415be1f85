// SPDX-License-Identifier: MIT
// What one synchronisation knows, in whatever phase it is (dav/sync/sync.cpp). The other sync_*.hpp hold
// the work of the phases, as functions on this state.
#pragma once

#include "dav/fetch_objects.hpp"
#include "dav/sync/reconcile.hpp"
#include "dav/sync/sync.hpp"
#include "dav/write_objects.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::dav {

/// "1 object", "12 objects".
[[nodiscard]] inline std::string counted_objects(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " object" : " objects");
}

/// The settings that lead to the calendar, in one text.
[[nodiscard]] std::string wanted_by(const sync_input& in);

struct sync_state {
    explicit sync_state(sync_input i);

    sync_input in;
    setting rules;
    ledger::account_copy kept; ///< as on disk once `pending` is saved
    std::map<std::string, ledger::calendar_object> local;
    url collection;
    sync_report report;

    ledger::account_change pending;                   ///< to be saved
    std::optional<ledger::collection_copy> listed_as; ///< kept once everything that was listed is learnt
    std::map<std::string, fetched_object> there;      ///< objects as they are on the server, by href key
    std::map<std::string, std::string> asked_for;     ///< being fetched: href key, ETag as listed
    std::set<std::string> unseen;                 ///< UIDs that intouch wrote and the listing did not name
    std::set<std::string> gone;                   ///< UIDs; after a listing only once a GET has confirmed it
    std::set<std::string> deleted;                ///< UIDs that the listing names as gone
    std::map<std::string, std::string> strangers; ///< href by key: may be ours under another name
    std::vector<fault> unread;                    ///< for each object of ours that could not be read
    std::set<std::string> held;                   ///< UIDs that stay untouched in this sync
    std::map<std::string, std::string> expected;  ///< UID by href key: to be created, or back from a trash
    /// The copies of the same calendar under its address before, such as http:// for https://, by UID.
    std::map<std::string, ledger::calendar_copy> former{};
    bool lost = false;                ///< nothing is kept: objects that intouch made before may be there
    std::vector<fetched_object> own;  ///< objects that intouch made, and of which it knows nothing
    std::vector<std::string> unknown; ///< why other such objects may be there
    std::map<std::string, fetched_object> older; ///< by UID: older versions that are to be overwritten
    bool nothing_listed = false;                 ///< a full listing held none of our objects
    bool listed_whole = false;                   ///< the listing named all objects
    bool list_again = false;                     ///< the listing contradicts the answer to a write
    bool made_anew = false;              ///< its listing is that of a new calendar at the same address
    bool removal_refused = false;        ///< the server refused a removal
    std::vector<written> refusals;       ///< writes that the server refused
    std::size_t tried = 0;               ///< writes
    std::size_t overtaken = 0;           ///< writes that another program was quicker than, to the end
    std::vector<std::string> left_alone; ///< why an object of ours differs until tomorrow
    std::set<std::string> contested;     ///< UIDs that somebody else rewrote
    std::set<std::string> counted;       ///< UIDs of which a rewrite was counted in this sync
    std::set<std::string> renamed;       ///< UIDs of which the generation rose in this sync
    bool told_left_out = false;          ///< the note about left out items was made

    [[nodiscard]] std::string key_of(const std::string& href) const;
    /// Takes `all` as the wanted objects, without those whose component the collection does not take.
    void use_local(std::vector<ledger::calendar_object> all);
    /// Adds `text` to the report, once.
    void note(std::string text);
    void keep(const ledger::calendar_copy& c);
    void forget(const std::string& uid);
};

} // namespace intouch::dav
