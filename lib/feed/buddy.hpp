// SPDX-License-Identifier: MIT
// The hours of somebody who keeps the same time free, out of a feed of that person's intouch.
#pragma once

#include "core/result.hpp"
#include "feed/buddy_hour.hpp"
#include "feed/feed_input.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intouch::feed {

/// The largest feed of a buddy that is read.
constexpr std::size_t largest_buddy_feed = std::size_t{4} << 20U;

/// The hours that a feed tells of: its events with the text of `words::hour_text`. Bounded work and memory, whatever the
/// bytes. `errc::invalid`: it is no calendar.
[[nodiscard]] result<std::vector<buddy_hour>> read_buddy_hours(std::string_view text);

/// "Sam: 2 of 3 · 'got the lease'": what the buddy of the block had in the hour that overlaps it most. Only names in full
/// come with the story. Empty: nothing is known, or names are hidden.
[[nodiscard]] std::string buddy_line(const feed_input& in, const roster::block& b, instant from, instant to);

} // namespace intouch::feed
