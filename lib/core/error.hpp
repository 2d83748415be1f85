// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch {

/// What a caller may want to branch on; everything else is in the text.
enum class errc : std::uint8_t {
    invalid,      ///< input that cannot be read or is out of bounds
    not_found,    ///< a person, round, entry or file that is not there
    conflict,     ///< the state has moved on since the caller looked
    mismatch,     ///< an idempotency key that came with another body
    in_past,      ///< a date that must not be before today
    in_future,    ///< a date that must not be after now
    storage_full, ///< no room to write; reads go on
    storage,      ///< the disk or the database refused for another reason
    held,         ///< somebody else holds what was asked for (state directory, port)
    too_new,      ///< written by a newer version
    damaged,      ///< a database that fails its check
    unavailable,  ///< a daemon, server or file that cannot be reached now
    internal,
};

/// `text` is for a person: lower case, outside-in, what was found and what was expected.
struct error {
    errc code = errc::internal;
    std::string text;

    bool operator==(const error&) const = default;
};

/// The same error seen from further out: "`context`: `text`".
[[nodiscard]] inline error within(std::string_view context, error inner) {
    inner.text = std::string(context) + ": " + inner.text;
    return inner;
}

} // namespace intouch
