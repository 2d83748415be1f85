// SPDX-License-Identifier: MIT
// What a user said by changing an object, in the order in which the first that applies counts (design 7,
// interop.md 3.2):
//
//     what the user did                                             what it says
//     ----------------------------------------------------------    ------------------------------
//     marked the task of a touch as done (any of three ways)        reached, on the day it says
//     wrote "✓" before the title of a touch                         reached
//     wrote "?" before the title of a touch                         no_answer
//     cancelled a touch                                             skipped
//     dragged a touch to another day or time                        moved
//     … into the past                                               nothing: it is put back
//     took the mark of a task's completion away again               undone
//     deleted a touch                                               skipped (or it is put back)
//     took a deleted touch out of the trash                         undone
//     moved one occurrence of a block                               block_moved
//     deleted or cancelled one occurrence of a block                block_skipped
//     changed a title, text or place, added a reminder              nothing: it stays as they wrote it
//     changed the length                                            nothing: it stays as long
//     made it recur, invited somebody                               nothing: it is theirs to shape
//     deleted a record, occasion, gathering or a whole block        nothing: it stays away
#pragma once

#include "dav/canonical_object.hpp"
#include "dav/edit.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::dav {

struct object_change {
    std::string_view uid; ///< as in the agenda
    ledger::object_kind kind = ledger::object_kind::touch;
    const object& base;       ///< as both sides last had it
    const object& remote;     ///< as it is now
    std::string_view version; ///< of it: ETag and body, so that the same change made twice is two
    instant now;
    const time_zone& user;
};

struct interpretation {
    std::vector<edit> edits;
    std::vector<std::string> notes{}; ///< sentences about what was not done, and why
    bool operator==(const interpretation&) const = default;
};

[[nodiscard]] interpretation interpret_edit(const object_change& in);
[[nodiscard]] edit interpret_deletion(std::string_view uid, ledger::object_kind kind,
                                      std::string_view version, when now);
/// `entry`: what the deletion was entered under.
[[nodiscard]] edit interpret_return(std::string_view uid, ledger::object_kind kind, const std::string& entry);

} // namespace intouch::dav
