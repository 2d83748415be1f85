// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intouch {

/// The kinds of error that a caller may distinguish. Details are in the text.
enum class errc : std::uint8_t {
    invalid,      ///< input that is not understood or out of bounds
    not_found,    ///< a person, round, entry or file that does not exist
    conflict,     ///< the state changed since the caller read it
    mismatch,     ///< an idempotency key that was used with another body
    in_past,      ///< a date that must not be before today
    in_future,    ///< a date that must not be after now
    storage_full, ///< no space to write; reading still works
    storage,      ///< another failure of the disk or the database
    held,         ///< another process uses the state directory or the port
    too_new,      ///< a database of a newer version
    damaged,      ///< a database that fails its check
    unavailable,  ///< a daemon, server or file that is out of reach now
    internal,
};

/// `text` is a message for the user: lower case, from the outside in (file, then key), the value found and
/// the value expected.
struct error {
    errc code = errc::internal;
    std::string text;

    bool operator==(const error&) const = default;
};

/// The same error with `context` before its text: "`context`: `text`".
[[nodiscard]] inline error within(std::string_view context, error inner) {
    inner.text = std::string(context) + ": " + inner.text;
    return inner;
}

} // namespace intouch
