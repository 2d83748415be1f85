// SPDX-License-Identifier: MIT
// What a name on the command line means: a person on the roster of the daemon, a household, a gathering or a
// block.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/global_options.hpp"

#include <cstdint>
#include <string>

namespace intouch::daemon::commands {

enum class name_kind : std::uint8_t { person, gathering, block };

struct resolved_name {
    name_kind kind = name_kind::person;
    std::string id;
    bool operator==(const resolved_name&) const = default;
};

/// By id, or by any part of a name that only one has. An id goes before a name. What people, gatherings
/// and blocks share is `errc::conflict`.
[[nodiscard]] result<resolved_name> resolve_any(const global_options& c, const std::string& text);
/// The id of a person or a household.
[[nodiscard]] result<std::string> resolve_person(const global_options& c, const std::string& text);
[[nodiscard]] result<std::string> resolve_gathering(const global_options& c, const std::string& text);

} // namespace intouch::daemon::commands
