// SPDX-License-Identifier: MIT
// Makes the new text for an object on the server. Each property has three versions: the one intouch last
// wrote (W), the one on the server now (R) and the one intouch wants now (L). While R equals W, nobody else
// changed the property, and L replaces it. Otherwise the property belongs to the user, and stays until the
// user changes it back. Instructions are an exception: the time of a touch, its completion and the mark before
// its title, the time and the cancelling of one occurrence of a block. intouch has already interpreted them, so
// L either agrees with the edit or overrules it. All other lines keep their text and order, even those that
// intouch does not understand.
#pragma once

#include "dav/canonical_object.hpp"
#include "ledger/calendar_copy.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

struct merge_input {
    const object& written;
    const object& remote;
    const object& local;
    ledger::object_kind kind = ledger::object_kind::touch;
    instant now;
    const time_zone& user;
};

/// The text to write; nothing if `remote` already has the wanted meaning.
[[nodiscard]] std::optional<std::string> merge(const merge_input& in);

/// `o` with stamps that are newer than its own.
[[nodiscard]] std::string restamped(object o, instant now);

/// Our rendering with stamps.
[[nodiscard]] std::string stamped(const object& local, instant now);

/// Whether the user made the object recurring or invited people to it. intouch still reads such an object,
/// but does not write it any more.
[[nodiscard]] bool is_reshaped(const object& written, const object& remote);

/// Whether the user added text or properties of their own: anything that is not in `written`, except times
/// and completion.
[[nodiscard]] bool has_own_words(const object& written, const object& remote, const time_zone& user);

/// COMPLETED, STATUS:COMPLETED or PERCENT-COMPLETE:100 (Synology writes PERCENT_COMPLETE).
[[nodiscard]] bool is_completed(const ical::component& c);
[[nodiscard]] bool is_cancelled(const ical::component& c);
/// An override of "this and all following" occurrences (RFC 5545 3.2.13).
[[nodiscard]] bool is_following(const ical::component& c);

} // namespace intouch::dav
