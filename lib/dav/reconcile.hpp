// SPDX-License-Identifier: MIT
// The decision for one object. There are three versions: what both sides last agreed on (kept), what intouch
// wants (local), and what lies on the server (remote). First the server is heard, then it is written to:
//
//     kept          remote       local     what is done
//     ----------    ---------    ------    ------------------------------------------------------------
//     nothing       nothing      wanted    put it, if nothing is there
//     nothing       ours by UID  wanted    take it as agreed (a state directory was restored)
//     nothing       foreign      any       nothing: it is not ours
//     agreed        as kept      as kept   nothing
//     agreed        as kept      changed   put the merge over it, if it is still as kept
//     agreed        as kept      gone      delete it, if it is still as kept; leave it, if the user's words
//     are in it agreed        changed      any       hear what the user said, take it as agreed; then as
//     above agreed        rewritten    any       (by the server: it means the same) take it as agreed agreed
//     gone         wanted    a touch: skipped; anything else: it stays away. Or put back, under a
//                                          new UID, when the account says so
//     agreed        gone         gone      forget it
//     creating      nothing      wanted    put it again
//     creating,     as intended  any       it had arrived: take it as agreed, say nothing
//     updating      as before    any       it had not: take the old as agreed
//                   else         any       changed since: hear it
//     deleting      there        gone      delete it again;  wanted: take it as agreed
//     deleted       nothing      wanted    (the skip was undone) put it under a new UID
//     deleted       back         any       (out of the trash) take the skip back, take it as agreed
//     dismissed     nothing      wanted    nothing, until it is no longer wanted
//     released      any          wanted    take it as agreed
//
// Pure, like everything here; what to do is returned as values.
#pragma once

#include "dav/fetching.hpp"
#include "dav/hear.hpp"
#include "dav/publishing.hpp"
#include "dav/run.hpp"
#include "ledger/calendar_copy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

/// The UID that an object has on the server. Of generation 0 it is that of agenda and feeds; later ones
/// derive from it, since many servers never take the UID of a deleted object again.
[[nodiscard]] std::string server_uid(const std::string& uid, int generation);
/// The same with that UID.
[[nodiscard]] object with_uid(object o, const std::string& uid);

struct setting {
    const time_zone& user;
    instant now;
    bool restore = false;
};

/// What was learnt of an object on the server.
struct learnt {
    ledger::calendar_copy next; ///< as it is to be kept
    bool forget = false;        ///< instead
    std::vector<edit> edits{};  ///< to be entered first
    std::vector<std::string> notes{};
    bool changed_by_others = false; ///< counts for the guard against loops
    bool operator==(const learnt&) const = default;
};

/// It is there, and perhaps another. Nothing when that is no object of ours: then it counts as gone.
[[nodiscard]] std::optional<learnt> learn_there(const ledger::calendar_copy& kept, const fetched& there,
                                                const setting& s);
/// It is not there. The edit, if any, is the last one; its result goes to `settle_deletion`.
[[nodiscard]] learnt learn_gone(const ledger::calendar_copy& kept, bool wanted, const setting& s);
[[nodiscard]] ledger::calendar_copy settle_deletion(ledger::calendar_copy next, const edit_result& r,
                                                    instant now);

struct decision {
    std::optional<ledger::calendar_copy> next{}; ///< to be kept before the write; absent: as it was
    bool forget = false;
    std::optional<write> what{};
    std::string note{};
    bool operator==(const decision&) const = default;
};

/// Either may be null, not both. `collection` is where a new one goes.
[[nodiscard]] decision decide(const ledger::calendar_copy* kept, const local_object* local,
                              const url& collection, const setting& s);

/// What is kept after a write. `unknown` and `refused` leave it in its state, which the next run resolves.
struct kept_after {
    std::optional<ledger::calendar_copy> next; ///< absent: forgotten
    bool again = false;                        ///< it is to be decided anew (under another UID)
    bool operator==(const kept_after&) const = default;
};
[[nodiscard]] kept_after keep_written(ledger::calendar_copy pending, const written& w, instant now);

/// Deletions of more than 3 objects and more than 30 % at once wait for a confirmation; so does any when a
/// full listing held nothing at all of ours.
[[nodiscard]] bool too_many_gone(std::size_t gone, std::size_t ours, bool nothing_listed);

} // namespace intouch::dav
