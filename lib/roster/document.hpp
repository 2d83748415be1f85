// SPDX-License-Identifier: MIT
// A TOML file as a plain tree with places. What reads keys works on this; only document.cpp knows toml++.
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

/// A kind of value that no key takes.
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
    bool complete = true; ///< false after a syntax error: what is missing may only be unread
};

/// Stands for a date that was already reported as impossible; readers pass over it in silence.
inline constexpr date unreadable_date{std::chrono::local_days(std::chrono::year(0) / 1 / 1)};

/// Nesting that no sensible file reaches; beyond it a file is refused.
inline constexpr int depth_limit = 32;
/// Bytes; a roster of 100,000 people has about 30 MB.
inline constexpr std::size_t size_limit = std::size_t{128} << 20;

/// Never throws and never fails: what cannot be read is a fault.
[[nodiscard]] document parse(const source& file, fault_list& faults);

} // namespace intouch::roster
