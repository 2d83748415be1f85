// SPDX-License-Identifier: MIT
// What an edit in the calendar means, in the words of the ledger. The first row that applies counts:
//
// clang-format off
//     what the user did                                       what it means
//     ----------------------------------------------------    --------------------------------------------
//     completed the task of a touch (any of three ways)       reached, on the day of the completion
//     wrote "✓" before the title of a touch                   reached
//     wrote "?" before the title of a touch                   no_answer
//     cancelled a touch                                       skipped
//     dragged a touch to another day or time                  moved
//     dragged a touch into the past                           nothing: intouch moves it back
//     took back the completion of a task, or removed "✓"      undone
//     removed "✓", and wrote other words                      nothing: intouch writes "✓" before these words
//     dragged a closed round                                  nothing: intouch moves it back
//     deleted a touch                                         skipped; with `restore`: intouch creates it again
//     restored a deleted touch from the trash                 undone
//     moved one occurrence of a block                         block_moved
//     deleted or cancelled one occurrence of a block          block_skipped
//     dragged an occurrence of a block into the past, or      nothing: intouch moves it back
//     made it a whole day
//     took back the change of one occurrence of a block       undone
//     changed a title, text or place, added a reminder        nothing: the change stays
//     changed the length                                      nothing: the change stays, with a note of a block
//     moved a series, an occasion, a gathering                nothing: it stays there, with a lasting note
//     moved "this and all following"                          likewise
//     made it recurring, invited somebody                     nothing: intouch stops writing the object
//     deleted the event of one occurrence of a block          block_skipped; with `restore`: as a touch
//     deleted a closed round, an occasion, a gathering        nothing: the object stays deleted
//     deleted a block that recurs                             nothing: it stays deleted, with a lasting note
// clang-format on
#pragma once

#include "core/date.hpp"
#include "dav/canonical_object.hpp"
#include "ledger/calendar_object.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

struct edit {
    ledger::calendar_change what = ledger::calendar_change::moved;
    std::string uid; ///< the UID in the agenda
    ledger::object_kind kind = ledger::object_kind::touch;
    std::optional<when> on{}; ///< of what is done, or of the occurrence of a block; in the user's zone
    std::optional<when> to{};
    /// Undone: the entry that is taken back. Empty: the completion of a task, and with it the close of the round; of a
    /// block, the change of the occurrence on `on`.
    std::string entry{};
    std::string key; ///< idempotency key: the same change always has the same key
    std::optional<instant>
        made{}; ///< when the user made it, by the stamps of their program; nothing: unknown
    bool operator==(const edit&) const = default;
};

struct edit_result {
    bool accepted = true;
    std::string entry{}; ///< accepted: the id of the ledger entry
    std::string why{}; ///< refused: the reason, for the user; accepted: what else to tell the user, or empty
    bool operator==(const edit_result&) const = default;
};

struct object_change {
    std::string_view uid; ///< the UID in the agenda
    ledger::object_kind kind = ledger::object_kind::touch;
    const object& base;       ///< the version on which both sides last agreed
    const object& remote;     ///< the version on the server now
    std::string_view version; ///< the ETag and body of `remote`: the same change made twice counts twice
    instant now;
    const time_zone& user;
    std::optional<seconds> length{}; ///< of a task as intouch wrote it
    bool fresh = false;              ///< the base was just written, and never seen on the server
};

struct interpretation {
    std::vector<edit> edits;
    std::vector<std::string> notes{}; ///< sentences about edits that have no effect, and why
    bool refused = false;             ///< the user moved it where it cannot be
    bool operator==(const interpretation&) const = default;
};

/// Whether its task is completed, or its title begins with "✓".
[[nodiscard]] bool is_done(const object& o);

[[nodiscard]] interpretation interpret_edit(const object_change& in);
/// Sentences about changes of a whole series, of the length of an occurrence, of an occasion or a gathering, which have
/// no effect: they stand until the user takes them back, or an occurrence is over.
[[nodiscard]] std::vector<std::string> ignored_changes(ledger::object_kind kind, const object& written,
                                                       const object& remote, instant now,
                                                       const time_zone& user);
/// A touch, deleted on `on`, or the single event of a block's occurrence that begins on `on`.
[[nodiscard]] edit interpret_deletion(std::string_view uid, ledger::object_kind kind,
                                      std::string_view version, when on);
/// The object came back. `entry`: the ledger entry of the deletion.
[[nodiscard]] edit interpret_return(std::string_view uid, ledger::object_kind kind, const std::string& entry);

} // namespace intouch::dav
