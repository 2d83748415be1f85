// SPDX-License-Identifier: MIT
// A TOML file as a plain tree with positions. Only document.cpp includes toml++; the readers of keys use this
// tree.
#pragma once

#include "core/date.hpp"
#include "roster/fault.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace intouch::roster {

struct position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    auto operator<=>(const position&) const = default;
};

struct node;
struct member;
using node_list = std::vector<node>;
using member_list = std::vector<member>; ///< in the order of the file

/// A time, or a date with a time. No key accepts such a value.
struct clock_value {
    std::string kind; ///< "a time", "a date and time"
    bool operator==(const clock_value&) const = default;
};

struct node {
    position at;
    std::variant<std::string, std::int64_t, double, bool, date, clock_value, node_list, member_list> value;
};

struct member {
    std::string key;
    position at; ///< of the key
    node value;
};

struct document {
    std::string file;
    member_list root;
    bool complete = true; ///< false after a syntax error: a missing entry may be in the unread part
};

/// Replaces a date that does not exist. `precheck` has reported it, so readers skip it without a fault.
inline constexpr date unreadable_date{std::chrono::local_days(std::chrono::year(0) / 1 / 1)};

/// A file with deeper nesting is refused. No sensible file comes near this limit.
inline constexpr int depth_limit = 32;
/// In bytes. A roster of 100,000 people has about 30 MB.
inline constexpr std::size_t size_limit = std::size_t{128} << 20;

/// What a file says, as one text: without comments, places, and the order of its tables.
[[nodiscard]] std::string meaning_of(const member_list& table);

/// Never throws. Every problem becomes a fault in `faults`.
[[nodiscard]] document parse(const source& file, fault_list& faults);

} // namespace intouch::roster
