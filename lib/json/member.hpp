// SPDX-License-Identifier: MIT
// Readers and writers of JSON for the command line.
#pragma once

#include "json/feed_links.hpp"
#include "roster/find_person.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::json {

/// The text under `name` of an object; empty when it is absent or no text, or when `json` is no object.
[[nodiscard]] std::string text_member(std::string_view json, std::string_view name);
/// The texts of the list under `name`; none for any other value.
[[nodiscard]] std::vector<std::string> text_list(std::string_view json, std::string_view name);
/// Ids and names in the answer to GET /api/v1/people; empty for any other text.
[[nodiscard]] std::vector<roster::named_person> named_people(std::string_view json);
/// The same of another list, such as the "blocks" and "gatherings" of GET /api/v1/agenda.
[[nodiscard]] std::vector<roster::named_person> named_in(std::string_view json, std::string_view list);
/// "roster.toml:12:9: error: …" for each error in the answer to GET /api/v1/status.
[[nodiscard]] std::vector<std::string> file_errors(std::string_view json);

/// The answer to GET /api/v1/feeds; empty for any other text.
[[nodiscard]] std::vector<feed_link> feed_links(std::string_view json);

/// A person in the answer to GET /api/v1/people, with the next touch: "Tue 1 Dec", "Call Ada Lovelace".
struct planned_person {
    std::string id, name, day, title;
    bool operator==(const planned_person&) const = default;
};
/// The people with a touch, the nearest touch first.
[[nodiscard]] std::vector<planned_person> planned_people(std::string_view json);
/// For each person in the answer to a write: why their next touch is where it is.
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
/// An object of texts, in order; members with empty texts are left out.
[[nodiscard]] std::string object(const std::vector<member>& members);
struct member_list {
    std::string name;
    std::vector<std::string> texts;
    bool operator==(const member_list&) const = default;
};
/// The same, with a list of texts; an empty list is left out.
[[nodiscard]] std::string object(const std::vector<member>& members, const member_list& list);
/// The body of a new person; an empty circle is left out, and so is `again` when it is false.
[[nodiscard]] std::string new_person_request(const std::string& text, const std::string& circle, bool again);
/// The body of a log. `people` and `promise`, itself an object, are left out when empty.
[[nodiscard]] std::string log_request(const std::vector<std::string>& people,
                                      const std::vector<member>& members, const std::string& promise);

} // namespace intouch::json
