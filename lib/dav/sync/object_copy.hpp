// SPDX-License-Identifier: MIT
// The kept copy of one object of ours: its versions, and its UID on the server.
#pragma once

#include "core/zone.hpp"
#include "dav/canonical_object.hpp"
#include "ledger/calendar_copy.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace intouch::dav {

/// The server's version that both sides last agreed on.
[[nodiscard]] const std::string& remote_of(const ledger::calendar_copy& c);
/// While creating or updating: the complete object to put.
[[nodiscard]] const std::string& intended_of(const ledger::calendar_copy& c);
/// One of these versions as an object; nothing: it is empty, or cannot be read.
[[nodiscard]] std::optional<object> read_text(const std::string& text);
/// `text` with the UID `uid`: comparisons must not see a UID that the server gave the object.
[[nodiscard]] std::optional<object> read_as(const std::string& text, const std::string& uid);
/// The title in quotes, else the UID.
[[nodiscard]] std::string name_of(const object& o);

/// The write arrived: the intent is now the agreed version.
void confirm(ledger::calendar_copy& c);
/// The write did not arrive: the old agreed version stays.
void abandon(ledger::calendar_copy& c);

/// The UID of an object on the server. Generation 0 has the UID of the agenda and the feeds. Later
/// generations have a UID derived from it, because many servers never take the UID of a deleted object again.
[[nodiscard]] std::string server_uid(const std::string& uid, int generation);
/// The UID that the object has on the server: `server_uid`, or one that the server gave it (DavMail, Exchange
/// gateways).
[[nodiscard]] std::string uid_there(const ledger::calendar_copy& c);
/// Whether an object with the UID `found` at this href is the one that is kept. Where intouch gave the name, any
/// UID is the server's own; at any other address the UID must be the known one.
[[nodiscard]] bool is_ours(const std::string& found, const ledger::calendar_copy& kept,
                           std::string_view href);
/// The title of the object in quotes, else its UID.
[[nodiscard]] std::string title_of(const ledger::calendar_copy& c);
/// How new the version is that both sides last agreed on.
[[nodiscard]] object_version version_of(const ledger::calendar_copy& c, const time_zone& user);
/// The same object with the UID `uid`.
[[nodiscard]] object with_uid(object o, const std::string& uid);

} // namespace intouch::dav
