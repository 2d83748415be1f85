// SPDX-License-Identifier: MIT
// What the command line reads from the daemon's answers.
#pragma once

#include "roster/find_person.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::json {

/// The text under `name` of an object; empty when it is not there, not a text, or `json` is no object.
[[nodiscard]] std::string text_member(std::string_view json, std::string_view name);
/// Ids and names of GET /api/v1/people; empty when it is something else.
[[nodiscard]] std::vector<roster::named_person> named_people(std::string_view json);

struct member {
    std::string name;
    std::string text;
    bool operator==(const member&) const = default;
};
/// An object of texts, in order; members with empty texts are left out: what the command line sends.
[[nodiscard]] std::string object(const std::vector<member>& members);
/// The same with a list of people first.
[[nodiscard]] std::string object(const std::vector<std::string>& people, const std::vector<member>& members);

} // namespace intouch::json
