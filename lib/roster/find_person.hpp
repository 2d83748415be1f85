// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace intouch::roster {

struct named_person {
    std::string id;
    std::string name;
    bool operator==(const named_person&) const = default;
};

/// The id that `text` means: an id, else a whole name, else the one id or name that has it in it; letters of
/// ASCII count alike in either case. `errc::not_found` suggests the nearest; `errc::conflict` lists those it
/// may be. `expected` is what the error calls them.
[[nodiscard]] result<std::string> find_person(std::span<const named_person> people, std::string_view text,
                                              std::string_view expected = "somebody on the roster");

} // namespace intouch::roster
