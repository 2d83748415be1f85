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
/// The texts of the list under `name`; none when it is something else.
[[nodiscard]] std::vector<std::string> text_list(std::string_view json, std::string_view name);
/// Ids and names of GET /api/v1/people; empty when it is something else.
[[nodiscard]] std::vector<roster::named_person> named_people(std::string_view json);

/// Somebody of GET /api/v1/people with what is planned: "Tue 1 Dec", "Call Ada Lovelace".
struct planned_person {
    std::string id, name, day, title;
    bool operator==(const planned_person&) const = default;
};
/// Those with a touch, the nearest first.
[[nodiscard]] std::vector<planned_person> planned_people(std::string_view json);
/// Of what a write answered: everybody concerned and why their next touch is where it is.
struct told_why {
    std::string name, why;
    bool operator==(const told_why&) const = default;
};
[[nodiscard]] std::vector<told_why> whys(std::string_view json);

struct member {
    std::string name;
    std::string text;
    bool operator==(const member&) const = default;
};
/// An object of texts, in order; members with empty texts are left out: what the command line sends.
[[nodiscard]] std::string object(const std::vector<member>& members);
struct member_list {
    std::string name;
    std::vector<std::string> texts;
    bool operator==(const member_list&) const = default;
};
/// The same, with a list of texts, which is left out when it is empty.
[[nodiscard]] std::string object(const std::vector<member>& members, const member_list& list);
/// The body of a log: `people` where there are any, and `promise`, itself an object, where it is not empty.
[[nodiscard]] std::string log_request(const std::vector<std::string>& people,
                                      const std::vector<member>& members, const std::string& promise);

} // namespace intouch::json
