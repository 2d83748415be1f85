// SPDX-License-Identifier: MIT
// Whom or what a word of the command line means: a person of the daemon's roster, a household, a gathering, a
// block of time.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/commands.hpp"

#include <cstdint>
#include <string>

namespace intouch::daemon::commands {

enum class meant_kind : std::uint8_t { person, gathering, block };

struct meant {
    meant_kind kind = meant_kind::person;
    std::string id;
    bool operator==(const meant&) const = default;
};

/// By id or any part of the name that only one has; an id goes before a name, and a person before the rest.
[[nodiscard]] result<meant> anything_meant(const common& c, const std::string& text);
/// The id of a person or a household.
[[nodiscard]] result<std::string> person_meant(const common& c, const std::string& text);
[[nodiscard]] result<std::string> gathering_meant(const common& c, const std::string& text);

} // namespace intouch::daemon::commands
