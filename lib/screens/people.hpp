// SPDX-License-Identifier: MIT
// The screen People: everybody, by circle.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "screens/today.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::screens {

enum class people_filter : std::uint8_t { all, due, slipping, paused, waiting };
/// "due"; "" for all.
[[nodiscard]] std::string_view name(people_filter f);
/// All, for a name that is none.
[[nodiscard]] people_filter parse_filter(std::string_view text);

struct circle_of_people {
    std::string heading; ///< of the circle; "Everybody else"
    std::vector<row> rows;
    bool operator==(const circle_of_people&) const = default;
};

/// A circle for somebody new.
struct circle_choice {
    std::string id;
    std::string name;
    bool operator==(const circle_choice&) const = default;
};

struct people_screen {
    std::string count;   ///< "41 people", "3 of 41 people"
    bool nobody = false; ///< on the roster
    std::vector<circle_of_people> circles;
    std::vector<circle_choice> choices; ///< all circles of the roster
    std::size_t more = 0;               ///< how many come before the next page; 0: this is the last one
    bool operator==(const people_screen&) const = default;
};

/// A screen of more people would take too long to send and to scroll through.
inline constexpr std::size_t most_people_shown = 300;

/// A person stands under the first circle of the roster. `search`: part of a name, or beginnings of its words in
/// any order, without case and accents. `before`:
/// how many are left out because earlier pages show them.
[[nodiscard]] people_screen people_of(const plan::agenda& a, const plan::plan_input& in,
                                      std::string_view search, people_filter only, std::size_t before = 0);

} // namespace intouch::screens
