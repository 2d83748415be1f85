// SPDX-License-Identifier: MIT
// Decides what happens to one object. Three versions of it exist: the version on which both sides last agreed
// (kept), the version on the server (remote) and the version that intouch wants now (local). First
// `learn_there` and `learn_gone` learn from the server what the user did. Then `decide` says what to write.
//
// clang-format off
//     kept         remote                     local        what happens
//     ---------    -----------------------    ---------    -----------------------------------------------
//     none         none                       wanted       create it, on condition that its address is free
//     none         ours, by UID or address    wanted       agree to it (the state directory was restored)
//     none         of somebody else           any          nothing: the object is not ours
//     agreed       unchanged                  unchanged    nothing
//     agreed       unchanged                  changed      write the merge, if it is still unchanged there
//     agreed       unchanged, an event        a task       delete it, and create the task
//     agreed       unchanged                  unwanted     delete it, if it is still unchanged there;
//                                                          if it holds words of the user: release it
//     agreed       changed by the user        any          interpret the edit, agree to it, decide again
//     agreed       rewritten by the server    any          agree to it (same meaning), decide again
//     agreed       an older version           any          write the agreed version again, with a note
//     agreed       gone                       wanted       a touch, or one occurrence of a block: skip it, the
//                                                          copy becomes "deleted"
//                                                          other kinds: the copy becomes "dismissed"
//                                                          with `restore`: "deleted" at once, no skip
//     agreed       gone                       unwanted     forget it
//     creating     as intended                any          the write has arrived: agree to it
//     creating     different                  any          it has arrived, and the user changed it since:
//                                                          interpret the edit, agree to it, decide again
//     creating     gone                       wanted       create it again; the server may have dropped it, so
//                                                          nobody is skipped
//     creating     gone                       unwanted     forget it
//     creating, after the calendar was gone   any          the calendar holds objects of ours: as "agreed";
//                                                          it holds none: as above, create it again
//     updating     as intended                any          the write has arrived: agree to it
//     updating     as before                  any          it has not: decide again as "agreed"
//     updating     different                  any          its start says whether the write has arrived:
//                                                          interpret the edit, agree to it, decide again
//     updating     gone                       any          as "agreed" and gone
//     deleting     there                      wanted       decide again as "agreed"
//     deleting     there                      unwanted     delete it again
//     deleting     gone                       any          forget it
//     deleted      still gone                 wanted       create it under a new UID (skip undone)
//     deleted      still gone                 unwanted     forget it after 30 days
//     deleted      back from the trash        any          undo the skip, agree to it
//     dismissed    any                        wanted       nothing; with `restore`: create it under a new UID
//     dismissed    any                        unwanted     forget it
//     released     there                      wanted       decide again as "agreed"
//     released     there                      unwanted     nothing
//     released     gone                       any          forget it
// clang-format on
#pragma once

#include "dav/fetch_objects.hpp"
#include "dav/interpret_edit.hpp"
#include "dav/sync/object_copy.hpp"
#include "dav/write_objects.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/calendar_object.hpp"

#include <optional>
#include <string>
#include <vector>

namespace intouch::dav {

struct setting {
    const time_zone& user;
    instant now;
    bool restore = false;
};

/// What an object on the server taught.
struct learnt {
    ledger::calendar_copy next; ///< to be kept
    bool forget = false;        ///< forget the object, do not keep `next`
    std::vector<edit> edits{};  ///< to be entered into the ledger before `next` is kept
    std::vector<std::string> notes{};
    bool changed_by_others =
        false; ///< somebody rewrote it, and the user did not; counts for the guard against loops
    /// What lies there is older than the agreed version, as after a restored backup. It is overwritten.
    std::optional<fetched_object> older{};
    bool operator==(const learnt&) const = default;
};

/// The object is there, perhaps changed. Nothing: what lies at its href cannot be read as an event or a task, or
/// is not ours.
[[nodiscard]] std::optional<learnt> learn_there(const ledger::calendar_copy& kept,
                                                const fetched_object& there, const setting& s);
/// The copy of an object that was created, once something shows that the server had it.
[[nodiscard]] ledger::calendar_copy seen(ledger::calendar_copy c);
/// The object is not there. The result of the edit, if there is one, goes to `settle_deletion`.
[[nodiscard]] learnt learn_gone(const ledger::calendar_copy& kept, bool wanted, const setting& s);
[[nodiscard]] ledger::calendar_copy settle_deletion(ledger::calendar_copy next, const edit_result& r,
                                                    instant now);

struct decision {
    std::optional<ledger::calendar_copy> next{}; ///< to be kept before the write; absent: no change
    bool forget = false;
    std::optional<write> what{};
    std::string note{};
    bool left_alone = false; ///< until tomorrow; `note` says why, and both sides differ
    bool operator==(const decision&) const = default;
};

/// `kept` or `local` may be null, but not both. A new object goes into `collection`. `older`: an older version
/// that lies there and is to be overwritten, or null.
[[nodiscard]] decision decide(const ledger::calendar_copy* kept, const ledger::calendar_object* local,
                              const url& collection, const setting& s, const fetched_object* older = nullptr);

/// What is kept after a write. After `unknown` and `refused` the state stays, and the next sync resolves it.
struct kept_after {
    std::optional<ledger::calendar_copy> next; ///< absent: forget the object
    bool again = false;                        ///< decide again, with another UID
    bool operator==(const kept_after&) const = default;
};
[[nodiscard]] kept_after keep_written(ledger::calendar_copy pending, const written& w, instant now);

/// Whether the object is left alone until tomorrow: the server undid or ignored three writes of it today.
[[nodiscard]] bool is_left_alone(const ledger::calendar_copy& c, date today);

} // namespace intouch::dav
