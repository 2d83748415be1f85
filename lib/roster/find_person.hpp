// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.hpp"
#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <span>
#include <string>
#include <string_view>

namespace intouch::roster {

struct named_person {
    std::string id;
    std::string name;
    bool operator==(const named_person&) const = default;
};

/// The id of the person that `text` means. Tries an exact id, then a complete name, then the only person
/// whose id or name contains `text`. Case and accents count only in an exact id: else "José" would be the id
/// "jose", however many people are called José. `errc::not_found` suggests the nearest name; `errc::conflict`
/// lists the candidates. The error calls the persons `expected`.
[[nodiscard]] result<std::string> find_person(std::span<const named_person> people, std::string_view text,
                                              std::string_view expected = "somebody on the roster");

/// The message about a circle that is not on the roster. It names the circles, and the nearest.
[[nodiscard]] std::string unknown_circle(std::string_view found, const roster& people);

/// The buddy whom `with` of a block means: by id, or by the name that the roster has for that id. Case does not count.
/// Null: none.
[[nodiscard]] const buddy* find_buddy(const block& b, const settings& s, const roster& people);

} // namespace intouch::roster
