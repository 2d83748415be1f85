// SPDX-License-Identifier: MIT
// What is put over an object on the server. Theory: there are three versions of each property, what we last
// wrote (W), what is there now (R) and what we want now (L). While R says what W said, nobody else has
// touched it, and L goes there; else it is the user's and stays until they change it back. Where and when a
// touch is and whether it is done are no longer the user's once they were heard: by then L says the same, or
// was told no. All lines that are not replaced stay as they stood, in their order, with all that nobody here
// understands.
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

/// The text to put; nothing when `remote` means already what it is to mean.
[[nodiscard]] std::optional<std::string> merge(const merge_input& in);

/// A rendering of ours with its stamps.
[[nodiscard]] std::string stamped(const object& local, instant now);

/// Made into something that we no more know how to write: recurring, or with people invited, by the user's
/// hand. Such an object is followed and never written.
[[nodiscard]] bool is_reshaped(const object& written, const object& remote);

/// Whether the user's own words or properties are in it: anything that `written` has not said, apart from
/// times and completion.
[[nodiscard]] bool has_own_words(const object& written, const object& remote, const time_zone& user);

/// "✓" or "?" before a title, and what stands behind it.
struct marked_title {
    enum class mark : std::uint8_t { none, done, question } is = mark::none;
    std::string rest;
};
[[nodiscard]] marked_title read_title(std::string_view summary);

/// COMPLETED, STATUS:COMPLETED or PERCENT-COMPLETE:100, also as Synology spells it.
[[nodiscard]] bool is_completed(const ical::component& c);
[[nodiscard]] bool is_cancelled(const ical::component& c);

} // namespace intouch::dav
